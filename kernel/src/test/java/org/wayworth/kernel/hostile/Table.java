package org.wayworth.kernel.hostile;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A table that is out to break a method, in the shapes that methods ask for.
 *
 * @param columns three, {@code columns[j][i]}
 * @param y an outcome
 * @param treated 0 or 1
 * @param cluster labels
 * @param weights 0 or more, not all 0
 */
record Table(String name, double[][] columns, double[] y, double[] treated, int[] cluster, double[] weights) {

    int n() {
        return y.length;
    }

    /** 1 where the outcome lies above its middle value. */
    double[] yes() {
        double[] sorted = y.clone();
        Arrays.sort(sorted);
        double middle = sorted[(sorted.length - 1) / 2];
        double[] yes = new double[n()];
        Arrays.setAll(yes, i -> y[i] > middle ? 1 : 0);
        return yes;
    }

    int[] yesInts() {
        return Arrays.stream(yes()).mapToInt(v -> (int) v).toArray();
    }

    int[] treatedInts() {
        return Arrays.stream(treated).mapToInt(v -> (int) v).toArray();
    }

    boolean[] event() {
        boolean[] event = new boolean[n()];
        double[] yes = yes();
        for (int i = 0; i < event.length; i++) {
            event[i] = yes[i] == 1;
        }
        return event;
    }

    /** Sizes of the outcome, above 0 where it is not 0. */
    double[] amounts() {
        return Arrays.stream(y).map(Math::abs).toArray();
    }

    /** Whole numbers from 0 to 3 in the outcome's order of size. */
    int[] answers() {
        double[] sorted = y.clone();
        Arrays.sort(sorted);
        return Arrays.stream(y)
                .mapToInt(v -> Math.min(3, 4 * Math.abs(Arrays.binarySearch(sorted, v)) / Math.max(1, sorted.length)))
                .toArray();
    }

    /** Whole numbers, capped: purchases, for instance. */
    int[] counts() {
        return Arrays.stream(y).mapToInt(v -> (int) Math.min(1e6, Math.abs(v))).toArray();
    }

    double[] countsAsDoubles() {
        return Arrays.stream(counts()).asDoubleStream().toArray();
    }

    /** Times of something, above 0 and as hostile as the second column. */
    double[] times() {
        return Arrays.stream(columns[1])
                .map(v -> Math.abs(v) > 0 ? Math.abs(v) : 1)
                .toArray();
    }

    /** Whole numbers from 0 to 2 by the third column. */
    int[] groups() {
        return Arrays.stream(columns[2])
                .mapToInt(v -> v < 0 ? 0 : v > 0 ? 1 : 2)
                .toArray();
    }

    /** Chances strictly between 0 and 1 by the first column. */
    double[] chances() {
        return Arrays.stream(columns[0])
                .map(v -> 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, v)))))
                .toArray();
    }

    double[][] two() {
        return Arrays.copyOf(columns, 2);
    }

    Table withY(String other, double[] values) {
        return new Table(other, columns, values, treated, cluster, weights);
    }

    Table withColumn(String other, int j, double[] values) {
        double[][] changed = columns.clone();
        changed[j] = values;
        return new Table(other, changed, y, treated, cluster, weights);
    }

    Table withTreated(String other, double[] values) {
        return new Table(other, columns, y, values, cluster, weights);
    }

    Table withCluster(String other, int[] labels) {
        return new Table(other, columns, y, treated, labels, weights);
    }

    Table withWeights(String other, double[] values) {
        return new Table(other, columns, y, treated, cluster, values);
    }

    /** Every column and the outcome changed. */
    Table each(String other, DoubleUnaryOperator change) {
        double[][] changed = Arrays.stream(columns)
                .map(c -> Arrays.stream(c).map(change).toArray())
                .toArray(double[][]::new);
        return new Table(other, changed, Arrays.stream(y).map(change).toArray(), treated, cluster, weights);
    }

    /** Rows in another order, or several times. */
    Table rows(String other, int... rows) {
        double[][] picked = Arrays.stream(columns).map(c -> pick(c, rows)).toArray(double[][]::new);
        int[] labels = Arrays.stream(rows).map(i -> cluster[i]).toArray();
        return new Table(other, picked, pick(y, rows), pick(treated, rows), labels, pick(weights, rows));
    }

    /** The first rows, at most {@code most}. */
    Table first(int most) {
        return rows(name, IntStream.range(0, Math.min(most, n())).toArray());
    }

    static double[] pick(double[] values, int... rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
