package org.wayworth.kernel.bench;

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
import org.wayworth.kernel.regression.Ols;

/** Least squares with HC3 errors, 2,000,000 rows × 30 columns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = {"-Xmx760m", "-XX:+UseSerialGC"})
public class OlsBenchmark {

    private double[][] columns = new double[0][];
    private double[] y = new double[0];

    @Setup
    public void read() {
        double[][] all = BenchInput.doubles("lm_2m", 31);
        y = all[0];
        columns = BenchInput.withoutFirst(all);
    }

    @Benchmark
    public Ols.Result hc3() {
        return Ols.fit(columns, y, Ols.Options.standard()).get();
    }

    @TearDown
    public void compare() {
        Ols.Result fit = hc3();
        for (int j = 0; j <= columns.length; j++) {
            Expected.require("lm_2m.json", "/coef/" + j, fit.coefficients().at(j), 1e-9);
            Expected.require("lm_2m.json", "/hc3/" + j, fit.standardError(j), 1e-9);
        }
    }
}
