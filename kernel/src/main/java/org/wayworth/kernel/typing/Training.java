package org.wayworth.kernel.typing;

import java.util.Arrays;

/** Rows with known classes, checked. */
final class Training {

    private Training() {}

    /** The number of rows; throws unless columns and classes fit each other and all is finite. */
    static int requireRows(double[][] columns, int[] labels, int classes) {
        if (columns.length == 0 || labels.length == 0) {
            throw new IllegalArgumentException("there must be a column and a row or more");
        }
        if (classes < 2) {
            throw new IllegalArgumentException("classes must be 2 or more, not " + classes);
        }
        for (int j = 0; j < columns.length; j++) {
            if (columns[j].length != labels.length) {
                throw new IllegalArgumentException(
                        "column " + j + " must have " + labels.length + " rows like labels, not " + columns[j].length);
            }
            for (int i = 0; i < labels.length; i++) {
                if (!Double.isFinite(columns[j][i])) {
                    throw new IllegalArgumentException(
                            "columns must be finite; column " + j + ", row " + i + " is " + columns[j][i]);
                }
            }
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(
                        "labels must lie from 0 to " + (classes - 1) + "; row " + i + " has " + labels[i]);
            }
        }
        return labels.length;
    }

    static double[] counts(int[] labels, int classes) {
        double[] counts = new double[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }

    static double[] row(double[][] columns, int row) {
        double[] values = new double[columns.length];
        Arrays.setAll(values, j -> columns[j][row]);
        return values;
    }

    static double[][] take(double[][] columns, int[] rows) {
        double[][] taken = new double[columns.length][rows.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows.length; i++) {
                taken[j][i] = columns[j][rows[i]];
            }
        }
        return taken;
    }

    static int[] take(int[] labels, int[] rows) {
        return Arrays.stream(rows).map(row -> labels[row]).toArray();
    }
}
