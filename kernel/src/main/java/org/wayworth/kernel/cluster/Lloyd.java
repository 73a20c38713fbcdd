package org.wayworth.kernel.cluster;

import java.util.Arrays;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.parallel.Blocks;

/** One run of Lloyd's iterations: nearest centre, then mean of the group, until no row moves. */
final class Lloyd {

    private final double[][] columns;
    private final int n;
    private final int p;
    private final int k;
    private double[] centres;
    private int[] nearest;
    private int[] before;
    /** Of the groups as last assigned; the extra last group holds the rows that had none yet, negatively. */
    private final Sums sums;

    private int iterations;
    private boolean settled;

    Lloyd(double[][] columns, double[] centres, int k) {
        this.columns = columns;
        this.n = columns[0].length;
        this.p = columns.length;
        this.k = k;
        this.centres = centres.clone();
        this.nearest = new int[n];
        this.before = new int[n];
        Arrays.fill(nearest, k);
        this.sums = new Sums(k, p);
    }

    /**
     * @param tolerance ends when the centres move by less than this share of the columns' mean variance, squared
     *     distances summed; 0 to go on until no row moves
     */
    void iterate(int maxIterations, double tolerance) {
        double small = tolerance == 0 ? 0 : tolerance * meanVariance();
        long moved = step();
        while (moved > 0 && iterations < maxIterations && !settled) {
            double[] next = means();
            settled = shift(next) < small;
            centres = next;
            moved = step();
            iterations++;
        }
        settled |= moved == 0;
    }

    /** Assigns every row and brings the sums of the groups up to date; returns how many rows moved. */
    private long step() {
        int[] swapped = before;
        before = nearest;
        nearest = swapped;
        Sums change = Blocks.reduce(n, Distances.BLOCK * 8, this::block, Sums::join);
        sums.join(change);
        return change.moved;
    }

    /** What the rows of a block that moved bring to their group, and take from the one before. */
    private Sums block(int from, int to) {
        Sums change = new Sums(k, p);
        int[] movers = new int[Distances.BLOCK];
        Distances distances = new Distances(p);
        for (int start = from; start < to; start += Distances.BLOCK) {
            int end = Math.min(to, start + Distances.BLOCK);
            distances.nearest(columns, centres, k, start, end, nearest);
            int count = 0;
            for (int i = start; i < end; i++) {
                movers[count] = i;
                count += nearest[i] == before[i] ? 0 : 1;
            }
            change.moved += count;
            for (int m = 0; m < count; m++) {
                change.counts[nearest[movers[m]]]++;
                change.counts[before[movers[m]]]--;
            }
            for (int j = 0; j < p; j++) {
                move(columns[j], movers, count, change.columns[j]);
            }
        }
        return change;
    }

    private void move(double[] column, int[] movers, int count, double[] sums) {
        for (int m = 0; m < count; m++) {
            int row = movers[m];
            sums[nearest[row]] += column[row];
            sums[before[row]] -= column[row];
        }
    }

    private double meanVariance() {
        double sum = 0;
        for (double[] column : columns) {
            double[] moments =
                    Blocks.reduce(n, Distances.BLOCK * 8, (from, to) -> moments(column, from, to), Lloyd::add);
            double mean = moments[0] / n;
            sum += Math.max(0, moments[1] / n - mean * mean) / p;
        }
        return sum;
    }

    private static double[] moments(double[] column, int from, int to) {
        double[] moments = new double[2];
        for (int i = from; i < to; i++) {
            moments[0] += column[i];
            moments[1] += column[i] * column[i];
        }
        return moments;
    }

    private static double[] add(double[] one, double[] other) {
        one[0] += other[0];
        one[1] += other[1];
        return one;
    }

    private double shift(double[] next) {
        double sum = 0;
        for (int i = 0; i < next.length; i++) {
            sum += (next[i] - centres[i]) * (next[i] - centres[i]);
        }
        return sum;
    }

    /** Means of the groups; an empty group starts anew at the row farthest from its centre. */
    private double[] means() {
        double[] means = new double[k * p];
        boolean[] taken = new boolean[0];
        double[] squared = new double[0];
        for (int c = 0; c < k; c++) {
            if (sums.counts[c] == 0) {
                if (taken.length == 0) {
                    taken = new boolean[n];
                    squared = squared();
                }
                int row = farthest(squared, taken);
                taken[row] = true;
                for (int j = 0; j < p; j++) {
                    means[c * p + j] = columns[j][row];
                }
            } else {
                for (int j = 0; j < p; j++) {
                    means[c * p + j] = sums.columns[j][c] / sums.counts[c];
                }
            }
        }
        return means;
    }

    private static int farthest(double[] squared, boolean[] taken) {
        int farthest = 0;
        for (int i = 1; i < squared.length; i++) {
            if (!taken[i] && (taken[farthest] || squared[i] > squared[farthest])) {
                farthest = i;
            }
        }
        return farthest;
    }

    /** The squared distance of every row to its centre. */
    private double[] squared() {
        double[] squared = new double[n];
        Blocks.reduce(
                n,
                Distances.BLOCK,
                (from, to) -> {
                    Distances.toOwnCentre(columns, centres, nearest, from, to, squared);
                    return to;
                },
                Math::max);
        return squared;
    }

    /** Squared distances to the centre, summed by group. */
    private double[] within() {
        double[] squared = squared();
        double[] within = new double[k];
        for (int i = 0; i < n; i++) {
            within[nearest[i]] += squared[i];
        }
        return within;
    }

    /** Squared distances of all rows to their centre. */
    double total() {
        return Arrays.stream(within()).sum();
    }

    KMeans.Result result() {
        double[] within = within();
        return new KMeans.Result(
                Matrix.ofRows(k, p, centres),
                Partition.of(k, nearest),
                Vector.of(within),
                Arrays.stream(within).sum(),
                iterations,
                settled);
    }

    /** What one pass over the rows gathers. */
    private static final class Sums {
        private final double[][] columns;
        private final double[] counts;
        private long moved;

        Sums(int k, int p) {
            columns = new double[p][k + 1];
            counts = new double[k + 1];
        }

        Sums join(Sums other) {
            for (int j = 0; j < columns.length; j++) {
                for (int c = 0; c < counts.length; c++) {
                    columns[j][c] += other.columns[j][c];
                }
            }
            for (int c = 0; c < counts.length; c++) {
                counts[c] += other.counts[c];
            }
            moved += other.moved;
            return this;
        }
    }
}
