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

/** 1,000,000 rows of twenty columns, eight groups: apart, and overlapping. Each task holds only the rows it asks for. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = {"-Xmx256m", "-XX:+UseSerialGC"})
public class ClusterBenchmark {

    private static final int GROUPS = 8;

    /** Groups that overlap, so that no partition is ever final. */
    @State(Scope.Benchmark)
    public static class Overlapping {

        private double[][] columns = new double[0][];

        @Setup
        public void read() {
            columns = BenchInput.columns("kmeans_1m_overlap");
        }

        @TearDown
        public void compare() {
            Expected.require("kmeans_1m_overlap.json", "/inertia", twenty(columns).total(), 1e-9);
        }
    }

    /** Groups that lie apart. */
    @State(Scope.Benchmark)
    public static class Apart {

        private double[][] columns = new double[0][];

        @Setup
        public void read() {
            columns = BenchInput.columns("kmeans_1m");
        }

        @TearDown
        public void compare() {
            Expected.require("kmeans_1m.json", "/first8/inertia", converged(columns).total(), 1e-9);
        }
    }

    /** The first rows of groups that lie apart: a silhouette takes time by the square of the rows. */
    @State(Scope.Benchmark)
    public static class Few {

        private static final int ROWS = 20_000;

        private double[][] columns = new double[0][];
        private Partition partition = Partition.of(1, new int[1]);

        @Setup
        public void read() {
            columns = Arrays.stream(BenchInput.columns("kmeans_1m"))
                    .map(column -> Arrays.copyOf(column, ROWS))
                    .toArray(double[][]::new);
            partition = KMeans.fit(columns, KMeans.Options.of(GROUPS, 1)).get().partition();
        }
    }

    /** Exactly twenty Lloyd iterations from the first eight rows. */
    @Benchmark
    public KMeans.Result twentyIterations(Overlapping rows) {
        return twenty(rows.columns);
    }

    @Benchmark
    public KMeans.Result toConvergence(Apart rows) {
        return converged(rows.columns);
    }

    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 2)
    public KMeans.Result tenStarts(Apart rows) {
        return KMeans.fit(rows.columns, new KMeans.Options(GROUPS, 10, 300, 1e-4, 1))
                .get();
    }

    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public Silhouette.Result silhouette(Few rows) {
        return Silhouette.euclidean(rows.columns, rows.partition).get();
    }

    private static KMeans.Result twenty(double[][] columns) {
        return KMeans.fitFrom(columns, firstRows(columns), 20).get();
    }

    private static KMeans.Result converged(double[][] columns) {
        return KMeans.fitFrom(columns, firstRows(columns), 300).get();
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
