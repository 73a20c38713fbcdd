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
    private final double[] squared;
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
        this.squared = new double[n];
        Arrays.fill(nearest, -1);
    }

    void iterate(int maxIterations) {
        for (iterations = 1; ; iterations++) {
            Sums sums = step();
            settled = sums.moved == 0;
            if (settled || iterations > maxIterations) {
                break;
            }
            centres = means(sums);
        }
        iterations = Math.min(iterations, maxIterations);
    }

    /** Assigns every row; returns what the next centres need. */
    private Sums step() {
        int[] swapped = before;
        before = nearest;
        nearest = swapped;
        return Blocks.reduce(n, Distances.BLOCK * 8, this::block, Sums::join);
    }

    private Sums block(int from, int to) {
        Sums sums = new Sums(k, p);
        for (int start = from; start < to; start += Distances.BLOCK) {
            int end = Math.min(to, start + Distances.BLOCK);
            Distances.nearest(columns, centres, k, start, end, nearest, squared);
            for (int i = start; i < end; i++) {
                sums.moved += nearest[i] == before[i] ? 0 : 1;
                sums.counts[nearest[i]]++;
            }
            for (int j = 0; j < p; j++) {
                addByGroup(columns[j], nearest, start, end, sums.columns[j]);
            }
        }
        return sums;
    }

    private static void addByGroup(double[] column, int[] group, int from, int to, double[] sums) {
        for (int i = from; i < to; i++) {
            sums[group[i]] += column[i];
        }
    }

    /** Means of the groups; an empty group starts anew at the row farthest from its centre. */
    private double[] means(Sums sums) {
        double[] means = new double[k * p];
        boolean[] taken = new boolean[0];
        for (int c = 0; c < k; c++) {
            if (sums.counts[c] == 0) {
                taken = taken.length == 0 ? new boolean[n] : taken;
                int row = farthest(taken);
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

    private int farthest(boolean[] taken) {
        int farthest = 0;
        for (int i = 1; i < n; i++) {
            if (!taken[i] && (taken[farthest] || squared[i] > squared[farthest])) {
                farthest = i;
            }
        }
        return farthest;
    }

    /** Squared distances of all rows to their centre. */
    double total() {
        return Blocks.reduce(
                n,
                Distances.BLOCK,
                (from, to) -> {
                    double sum = 0;
                    for (int i = from; i < to; i++) {
                        sum += squared[i];
                    }
                    return sum;
                },
                Double::sum);
    }

    KMeans.Result result() {
        double[] within = new double[k];
        for (int i = 0; i < n; i++) {
            within[nearest[i]] += squared[i];
        }
        return new KMeans.Result(
                Matrix.ofRows(k, p, centres),
                Partition.of(k, nearest),
                Vector.of(within),
                total(),
                iterations,
                settled);
    }

    /** What one pass over the rows gathers. */
    private static final class Sums {
        private final double[][] columns;
        private final double[] counts;
        private long moved;

        Sums(int k, int p) {
            columns = new double[p][k];
            counts = new double[k];
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
