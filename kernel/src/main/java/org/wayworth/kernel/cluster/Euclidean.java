package org.wayworth.kernel.cluster;

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
        return new Euclidean(columns, Columns.requireRows(columns));
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
