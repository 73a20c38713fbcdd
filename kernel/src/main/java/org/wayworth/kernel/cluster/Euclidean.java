package org.wayworth.kernel.cluster;

import org.wayworth.kernel.matrix.Magnitude;

/** Straight-line distance between rows of numbers, for methods that take any dissimilarity. */
public final class Euclidean implements Dissimilarity {

    private final double[][] columns;
    private final int n;

    private Euclidean(double[][] columns, int n) {
        this.columns = columns;
        this.n = n;
    }

    /** @param columns {@code columns[j][i]}, finite, on one scale */
    public static Euclidean of(double[][] columns) {
        int rows = Columns.requireRows(columns);
        for (double[] column : columns) {
            Magnitude.require("columns", column);
        }
        return new Euclidean(columns, rows);
    }

    @Override
    public int size() {
        return n;
    }

    @Override
    public double between(int i, int j) {
        double sum = 0;
        for (double[] column : columns) {
            double gap = column[i] - column[j];
            sum += gap * gap;
        }
        return Math.sqrt(sum);
    }
}
