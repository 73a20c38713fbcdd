package org.wayworth.kernel.cluster;

import java.util.Arrays;

/**
 * Squared Euclidean distances from strips of rows to a few centres: the inner loops of k-means and silhouettes.
 *
 * <p>A strip is copied into arrays of its own before it is worked on. That costs one copy and wins vector instructions:
 * the compiler uses them only where all arrays of a loop are read at the same index (measured: three times faster).
 */
final class Distances {

    /** Rows in a block of work. */
    static final int BLOCK = 2_048;
    /** Rows in a strip: few enough to stay near the processor while all centres pass by. */
    static final int STRIP = 256;

    /** {@code tile[j][i]}. */
    private final double[][] tile;

    private final double[] sums = new double[STRIP];
    private final double[] least = new double[STRIP];
    private final int[] nearest = new int[STRIP];
    private int length;

    Distances(int columns) {
        this.tile = new double[columns][STRIP];
    }

    /** Takes the rows from {@code start}, {@link #STRIP} of them or fewer. */
    void load(double[][] columns, int start, int rows) {
        length = rows;
        for (int j = 0; j < columns.length; j++) {
            System.arraycopy(columns[j], start, tile[j], 0, rows);
        }
    }

    /**
     * The nearest centre of every row from {@code from} to {@code to}.
     *
     * <p>|x − m|² is |x|² − 2x·m + |m|², of which the first part is the same for every centre: half of |m|² less x·m is
     * least where the distance is. Seen from amid the centres, so that large means cost no digits.
     *
     * @param columns {@code columns[j][i]}
     * @param centres centre after centre
     * @param group filled at {@code from} to {@code to}
     */
    void nearest(double[][] columns, double[] centres, int k, int from, int to, int[] group) {
        int p = columns.length;
        double[] origin = origin(centres, k, p);
        double[] shifted = centres.clone();
        double[] halfSquares = new double[k];
        for (int c = 0; c < k; c++) {
            for (int j = 0; j < p; j++) {
                double m = centres[c * p + j] - origin[j];
                shifted[c * p + j] = m;
                halfSquares[c] += m * m / 2;
            }
        }
        for (int start = from; start < to; start += STRIP) {
            load(columns, start, Math.min(STRIP, to - start));
            for (int j = 0; j < p; j++) {
                subtract(tile[j], origin[j]);
            }
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            for (int c = 0; c < k; c++) {
                score(shifted, c * p, halfSquares[c]);
                keepNearer(c);
            }
            System.arraycopy(nearest, 0, group, start, length);
        }
    }

    private static double[] origin(double[] centres, int k, int p) {
        double[] origin = new double[p];
        for (int i = 0; i < centres.length; i++) {
            origin[i % p] += centres[i] / k;
        }
        return origin;
    }

    private static void subtract(double[] values, double origin) {
        for (int i = 0; i < STRIP; i++) {
            values[i] -= origin;
        }
    }

    /** Half of |m|² less x·m, for the centre at {@code at}. */
    private void score(double[] centres, int at, double halfSquare) {
        int p = tile.length;
        Arrays.fill(sums, halfSquare);
        int j = 0;
        for (; j + 4 <= p; j += 4) {
            takeFour(tile[j], tile[j + 1], tile[j + 2], tile[j + 3], centres, at + j, sums);
        }
        for (; j < p; j++) {
            takeOne(tile[j], centres[at + j], sums);
        }
    }

    private static void takeOne(double[] x, double m, double[] sums) {
        for (int i = 0; i < STRIP; i++) {
            sums[i] -= x[i] * m;
        }
    }

    private static void takeFour(
            double[] x0, double[] x1, double[] x2, double[] x3, double[] centres, int at, double[] sums) {
        double m0 = centres[at];
        double m1 = centres[at + 1];
        double m2 = centres[at + 2];
        double m3 = centres[at + 3];
        for (int i = 0; i < STRIP; i++) {
            sums[i] -= (x0[i] * m0 + x1[i] * m1) + (x2[i] * m2 + x3[i] * m3);
        }
    }

    /**
     * The squared distance of every row from {@code from} to {@code to} to the centre of its group.
     *
     * @param squared filled at {@code from} to {@code to}
     */
    static void toOwnCentre(double[][] columns, double[] centres, int[] group, int from, int to, double[] squared) {
        int p = columns.length;
        Arrays.fill(squared, from, to, 0);
        for (int j = 0; j < p; j++) {
            double[] column = columns[j];
            for (int i = from; i < to; i++) {
                double gap = column[i] - centres[group[i] * p + j];
                squared[i] += gap * gap;
            }
        }
    }

    /**
     * Without branches, which would be guessed wrong about as often as not: the sign bit of the difference says which is
     * nearer.
     */
    private void keepNearer(int c) {
        for (int i = 0; i < STRIP; i++) {
            int nearer = (int) (Double.doubleToRawLongBits(sums[i] - least[i]) >>> 63);
            nearest[i] += (c - nearest[i]) * nearer;
        }
        for (int i = 0; i < STRIP; i++) {
            least[i] = Math.min(least[i], sums[i]);
        }
    }

    /** Squared distances of the strip's rows to the centre at {@code at}: valid until the next call. */
    double[] toCentre(double[] centres, int at) {
        int p = tile.length;
        Arrays.fill(sums, 0);
        int j = 0;
        for (; j + 4 <= p; j += 4) {
            addFour(tile[j], tile[j + 1], tile[j + 2], tile[j + 3], centres, at + j, sums);
        }
        for (; j < p; j++) {
            addOne(tile[j], centres[at + j], sums);
        }
        return sums;
    }

    private static void addOne(double[] x, double m, double[] sums) {
        for (int i = 0; i < STRIP; i++) {
            double gap = x[i] - m;
            sums[i] += gap * gap;
        }
    }

    /** Four columns at a time, so that the running sums are loaded and stored a quarter as often. */
    private static void addFour(
            double[] x0, double[] x1, double[] x2, double[] x3, double[] centres, int at, double[] sums) {
        double m0 = centres[at];
        double m1 = centres[at + 1];
        double m2 = centres[at + 2];
        double m3 = centres[at + 3];
        for (int i = 0; i < STRIP; i++) {
            double g0 = x0[i] - m0;
            double g1 = x1[i] - m1;
            double g2 = x2[i] - m2;
            double g3 = x3[i] - m3;
            sums[i] += (g0 * g0 + g1 * g1) + (g2 * g2 + g3 * g3);
        }
    }
}
