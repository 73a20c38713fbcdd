package org.wayworth.kernel.cluster;

/** What every method of this folder asks of its columns. */
final class Columns {

    private Columns() {}

    /** The number of rows; throws unless there is a column, all have the same length above 0, and all is finite. */
    static int requireRows(double[][] columns) {
        if (columns.length == 0 || columns[0].length == 0) {
            throw new IllegalArgumentException("columns must hold a column and a row or more");
        }
        int n = columns[0].length;
        for (int j = 0; j < columns.length; j++) {
            if (columns[j].length != n) {
                throw new IllegalArgumentException(
                        "column " + j + " must have " + n + " rows like column 0, not " + columns[j].length);
            }
            requireFinite(j, columns[j]);
        }
        return n;
    }

    private static void requireFinite(int j, double[] column) {
        double sum = 0;
        for (double value : column) {
            sum += value * 0.0;
        }
        if (sum == 0) {
            return;
        }
        for (int i = 0; i < column.length; i++) {
            if (!Double.isFinite(column[i])) {
                throw new IllegalArgumentException(
                        "columns must be finite; column " + j + ", row " + i + " is " + column[i]);
            }
        }
    }

    /** The rows given, as columns of their own. */
    static double[][] take(double[][] columns, int[] rows) {
        double[][] taken = new double[columns.length][rows.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows.length; i++) {
                taken[j][i] = columns[j][rows[i]];
            }
        }
        return taken;
    }
}
