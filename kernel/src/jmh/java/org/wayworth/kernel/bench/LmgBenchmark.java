package org.wayworth.kernel.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.wayworth.kernel.importance.Lmg;
import org.wayworth.kernel.importance.LmgBootstrap;
import org.wayworth.kernel.resample.Bootstrap;
import org.wayworth.kernel.resample.Replicates;
import org.wayworth.kernel.resample.Sampling;

/** LMG of 10 and 15 columns, 100,000 rows, alone and with 200 bootstrap resamples. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 10)
@Fork(value = 1, jvmArgsAppend = {"-Xmx56m", "-XX:+UseSerialGC"})
public class LmgBenchmark {

    @Param({"10", "15"})
    public int p;

    private double[][] columns = new double[0][];
    private double[] y = new double[0];

    @Setup
    public void read() {
        double[][] all = BenchInput.columns("lmg_p" + p);
        y = all[0];
        columns = BenchInput.withoutFirst(all);
    }

    @Benchmark
    public Lmg.Result lmg() {
        return Lmg.fit(columns, y, null).get();
    }

    @Benchmark
    @Warmup(iterations = 2)
    @Measurement(iterations = 3)
    public Replicates bootstrap200() {
        return LmgBootstrap.run(columns, y, null, Sampling.rows(y.length), new Bootstrap.Options(200, 1))
                .get();
    }

    /** relaimpo's shares. Its bootstrap draws otherwise than ours, so there is nothing to compare. */
    @TearDown
    public void compare() {
        Lmg.Result fit = lmg();
        for (int j = 0; j < p; j++) {
            Expected.require("lmg_p" + p + ".json", "/x" + (j + 1), fit.shares().at(j), 1e-10);
        }
    }
}
