package org.wayworth.kernel.importance;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.parallel.Blocks;

/**
 * Correlations of the normal variables that ordered answers are thought to be cut from: for scales of fewer than five
 * levels, or skewed ones, where plain correlations come out too small. Thresholds from each column alone, then each
 * pair's correlation by maximum likelihood.
 *
 * <p>Source: Olsson (1979, Psychometrika 44(4)), the two-step estimator. The matrix need not be positive definite.
 *
 * @param correlation of the columns, in their order
 * @param thresholds of each column, rising
 */
public record Polychoric(Matrix correlation, List<Vector> thresholds, int n) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double MOST = 0.9999;

    public Polychoric {
        thresholds = List.copyOf(thresholds);
    }

    /** @param answers {@code answers[j][i]}: column j, row i; 0 for the lowest, up without gaps */
    public static Fit<Polychoric> fit(int[][] answers) {
        int p = answers.length;
        int n = answers[0].length;
        List<Vector> thresholds = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            Rows.requireLength("column " + j, answers[j].length, n);
            int[] counts = counts(answers[j], j);
            for (int k = 0; k < counts.length; k++) {
                if (counts[k] == 0 || counts.length < 2) {
                    return Fit.impossible(
                            Fit.Reason.NO_VARIATION,
                            "column " + j + " (counted from 0) has no answer " + (counts[k] == 0 ? k : 1),
                            "number the answers that occur from 0 without gaps, or leave the column out");
                }
            }
            thresholds.add(thresholds(counts, n));
        }
        double[] correlation = new double[p * p];
        List<Double> pairs = Blocks.map(p * p, pair -> {
            int j = pair / p;
            int k = pair % p;
            return j < k ? pair(answers[j], answers[k], thresholds.get(j), thresholds.get(k)) : 0.0;
        });
        for (int j = 0; j < p; j++) {
            correlation[j * p + j] = 1;
            for (int k = j + 1; k < p; k++) {
                correlation[j * p + k] = pairs.get(j * p + k);
                correlation[k * p + j] = pairs.get(j * p + k);
            }
        }
        return Fit.done(new Polychoric(Matrix.ofRows(p, p, correlation), thresholds, n));
    }

    private static int[] counts(int[] column, int j) {
        int classes = 0;
        for (int i = 0; i < column.length; i++) {
            if (column[i] < 0) {
                throw new IllegalArgumentException(
                        "answers must be 0 or more, not " + column[i] + " in column " + j + ", row " + i);
            }
            classes = Math.max(classes, column[i] + 1);
        }
        int[] counts = new int[classes];
        for (int answer : column) {
            counts[answer]++;
        }
        return counts;
    }

    private static Vector thresholds(int[] counts, int n) {
        double[] thresholds = new double[counts.length - 1];
        int below = 0;
        for (int k = 0; k < thresholds.length; k++) {
            below += counts[k];
            thresholds[k] = NORMAL.inverseCumulativeProbability((double) below / n);
        }
        return Vector.of(thresholds);
    }

    /** The root of the score, by bisection to a bracket and Newton's secant within it (regula falsi, Illinois). */
    private static double pair(int[] first, int[] second, Vector rows, Vector columns) {
        double[] table = new double[(rows.size() + 1) * (columns.size() + 1)];
        for (int i = 0; i < first.length; i++) {
            table[first[i] * (columns.size() + 1) + second[i]]++;
        }
        double low = -MOST;
        double high = MOST;
        double atLow = score(table, rows, columns, low);
        double atHigh = score(table, rows, columns, high);
        if (!(atLow > 0) || !(atHigh < 0)) {
            return atLow > 0 ? MOST : -MOST;
        }
        for (int round = 0; round < 200 && high - low > 1e-14; round++) {
            double middle = round % 3 == 2 ? (low + high) / 2 : (low * atHigh - high * atLow) / (atHigh - atLow);
            double value = score(table, rows, columns, middle);
            if (value == 0) {
                return middle;
            }
            if (value > 0) {
                low = middle;
                atLow = value;
                atHigh /= 2;
            } else {
                high = middle;
                atHigh = value;
                atLow /= 2;
            }
        }
        return (low + high) / 2;
    }

    /** The log-likelihood's derivative: that of a cell's probability is the difference of four densities. */
    private static double score(double[] table, Vector rows, Vector columns, double rho) {
        int width = columns.size() + 1;
        double score = 0;
        for (int a = 0; a <= rows.size(); a++) {
            for (int b = 0; b < width; b++) {
                double count = table[a * width + b];
                if (count > 0) {
                    double probability = Math.max(1e-300, corners(rows, columns, a, b, rho, false));
                    score += count * corners(rows, columns, a, b, rho, true) / probability;
                }
            }
        }
        return score;
    }

    private static double corners(Vector rows, Vector columns, int a, int b, double rho, boolean density) {
        double above = a < rows.size() ? rows.at(a) : Double.POSITIVE_INFINITY;
        double below = a > 0 ? rows.at(a - 1) : Double.NEGATIVE_INFINITY;
        double right = b < columns.size() ? columns.at(b) : Double.POSITIVE_INFINITY;
        double left = b > 0 ? columns.at(b - 1) : Double.NEGATIVE_INFINITY;
        return density
                ? BivariateNormal.density(above, right, rho)
                        - BivariateNormal.density(below, right, rho)
                        - BivariateNormal.density(above, left, rho)
                        + BivariateNormal.density(below, left, rho)
                : BivariateNormal.below(above, right, rho)
                        - BivariateNormal.below(below, right, rho)
                        - BivariateNormal.below(above, left, rho)
                        + BivariateNormal.below(below, left, rho);
    }
}
