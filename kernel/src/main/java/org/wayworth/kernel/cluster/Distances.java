package org.wayworth.kernel.cluster;

import java.util.Arrays;

/** Squared Euclidean distances from blocks of rows to a few centres: the inner loops of k-means. */
final class Distances {

    /** Rows in a block. */
    static final int BLOCK = 2_048;
    /** Rows whose distances stay in the first-level cache while all columns pass by. */
    private static final int STRIP = 256;

    private Distances() {}

    /**
     * The nearest centre of rows {@code from} to {@code to}, and how far it is.
     *
     * @param columns {@code columns[j][i]}
     * @param centres centre after centre
     * @param nearest filled at {@code from} to {@code to}
     * @param squared filled likewise
     */
    static void nearest(
            double[][] columns, double[] centres, int k, int from, int to, int[] nearest, double[] squared) {
        int p = columns.length;
        double[] sums = new double[STRIP];
        for (int start = from; start < to; start += STRIP) {
            int length = Math.min(STRIP, to - start);
            for (int c = 0; c < k; c++) {
                toCentre(columns, centres, c * p, start, length, sums);
                if (c == 0) {
                    System.arraycopy(sums, 0, squared, start, length);
                    Arrays.fill(nearest, start, start + length, 0);
                } else {
                    keepNearer(sums, c, start, length, nearest, squared);
                }
            }
        }
    }

    private static void keepNearer(double[] sums, int c, int start, int length, int[] nearest, double[] squared) {
        for (int i = 0; i < length; i++) {
            if (sums[i] < squared[start + i]) {
                squared[start + i] = sums[i];
                nearest[start + i] = c;
            }
        }
    }

    /** Fills {@code sums} with the squared distances of {@code length} rows from {@code start} to one centre. */
    static void toCentre(double[][] columns, double[] centres, int at, int start, int length, double[] sums) {
        int p = columns.length;
        Arrays.fill(sums, 0, length, 0);
        int j = 0;
        for (; j + 4 <= p; j += 4) {
            addFour(columns, j, centres, at + j, start, length, sums);
        }
        for (; j < p; j++) {
            double[] x = columns[j];
            double m = centres[at + j];
            for (int i = 0; i < length; i++) {
                double gap = x[start + i] - m;
                sums[i] += gap * gap;
            }
        }
    }

    /** Four columns at a time, so that the running sums are loaded and stored a quarter as often. */
    private static void addFour(
            double[][] columns, int j, double[] centres, int at, int start, int length, double[] sums) {
        double[] x0 = columns[j];
        double[] x1 = columns[j + 1];
        double[] x2 = columns[j + 2];
        double[] x3 = columns[j + 3];
        double m0 = centres[at];
        double m1 = centres[at + 1];
        double m2 = centres[at + 2];
        double m3 = centres[at + 3];
        for (int i = 0; i < length; i++) {
            double g0 = x0[start + i] - m0;
            double g1 = x1[start + i] - m1;
            double g2 = x2[start + i] - m2;
            double g3 = x3[start + i] - m3;
            sums[i] += (g0 * g0 + g1 * g1) + (g2 * g2 + g3 * g3);
        }
    }
}
