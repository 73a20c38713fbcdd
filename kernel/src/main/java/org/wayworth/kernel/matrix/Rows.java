package org.wayworth.kernel.matrix;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows and columns of a table: whether they fit together, and some of them. */
public final class Rows {

    /** Beyond, weighted squares would be infinite, or nothing. */
    private static final double MOST_WEIGHT = 1e70;

    private Rows() {}

    /** The number of rows, or an exception when the columns differ in length, are absent or hold no rows. */
    public static int count(double[][] columns) {
        if (columns.length == 0 || columns[0].length == 0) {
            throw new IllegalArgumentException("columns must hold at least one column and one row");
        }
        int n = columns[0].length;
        for (int j = 1; j < columns.length; j++) {
            if (columns[j].length != n) {
                throw new IllegalArgumentException(
                        "columns must have " + n + " rows like column 0, not " + columns[j].length + " in column " + j);
            }
        }
        return n;
    }

    /** The columns, and one more at their end; not copied. */
    public static double[][] with(double[][] columns, double[] last) {
        double[][] all = Arrays.copyOf(columns, columns.length + 1);
        all[columns.length] = last;
        return all;
    }

    /** The values at some rows, in the order of {@code rows}. */
    public static double[] pick(double[] values, int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    /** The same of each column. */
    public static double[][] pick(double[][] columns, int[] rows) {
        double[][] picked = new double[columns.length][];
        Arrays.setAll(picked, j -> pick(columns[j], rows));
        return picked;
    }

    /** Places of at most {@code most} of {@code rows} rows, evenly spaced from the first on; of all where they are fewer. */
    public static int[] evenly(int rows, int most) {
        int[] places = new int[Math.min(rows, most)];
        Arrays.setAll(places, i -> (int) ((long) i * rows / places.length));
        return places;
    }

    public static void requireLength(String name, int length, int n) {
        if (length != n) {
            throw new IllegalArgumentException(name + " must have " + n + " values, one a row, not " + length);
        }
    }

    /** Throws unless weights, if given, are one a row, finite, 0 or more, and not all 0. */
    public static void requireWeights(double @Nullable [] weights, int n) {
        if (weights == null) {
            return;
        }
        requireLength("weights", weights.length, n);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            if (!(weights[i] >= 0) || Double.isInfinite(weights[i])) {
                throw new IllegalArgumentException(
                        "weights must be finite and 0 or more, not " + weights[i] + " in row " + i);
            }
            sum += weights[i];
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("weights must not all be 0");
        }
        if (!(sum < MOST_WEIGHT && sum > 1 / MOST_WEIGHT)) {
            throw new IllegalArgumentException("weights must add up to between 1e-70 and 1e70, not to " + sum);
        }
    }

    /** As {@link #requireFinite(double[][])}; the moments tell whether there is a value to be looked for. */
    public static void requireFinite(Moments moments, double[][] columns, double[] y) {
        if (!moments.isFinite()) {
            requireFinite(columns);
            requireFinite("y", y);
        }
    }

    public static void requireFinite(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(name + " must be finite, not " + values[i] + " in row " + i);
            }
        }
    }

    /** Throws naming the first column and row that is not a number. */
    public static void requireFinite(double[][] columns) {
        for (int j = 0; j < columns.length; j++) {
            requireFinite("column " + j, columns[j]);
        }
    }
}
