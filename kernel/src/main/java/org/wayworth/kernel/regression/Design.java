package org.wayworth.kernel.regression;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.matrix.TallQr;

/**
 * A table of regressors seen through standard scores: column 0 is the intercept where there is one, the others are
 * (x − mean) / sd. Models are fitted on these scores and brought back, so that units and large means cost no digits.
 */
final class Design {

    /** Below this unexplained share a column's cross-products have lost half their digits: QR takes over. */
    private static final double NEARLY_DEPENDENT = 1e-7;
    /** Share of a column's length at right angles to the others under which it is a combination of them. */
    private static final double DEPENDENT = 1e-11;

    /** Squared rounding of residuals beside the variance of all: 1e-16 of values that are 1e6 times their spread. */
    private static final double NEXT_TO_NOTHING = 1e-20;

    final double[][] columns;
    final int n;
    final boolean intercept;
    /** Columns including the intercept. */
    final int width;

    private final double[] mean;
    private final double[] scale;

    private Design(double[][] columns, boolean intercept, double[] mean, double[] scale) {
        this.columns = columns;
        this.n = columns[0].length;
        this.intercept = intercept;
        this.width = columns.length + (intercept ? 1 : 0);
        this.mean = mean;
        this.scale = scale;
    }

    /** A design together with the Cholesky factor of its standard scores' cross-product. */
    record Factored(Design design, Cholesky factor, boolean nearlyDependent) {}

    /**
     * Standardises and factors, or names the columns that are constant or combinations of others.
     *
     * @param moments of at least these columns, in this order; about 0 when there is no intercept
     */
    static Fit<Factored> of(double[][] columns, double @Nullable [] weights, boolean intercept, Moments moments) {
        int p = columns.length;
        double[] mean = Arrays.copyOf(moments.means(), p);
        double[] scale = new double[p];
        for (int j = 0; j < p; j++) {
            if (moments.isConstant(j)) {
                return rankDeficient(new int[] {j}, "has one value only");
            }
            scale[j] = Math.sqrt(moments.cross(j, j) / moments.weight());
        }
        Design design = new Design(columns, intercept, mean, scale);
        Cholesky factor = Cholesky.of(design.scores(moments), design.width, NEARLY_DEPENDENT);
        boolean nearly = !factor.isDefinite();
        if (nearly && design.n >= design.width) {
            factor = TallQr.factor(design.weightedScores(weights), DEPENDENT);
        }
        if (!factor.isDefinite()) {
            return design.rankDeficient(factor);
        }
        return Fit.done(new Factored(design, factor, nearly));
    }

    private Fit<Factored> rankDeficient(Cholesky factor) {
        int[] dependent = factor.dependent();
        for (int k = 0; k < dependent.length; k++) {
            dependent[k] -= intercept ? 1 : 0;
        }
        return rankDeficient(dependent, "is a linear combination of the columns before it");
    }

    private static Fit<Factored> rankDeficient(int[] dependent, String what) {
        String subject = dependent.length == 1
                ? "column " + dependent[0] + " "
                : "each of the columns " + Arrays.toString(dependent) + " ";
        return Fit.impossible(
                Fit.Reason.RANK_DEFICIENT,
                subject + what + " (counted from 0)",
                "leave it out, or join it with another",
                dependent);
    }

    /** The cross-product of the standard scores. */
    private double[] scores(Moments moments) {
        double[] square = new double[width * width];
        int first = intercept ? 1 : 0;
        if (intercept) {
            square[0] = moments.weight();
        }
        for (int j = 0; j < columns.length; j++) {
            for (int k = 0; k < columns.length; k++) {
                square[(j + first) * width + k + first] = moments.cross(j, k) / (scale[j] * scale[k]);
            }
        }
        return square;
    }

    /** X'Wy of the standard scores, y being column {@code outcome} of {@code moments}. */
    double[] crossWith(Moments moments, int outcome) {
        int first = intercept ? 1 : 0;
        double[] cross = new double[width];
        if (intercept) {
            cross[0] = moments.weight() * moments.mean(outcome);
        }
        for (int j = 0; j < columns.length; j++) {
            cross[j + first] = moments.cross(j, outcome) / scale[j];
        }
        return cross;
    }

    private double[][] weightedScores(double @Nullable [] weights) {
        double[][] all = new double[width][n];
        fill(0, n, all);
        if (weights != null) {
            for (double[] column : all) {
                for (int i = 0; i < n; i++) {
                    column[i] *= Math.sqrt(weights[i]);
                }
            }
        }
        return all;
    }

    /** Writes the standard scores of rows {@code from} to {@code to} into {@code block[column][row − from]}. */
    void fill(int from, int to, double[][] block) {
        int first = intercept ? 1 : 0;
        if (intercept) {
            Arrays.fill(block[0], 0, to - from, 1);
        }
        for (int j = 0; j < columns.length; j++) {
            double[] target = block[j + first];
            double m = mean[j];
            double perUnit = 1 / scale[j];
            // copied first, so that the loop reads and writes at one index and becomes vector instructions
            System.arraycopy(columns[j], from, target, 0, to - from);
            for (int i = 0; i < to - from; i++) {
                target[i] = (target[i] - m) * perUnit;
            }
        }
    }

