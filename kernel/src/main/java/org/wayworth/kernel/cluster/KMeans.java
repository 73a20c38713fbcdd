package org.wayworth.kernel.cluster;

import java.util.List;
import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.random.Streams;

/**
 * k-means: k centres such that the squared distances of the rows to their nearest centre are small.
 *
 * <p>Bring columns to one scale first: a column in pence outvotes one in years. Groups come out round and of like
 * width whether the data are so or not; ask {@link GroupCount} whether there are groups at all.
 *
 * <p>Lloyd's iterations from several k-means++ starts, the best kept. Work is done in blocks on all cores; the result
 * does not depend on how many there are. Sources: Lloyd (1982), IEEE Trans. Information Theory 28, 129–137; Arthur and
 * Vassilvitskii (2007), SODA, 1027–1035 (starts: the best of 2 + ln k candidates at each draw, as they suggest).
 */
public final class KMeans {

    /**
     * @param k groups, 1 or more
     * @param starts the best of which is kept; 20 is careful, 10 usual
     * @param maxIterations Lloyd iterations of each start
     * @param tolerance a start ends when its centres move by less than this share of the columns' mean variance (squared
     *     distances, summed); 0 to go on until no row moves, which in large data can take long for nothing
     * @param seed start s uses stream s of it
     */
    public record Options(int k, int starts, int maxIterations, double tolerance, long seed) {
        public Options {
            if (k < 1 || starts < 1 || maxIterations < 1 || !(tolerance >= 0)) {
                throw new IllegalArgumentException("k, starts and maxIterations must be 1 or more and tolerance 0 or"
                        + " more, not " + k + ", " + starts + ", " + maxIterations + ", " + tolerance);
            }
        }

        /** Twenty starts, 300 iterations, a tolerance of 1e-4. */
        public static Options of(int k, long seed) {
            return new Options(k, 20, 300, 1e-4, seed);
        }
    }

    /**
     * @param centres one row a group
     * @param within squared distances to the centre, summed by group
     * @param total sum of {@code within}
     * @param iterations of the start that was kept: how often its centres moved
     * @param settled whether it ended before its iterations did
     */
    public record Result(
            Matrix centres, Partition partition, Vector within, double total, int iterations, boolean settled) {}

    private KMeans() {}

    /** @param columns {@code columns[j][i]}: column j of row i, finite */
    public static Fit<Result> fit(double[][] columns, Options options) {
        int n = Columns.requireRows(columns);
        Optional<Fit<Result>> out = Magnitude.out(columns);
        if (out.isPresent()) {
            return out.get();
        }

        if (n < options.k()) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS, n + " rows for " + options.k() + " groups", "ask for fewer groups");
        }
        List<Lloyd> best = List.of();
        for (int start = 0; start < options.starts(); start++) {
            double[] centres = Seeding.spread(columns, options.k(), Streams.stream(options.seed(), start));
            if (centres.length == 0) {
                return Fit.impossible(
                        Fit.Reason.NO_VARIATION,
                        "fewer than " + options.k() + " rows differ from each other",
                        "ask for fewer groups");
            }
            Lloyd run = new Lloyd(columns, centres, options.k());
            run.iterate(options.maxIterations(), options.tolerance());
            if (best.isEmpty() || run.total() < best.get(0).total()) {
                best = List.of(run);
            }
        }
        return Fit.done(best.get(0).result());
    }

    /** From given centres, one row each, until no row moves. */
    public static Fit<Result> fitFrom(double[][] columns, double[][] centres, int maxIterations) {
        Columns.requireRows(columns);
        Optional<Fit<Result>> out = Magnitude.out(columns);
        if (out.isPresent()) {
            return out.get();
        }

        double[] flat = new double[centres.length * columns.length];
        for (int c = 0; c < centres.length; c++) {
            if (centres[c].length != columns.length) {
                throw new IllegalArgumentException(
                        "centre " + c + " must have " + columns.length + " values, not " + centres[c].length);
            }
            System.arraycopy(centres[c], 0, flat, c * columns.length, columns.length);
        }
        Lloyd run = new Lloyd(columns, flat, centres.length);
        run.iterate(maxIterations, 0);
        return Fit.done(run.result());
    }

    /** The group whose centre is nearest, for rows that were not part of the fit. */
    public static Partition assign(double[][] columns, Matrix centres) {
        int n = Columns.requireRows(columns);
        for (double[] column : columns) {
            Magnitude.require("columns", column);
        }
        int[] nearest = new int[n];
        double[] flat = centres.toArray();
        Blocks.reduce(
                n,
                Distances.BLOCK,
                (from, to) -> {
                    new Distances(columns.length).nearest(columns, flat, centres.rows(), from, to, nearest);
                    return to;
                },
                Math::max);
        return Partition.of(centres.rows(), nearest);
    }
}
