package org.wayworth.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A straight line by ordinary least squares: normal equations, Gauss–Jordan, nothing else. */
final class Line {

    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> outcomes = new ArrayList<>();

    /** @param terms without the intercept */
    void add(double outcome, double... terms) {
        double[] row = new double[terms.length + 1];
        row[0] = 1;
        System.arraycopy(terms, 0, row, 1, terms.length);
        rows.add(row);
        outcomes.add(outcome);
    }

    int n() {
        return rows.size();
    }

    /** Slope and standard error of the term with this place, 0 for the first; errors of unequal size allowed (HC1). */
    Slope slope(int term) {
        double[][] inverse = inverse(gram(null));
        double[] b = new double[inverse.length];
        for (int i = 0; i < n(); i++) {
            for (int j = 0; j < b.length; j++) {
                b[j] += outcomes.get(i) * dot(inverse[j], rows.get(i));
            }
        }
        double[] squares = new double[n()];
        double left = 0;
        double all = 0;
        double mean =
                outcomes.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        for (int i = 0; i < n(); i++) {
            double residual = outcomes.get(i) - dot(b, rows.get(i));
            squares[i] = residual * residual;
            left += squares[i];
            all += (outcomes.get(i) - mean) * (outcomes.get(i) - mean);
        }
        double[][] meat = gram(squares);
        int place = term + 1;
        double variance = 0;
        for (int j = 0; j < b.length; j++) {
            variance += inverse[place][j] * dot(meat[j], inverse[place]);
        }
        return new Slope(b[place], Math.sqrt(variance * n() / (n() - b.length)), 1 - left / all);
    }

    record Slope(double value, double error, double rSquared) {}

    private double[][] gram(double @Nullable [] weights) {
        int p = rows.get(0).length;
        double[][] gram = new double[p][p];
        for (int i = 0; i < n(); i++) {
            double weight = weights == null ? 1 : weights[i];
            double[] row = rows.get(i);
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < p; k++) {
                    gram[j][k] += weight * row[j] * row[k];
                }
            }
        }
        return gram;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double[][] inverse(double[][] matrix) {
        int p = matrix.length;
        double[][] inverse = new double[p][p];
        for (int i = 0; i < p; i++) {
            inverse[i][i] = 1;
        }
        for (int i = 0; i < p; i++) {
            double pivot = matrix[i][i];
            for (int j = 0; j < p; j++) {
                matrix[i][j] /= pivot;
                inverse[i][j] /= pivot;
            }
            for (int k = 0; k < p; k++) {
                double factor = k == i ? 0 : matrix[k][i];
                for (int j = 0; j < p; j++) {
                    matrix[k][j] -= factor * matrix[i][j];
                    inverse[k][j] -= factor * inverse[i][j];
                }
            }
        }
        return inverse;
    }
}
