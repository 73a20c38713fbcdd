package org.wayworth.kernel.missing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Rows;

/**
 * Means and covariances of a table with holes, by maximum likelihood under normality (EM). Right when what is missing
 * depends only on what is there (missing at random); "does not apply" is not missing, and belongs out of the table.
 *
 * <p>Rows count once, by their pattern of holes, so a round of EM costs the same for a thousand rows as for a million.
 * The correlations go straight into {@link org.wayworth.kernel.importance.Lmg#ofCorrelation}. Naive standard errors
 * from these moments would be too small: bootstrap the whole of it.
 *
 * <p>Source: Dempster, Laird and Rubin (1977, JRSS B 39); Little and Rubin (2019), Statistical Analysis with Missing
 * Data, section 11.2.
 */
public final class EmMoments {

    /** More columns than a pattern's bits can hold. */
    private static final int MOST_COLUMNS = 60;

    private EmMoments() {}

    /**
     * @param covariance maximum likelihood: divided by n
     * @param present rows with a value, for each column
     * @param rows with at least one value and a weight
     * @param patterns of holes
     */
    public record Result(
            Vector means, Matrix covariance, Vector present, long rows, int patterns, int rounds, Matrix correlation) {

        /** Least squares of one column on the others: intercept first, then the others in their order. */
        public Fit<Vector> regress(int outcome) {
            return Regressed.of(means, covariance, outcome).map(Regressed::coefficients);
        }

        /** The share of one column's variance that the others explain. */
        public Fit<Double> r2(int outcome) {
            return Regressed.of(means, covariance, outcome).map(Regressed::r2);
        }
    }

    /**
     * @param columns {@code columns[j][i]}: column j, row i; NaN where missing
     * @param weights one a row, or null for ones
     */
    public static Fit<Result> fit(double[][] columns, double @Nullable [] weights) {
        int n = Rows.count(columns);
        Rows.requireWeights(weights, n);
        if (columns.length > MOST_COLUMNS) {
            throw new IllegalArgumentException("columns must be at most " + MOST_COLUMNS + ", not " + columns.length);
        }
        Scale scale = Scale.of(columns, weights);
        Fit<Result> refusal = scale.refusal();
        if (refusal != null) {
            return refusal;
        }
        List<Pattern> patterns = Pattern.of(scale.standardised(columns), weights);
        refusal = unseenPair(patterns, columns.length);
        return refusal != null ? refusal : new Rounds(patterns, columns.length).run(scale);
    }

    private static @Nullable Fit<Result> unseenPair(List<Pattern> patterns, int p) {
        double[] together = new double[p * p];
        for (Pattern pattern : patterns) {
            for (int a : pattern.seen) {
                for (int b : pattern.seen) {
                    together[a * p + b] += pattern.weight;
                }
            }
        }
        for (int i = 0; i < p * p; i++) {
            if (together[i] == 0) {
                return Fit.impossible(
                        Fit.Reason.TOO_FEW_ROWS,
                        "columns " + i / p + " and " + i % p + " (counted from 0) are never both present",
                        "leave one of them out",
                        i / p,
                        i % p);
            }
        }
        return null;
    }
}
