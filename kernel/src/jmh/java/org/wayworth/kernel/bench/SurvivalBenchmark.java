package org.wayworth.kernel.bench;

import java.util.Arrays;
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
import org.wayworth.kernel.survival.Concordance;
import org.wayworth.kernel.survival.Cox;
import org.wayworth.kernel.survival.KaplanMeier;
import org.wayworth.kernel.survival.LogRank;
import org.wayworth.kernel.survival.SurvivalCurve;

/** 1,000,000 rows with ten columns and times in whole days, 1,095 of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = {"-Xmx400m", "-XX:+UseSerialGC"})
public class SurvivalBenchmark {

    private double[][] columns = new double[0][];
    private double[] time = new double[0];
    private boolean[] event = new boolean[0];
    private int[] group = new int[0];

    @Setup
    public void read() {
        double[][] all = BenchInput.columns("cox_1m");
        time = all[0];
        columns = Arrays.copyOfRange(all, 2, all.length);
        event = new boolean[time.length];
        group = new int[time.length];
        for (int i = 0; i < time.length; i++) {
            event[i] = all[1][i] == 1;
            group[i] = columns[0][i] > 0 ? 1 : 0;
        }
    }

    @Benchmark
    public Cox.Result coxEfron() {
        return Cox.fit(columns, time, event, Cox.Options.defaults()).get();
    }

    @Benchmark
    public Cox.Result coxBreslow() {
        return Cox.fit(columns, time, event, Cox.Options.defaults().withTies(Cox.Ties.BRESLOW))
                .get();
    }

    /** Both ways with ties, with survival's. For concordance, curve and test no peer's figures are kept. */
    @TearDown
    public void compare() {
        compare("cox_1m_efron.json", coxEfron());
        compare("cox_1m_breslow.json", coxBreslow());
    }

    private static void compare(String file, Cox.Result fit) {
        for (int j = 0; j < fit.coefficients().size(); j++) {
            Expected.require(file, "/coef/x" + (j + 1), fit.coefficients().at(j), 1e-7);
            Expected.require(file, "/se/" + j, Math.sqrt(fit.covariance().at(j, j)), 1e-7);
        }
        Expected.require(file, "/loglik/0", fit.nullLogLikelihood(), 1e-10);
        Expected.require(file, "/loglik/1", fit.logLikelihood(), 1e-10);
    }

    @Benchmark
    public Concordance.Result concordance() {
        return Concordance.of(time, event, columns[0], null, 0.95).get();
    }

    @Benchmark
    public SurvivalCurve kaplanMeier() {
        return KaplanMeier.fit(time, event, KaplanMeier.Options.defaults()).get();
    }

    @Benchmark
    public LogRank.Result logRank() {
        return LogRank.test(time, event, group, LogRank.Options.defaults()).get();
    }
}
