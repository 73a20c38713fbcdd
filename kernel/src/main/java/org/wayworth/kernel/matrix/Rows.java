package org.wayworth.kernel.matrix;

import org.jspecify.annotations.Nullable;

/** Checks that columns and weights fit together. */
public final class Rows {

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
