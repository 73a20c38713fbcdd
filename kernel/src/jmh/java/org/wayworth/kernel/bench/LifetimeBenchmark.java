package org.wayworth.kernel.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.wayworth.kernel.lifetime.BgNbd;
import org.wayworth.kernel.lifetime.Fitted;
import org.wayworth.kernel.lifetime.GammaGamma;
import org.wayworth.kernel.lifetime.Histories;
import org.wayworth.kernel.lifetime.ParetoNbd;

/** 1,000,000 customers, 479,322 of them with a repeat purchase. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
public class LifetimeBenchmark {

    private static final BgNbd MODEL = new BgNbd(0.2428, 4.3864, 0.7941, 2.4356, BgNbd.DropOut.AFTER_REPEAT);

    private int[] x = new int[0];
    private double[] recency = new double[0];
    private double[] age = new double[0];
    private int[] purchases = new int[0];
    private double[] value = new double[0];

    @Setup
    public void read() {
        double[][] all = BenchInput.columns("rfm_1m");
        x = Arrays.stream(all[1]).mapToInt(v -> (int) v).toArray();
        recency = all[2];
        age = all[3];
        int[] buyers = IntStream.range(0, x.length).filter(i -> x[i] > 0).toArray();
        purchases = Arrays.stream(buyers).map(i -> x[i]).toArray();
        value = Arrays.stream(buyers).mapToDouble(i -> all[4][i]).toArray();
    }

    /** Grouping of equal histories included. */
    @Benchmark
    public Fitted<BgNbd> bgNbd() {
        return BgNbd.fit(Histories.of(x, recency, age), BgNbd.DropOut.AFTER_REPEAT).get();
    }

    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 1)
    public Fitted<ParetoNbd> paretoNbd() {
        return ParetoNbd.fit(Histories.of(x, recency, age)).get();
    }

    @Benchmark
    public GammaGamma.Result gammaGamma() {
        return GammaGamma.fit(purchases, value).get();
    }

    /** lifetimes stops some 1e-4 short of the optimum of BG/NBD. For Pareto/NBD and predictions no peer's figures are kept. */
    @TearDown
    public void compare() {
        GammaGamma spending = gammaGamma().fitted().model();
        Expected.require("lifetimes.json", "/1m_gg/p", spending.p(), 1e-6);
        Expected.require("lifetimes.json", "/1m_gg/q", spending.q(), 1e-6);
        Expected.require("lifetimes.json", "/1m_gg/v", spending.gamma(), 1e-6);
        BgNbd model = bgNbd().model();
        Expected.require("lifetimes.json", "/1m/r", model.r(), 1e-3);
        Expected.require("lifetimes.json", "/1m/alpha", model.alpha(), 1e-3);
        Expected.require("btyd.json", "/1m/ll", bgNbd().logLikelihood(), 1e-8);
    }

    @Benchmark
    public double predictAndAlive() {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += MODEL.expectedPurchases(x[i], recency[i], age[i], 39);
            sum += MODEL.probabilityAlive(x[i], recency[i], age[i]);
        }
        return sum;
    }
}
