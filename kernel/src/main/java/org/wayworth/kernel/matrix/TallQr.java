package org.wayworth.kernel.matrix;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * The triangular factor of a tall table by Householder reflections (Golub and Van Loan 2013, Matrix Computations,
 * section 5.2): for columns so nearly dependent that their cross-products no longer tell them apart.
 *
 * <p>Works column by column on a copy of the data; use {@link Moments} and {@link Cholesky} first.
 */
public final class TallQr {

    private TallQr() {}

    /**
     * R with X'X = R'R, as the factor L = R'. The signs of its diagonal are free.
     *
     * @param columns {@code columns[j][i]}; overwritten
     * @param tolerance a column whose part at right angles to the earlier ones is at most this share of its length
     *     counts as dependent
     */
    public static Cholesky factor(double[][] columns, double tolerance) {
        int n = Rows.count(columns);
        int p = columns.length;
        if (n < p) {
            throw new IllegalArgumentException("columns must have at least as many rows as columns, not " + n);
        }
        double[] upper = new double[p * p];
        IntArrayList dependent = new IntArrayList();
        int pivot = 0;
        for (int j = 0; j < p; j++) {
            double length = length(columns[j], 0);
            double rest = length(columns[j], pivot);
            for (int i = 0; i < pivot; i++) {
                upper[i * p + j] = columns[j][i];
            }
            if (!(rest > tolerance * length)) {
                dependent.add(j);
                continue;
            }
            upper[j * p + j] = reflect(columns, j, pivot, rest);
            pivot++;
        }
        return Cholesky.ofUpper(upper, p, dependent.toIntArray());
    }

    /** Turns column j onto its pivot row and the later columns with it; the value left on the diagonal. */
    private static double reflect(double[][] columns, int j, int pivot, double rest) {
        double[] v = columns[j];
        int n = v.length;
        double diagonal = v[pivot] > 0 ? -rest : rest;
        v[pivot] -= diagonal;
        double half = -diagonal * v[pivot];
        for (int k = j + 1; k < columns.length; k++) {
            double[] x = columns[k];
            double sum = 0;
            for (int i = pivot; i < n; i++) {
                sum += v[i] * x[i];
            }
            double step = sum / half;
            for (int i = pivot; i < n; i++) {
                x[i] -= step * v[i];
            }
        }
        return diagonal;
    }

    private static double length(double[] column, int from) {
        double largest = 0;
        for (int i = from; i < column.length; i++) {
            largest = Math.max(largest, Math.abs(column[i]));
        }
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = from; i < column.length; i++) {
            double share = column[i] / largest;
            sum += share * share;
        }
        return largest * Math.sqrt(sum);
    }
}
