package org.wayworth.kernel.causal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.matrix.Rows;

/** What a {@link Learner} learns from: columns, an outcome, and how often each row counts. Holds, does not copy. */
public final class Lesson {

    private final double[][] columns;
    private final double[] outcome;
    private final double @Nullable [] weights;

    private Lesson(double[][] columns, double[] outcome, double @Nullable [] weights) {
        this.columns = columns;
        this.outcome = outcome;
        this.weights = weights;
    }

    /**
     * @param columns {@code columns[j][i]}: column j, row i; finite
     * @param outcome one a row; finite
     * @param weights one a row, 0 or more; null for ones
     */
    public static Lesson of(double[][] columns, double[] outcome, double @Nullable [] weights) {
        int n = Rows.count(columns);
        Rows.requireLength("outcome", outcome.length, n);
        Rows.requireWeights(weights, n);
        return new Lesson(columns, outcome, weights);
    }

    public double[][] columns() {
        return columns;
    }

    public double[] outcome() {
        return outcome;
    }

    public double @Nullable [] weights() {
        return weights;
    }

    public int rows() {
        return outcome.length;
    }

    public double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /** Whether no row counts. */
    boolean weightless() {
        return weights != null && Arrays.stream(weights).allMatch(w -> w == 0);
    }

    /** The same rows seen through other columns. */
    public Lesson with(double[][] others) {
        return of(others, outcome, weights);
    }

    /** The given rows, copied. */
    public Lesson of(int[] rows) {
        return new Lesson(columnsOf(rows), Rows.pick(outcome, rows), weights == null ? null : Rows.pick(weights, rows));
    }

    /** The columns at the given rows, copied. */
    double[][] columnsOf(int[] rows) {
        return Rows.pick(columns, rows);
    }
}
