package org.wayworth.kernel.weighting;

import org.wayworth.kernel.matrix.Cholesky;

/** How each person asked moved a logistic model of who answers: scores, by the inverse of the information. */
final class ResponseScores {

    /** A column of which less is left over by the others follows from them. */
    private static final double DEPENDENT = 1e-11;

    private final double[][] columns;
    private final double[] chances;
    private final boolean[] answered;
    private final Cholesky information;

    private ResponseScores(double[][] columns, double[] chances, boolean[] answered, Cholesky information) {
        this.columns = columns;
        this.chances = chances;
        this.answered = answered;
        this.information = information;
    }

    static ResponseScores of(double[][] columns, double[] chances, boolean[] answered) {
        int p = columns.length + 1;
        double[] products = new double[p * p];
        double[] row = new double[p];
        for (int i = 0; i < chances.length; i++) {
            double w = chances[i] * (1 - chances[i]);
            row[0] = 1;
            for (int j = 1; j < p; j++) {
                row[j] = columns[j - 1][i];
            }
            for (int j = 0; j < p; j++) {
                for (int l = 0; l <= j; l++) {
                    products[j * p + l] += w * row[j] * row[l];
                }
            }
        }
        for (int j = 0; j < p; j++) {
            for (int l = 0; l < j; l++) {
                products[l * p + j] = products[j * p + l];
            }
        }
        return new ResponseScores(columns, chances, answered, Cholesky.of(products, p, DEPENDENT));
    }

    boolean isDefinite() {
        return information.isDefinite();
    }

    /** The information's inverse times {@code vector}. */
    double[] solve(double[] vector) {
        return information.solve(vector);
    }

    /** Adds {@code factor} times person i's columns, a one first. */
    void addRow(double[] sum, int i, double factor) {
        sum[0] += factor;
        for (int j = 1; j < sum.length; j++) {
            sum[j] += factor * columns[j - 1][i];
        }
    }

    /** Person i's score, along a direction. */
    double of(int i, double[] direction) {
        double along = direction[0];
        for (int j = 1; j < direction.length; j++) {
            along += direction[j] * columns[j - 1][i];
        }
        return ((answered[i] ? 1 : 0) - chances[i]) * along;
    }
}
