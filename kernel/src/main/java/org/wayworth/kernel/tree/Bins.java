package org.wayworth.kernel.tree;

import java.util.Arrays;

/** Cuts columns at quantiles, so that a tree needs to look at few places only. */
final class Bins {

    /** A column has at most this many bins. */
    static final int MOST = 64;

    /** Upper ends of all bins but the last, rising; an end itself belongs to the next bin. */
    private final double[][] cuts;

    private Bins(double[][] cuts) {
        this.cuts = cuts;
    }

    static Bins of(double[][] columns) {
        double[][] cuts = new double[columns.length][];
        for (int j = 0; j < cuts.length; j++) {
            cuts[j] = cuts(columns[j]);
        }
        return new Bins(cuts);
    }

    private static double[] cuts(double[] column) {
        double[] sorted = column.clone();
        Arrays.sort(sorted);
        double[] cuts = new double[MOST - 1];
        int count = 0;
        for (int b = 1; b < MOST; b++) {
            int at = (int) ((long) b * sorted.length / MOST);
            double below = sorted[Math.max(0, at - 1)];
            // halfway to the next value, so that rows between are not all on one side
            int next = at;
            while (next < sorted.length && sorted[next] == below) {
                next++;
            }
            if (next == sorted.length) {
                break;
            }
            double middle = below + (sorted[next] - below) / 2;
            double cut = middle > below ? middle : sorted[next];
            if (count == 0 || cut > cuts[count - 1]) {
                cuts[count++] = cut;
            }
        }
        return Arrays.copyOf(cuts, count);
    }

    int columns() {
        return cuts.length;
    }

    /** Where each column's bins begin when all are laid in a row; one more for the end. */
    int[] starts() {
        int[] starts = new int[cuts.length + 1];
        for (int j = 0; j < cuts.length; j++) {
            starts[j + 1] = starts[j] + cuts[j].length + 1;
        }
        return starts;
    }

    /** The bin of a value among those of its column, from 0. */
    int bin(int j, double value) {
        int at = Arrays.binarySearch(cuts[j], value);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** Values of column {@code j} in this bin or one before it are less. */
    double upperEnd(int j, int bin) {
        return cuts[j][bin];
    }
}