    /** Writes the standard scores of some rows, in their order. */
    void fill(int[] rows, double[][] block) {
        int first = intercept ? 1 : 0;
        if (intercept) {
            Arrays.fill(block[0], 0, rows.length, 1);
        }
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            double[] target = block[j + first];
            double m = mean[j];
            double perUnit = 1 / scale[j];
            for (int i = 0; i < rows.length; i++) {
                target[i] = (column[rows[i]] - m) * perUnit;
            }
        }
    }

    /** What coefficient {@code j} of the columns is of the coefficients of the standard scores: a weighted sum. */
    double[] combination(int j) {
        double[] combination = new double[width];
        for (int l = 0; l < width; l++) {
            double[] one = new double[width];
            one[l] = 1;
            combination[l] = original(one)[j];
        }
        return combination;
    }

    /** Coefficients of the standard scores, as coefficients of the columns, intercept first. */
    double[] original(double[] standard) {
        if (!intercept) {
            double[] slopes = new double[width];
            Arrays.setAll(slopes, j -> standard[j] / scale[j]);
            return slopes;
        }
        double[] coefficients = new double[width];
        double shift = 0;
        for (int j = 0; j < columns.length; j++) {
            coefficients[j + 1] = standard[j + 1] / scale[j];
            shift += coefficients[j + 1] * mean[j];
        }
        coefficients[0] = standard[0] - shift;
        return coefficients;
    }

    /**
     * A covariance of coefficients of the standard scores, as one of the columns' coefficients. Where the terms of a variance
     * cancel, so that it is no more than their rounding, it is 0, and so are its covariances.
     */
    Matrix originalCovariance(double[] standard) {
        return originalCovariance(standard, new double[width * width]);
    }

    /**
     * As {@link #originalCovariance(double[])}; a variance is 0 also where it is next to nothing beside what it would be if all
     * rows erred alike, since then the rows that settle the coefficient have no residual but rounding.
     *
     * @param alike covariance of the standard scores' coefficients if all rows erred alike
     */
    Matrix originalCovariance(double[] standard, double[] alike) {
        double[] once = new double[width * width];
        for (int j = 0; j < width; j++) {
            double[] row = original(Arrays.copyOfRange(standard, j * width, (j + 1) * width));
            System.arraycopy(row, 0, once, j * width, width);
        }
        double[] twice = new double[width * width];
        for (int k = 0; k < width; k++) {
            double[] column = new double[width];
            for (int j = 0; j < width; j++) {
                column[j] = once[j * width + k];
            }
            double[] changed = original(column);
            for (int j = 0; j < width; j++) {
                twice[j * width + k] = changed[j];
            }
        }
        double[][] weights = new double[width][];
        Arrays.setAll(weights, this::combination);
        settle(twice, standard, alike, weights);
        return Matrix.ofRows(width, width, twice);
    }

    /**
     * A covariance of weighted sums, one a row of {@code weights}. Where the terms of a variance cancel, so that it is no more
     * than their rounding, it is 0, and so are its covariances.
     */
    static Matrix transformed(double[] covariance, double[][] weights) {
        int size = weights.length;
        double[] changed = new double[size * size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                for (int c = 0; weights[a][b] != 0 && c < size; c++) {
                    for (int d = 0; d < size; d++) {
                        changed[a * size + c] += weights[a][b] * covariance[b * size + d] * weights[c][d];
                    }
                }
            }
        }
        settle(changed, covariance, new double[size * size], weights);
        return Matrix.ofRows(size, size, changed);
    }

    private static void settle(double[] changed, double[] covariance, double[] alike, double[][] weights) {
        int size = weights.length;
        for (int a = 0; a < size; a++) {
            double own = changed[a * size + a];
            if (StandardError.isNothing(own, terms(covariance, weights[a]))
                    || own < NEXT_TO_NOTHING * variance(alike, weights[a])) {
                for (int b = 0; b < size; b++) {
                    changed[a * size + b] = 0;
                    changed[b * size + a] = 0;
                }
            }
        }
    }

    /** Of a weighted sum of coefficients. */
    static double variance(double[] covariance, double[] weights) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            for (int k = 0; k < weights.length; k++) {
                sum += weights[j] * covariance[j * weights.length + k] * weights[k];
            }
        }
        return sum;
    }

    /** The sum of the sizes of what a weighted sum's variance is made of. */
    static double terms(double[] covariance, double[] weights) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            for (int k = 0; k < weights.length; k++) {
                sum += Math.abs(weights[j] * covariance[j * weights.length + k] * weights[k]);
            }
        }
        return sum;
    }
}
