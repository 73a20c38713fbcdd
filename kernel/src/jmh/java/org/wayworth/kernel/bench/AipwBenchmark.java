package org.wayworth.kernel.bench;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.wayworth.kernel.causal.Aipw;
import org.wayworth.kernel.causal.CrossFitting;
import org.wayworth.kernel.causal.Folds;
import org.wayworth.kernel.causal.LinearLearner;
import org.wayworth.kernel.causal.LogisticLearner;
import org.wayworth.kernel.causal.Overlap;

/** AIPW by least squares and logistic regression, 100,000 rows × 20 covariates, five given folds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 6)
@Fork(value = 1, jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
public class AipwBenchmark {

    private double[][] covariates = new double[0][];
    private double[] outcome = new double[0];
    private double[] treated = new double[0];
    private Aipw.Options options = Aipw.Options.standard(CrossFitting.standard(1));

    @Setup
    public void read() {
        double[][] all = BenchInput.columns("aipw_100k");
        outcome = all[0];
        treated = all[1];
        covariates = Arrays.copyOfRange(all, 2, all.length - 1);
        int[] fold = Arrays.stream(all[all.length - 1]).mapToInt(k -> (int) k).toArray();
        options = Aipw.Options.standard(CrossFitting.given(Folds.given(fold)))
                .learning(List.of(LinearLearner.leastSquares()), List.of(LogisticLearner.maximumLikelihood()))
                .keeping(new Overlap.Rule(0, 1, 0));
    }

    @Benchmark
    public Aipw.Result fiveFolds() {
        return Aipw.fit(covariates, treated, outcome, options).get();
    }

    @TearDown
    public void compare() {
        Expected.require("aipw.json", "/cf5/0", fiveFolds().effect().value(), 1e-6);
        Expected.require("aipw.json", "/cf5/1", fiveFolds().effect().standardError(), 1e-4);
    }
}
