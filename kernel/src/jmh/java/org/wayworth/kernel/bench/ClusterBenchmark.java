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
import org.wayworth.kernel.cluster.KMeans;
import org.wayworth.kernel.cluster.Partition;
import org.wayworth.kernel.cluster.Silhouette;

/** 1,000,000 rows of twenty columns, eight groups: apart, and overlapping. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = {"-Xmx440m", "-XX:+UseSerialGC"})
public class ClusterBenchmark {

    private static final int GROUPS = 8;
    private static final int SILHOUETTE_ROWS = 20_000;

    private double[][] apart = new double[0][];
    private double[][] overlapping = new double[0][];
    private double[][] few = new double[0][];
    private Partition partition = Partition.of(1, new int[1]);

    @Setup
    public void read() {
        apart = BenchInput.columns("kmeans_1m");
        overlapping = BenchInput.columns("kmeans_1m_overlap");
        few = Arrays.stream(apart)
                .map(column -> Arrays.copyOf(column, SILHOUETTE_ROWS))
                .toArray(double[][]::new);
        partition = KMeans.fit(few, KMeans.Options.of(GROUPS, 1)).get().partition();
    }

    /** Exactly twenty Lloyd iterations from the first eight rows. */
    @Benchmark
    public KMeans.Result twentyIterations() {
        return KMeans.fitFrom(overlapping, firstRows(overlapping), 20).get();
    }

    @Benchmark
    public KMeans.Result toConvergence() {
        return KMeans.fitFrom(apart, firstRows(apart), 300).get();
    }

    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 2)
    public KMeans.Result tenStarts() {
        return KMeans.fit(apart, new KMeans.Options(GROUPS, 10, 300, 1e-4, 1)).get();
    }

    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public Silhouette.Result silhouette() {
        return Silhouette.euclidean(few, partition).get();
    }

    /** scikit-learn's sums from the same first rows. For ten starts and silhouettes no peer's figures are kept. */
    @TearDown
    public void compare() {
        Expected.require("kmeans_1m_overlap.json", "/inertia", twentyIterations().total(), 1e-9);
        Expected.require("kmeans_1m.json", "/first8/inertia", toConvergence().total(), 1e-9);
    }

    private static double[][] firstRows(double[][] columns) {
        double[][] rows = new double[GROUPS][columns.length];
        for (int row = 0; row < GROUPS; row++) {
            for (int j = 0; j < columns.length; j++) {
                rows[row][j] = columns[j][row];
            }
        }
        return rows;
    }
}
