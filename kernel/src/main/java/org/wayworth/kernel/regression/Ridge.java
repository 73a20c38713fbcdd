package org.wayworth.kernel.regression;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.matrix.Rows;

/**
 * Ridge regression: least squares plus {@code penalty} times the sum of squared standardised slopes (Hoerl and
 * Kennard 1970, Technometrics 12(1)). The intercept is not penalised.
 *
 * <p>The penalty is on the scale of a sum of squares, as in R's MASS::lm.ridge; glmnet's lambda is this divided by n.
 * A constant column gets slope 0. No standard errors: a penalised estimate is biased by design.
 */
public final class Ridge {

    private Ridge() {}

    /**
     * @param coefficients intercept first, in units of the outcome per unit of the column
     * @param effectiveParameters trace of the smoother without the intercept, 0 to the number of columns
     * @param residualSumOfSquares weighted
     * @param generalisedCrossValidation residual sum of squares over (n − effective parameters)²
     */
    public record Result(
            Vector coefficients,
            double penalty,
            double effectiveParameters,
            double residualSumOfSquares,
            double generalisedCrossValidation,
            long n) {

        /** Fitted values for other rows of the same columns. */
        public double[] predict(double[][] columns) {
            return Linear.predict(coefficients, columns);
        }
    }

    /**
     * @param columns {@code columns[j][i]}: column j, row i, without a column of ones; finite
     * @param penalty 0 or more
     */
    public static Fit<Result> fit(double[][] columns, double[] y, double penalty) {
        return fit(columns, y, null, penalty);
    }

    /** @param weights each row's squared residual counts this often, or null for ones */
    public static Fit<Result> fit(double[][] columns, double[] y, double @Nullable [] weights, double penalty) {
        Moments moments = moments(columns, y, weights);
        Optional<Fit<Result>> out = Magnitude.out(moments, Rows.with(columns, y));
        return out.isPresent() ? out.get() : fit(moments, penalty);
    }

    /** The penalty of {@code candidates} with the least generalised cross-validation (Golub, Heath and Wahba 1979). */
    public static Fit<Result> byCrossValidation(
            double[][] columns, double[] y, double @Nullable [] weights, double... candidates) {
        if (candidates.length == 0) {
            throw new IllegalArgumentException("candidates must hold at least one penalty");
        }
        Moments moments = moments(columns, y, weights);
        Optional<Fit<Result>> out = Magnitude.out(moments, Rows.with(columns, y));
        if (out.isPresent()) {
            return out.get();
        }
        Fit<Result> best = fit(moments, candidates[0]);
        for (int c = 1; c < candidates.length; c++) {
            Fit<Result> next = fit(moments, candidates[c]);
            if (!best.isDone() || (next.isDone() && score(next) < score(best))) {
                best = next;
            }
        }
        return best;
    }

    private static double score(Fit<Result> fit) {
        return fit.get().generalisedCrossValidation();
    }

    private static Moments moments(double[][] columns, double[] y, double @Nullable [] weights) {
        int n = Rows.count(columns);
        Rows.requireLength("y", y.length, n);
        Rows.requireFinite(columns);
        Rows.requireFinite("y", y);
        return Moments.of(Rows.with(columns, y), weights);
    }

    /** @param moments of the columns and, last, the outcome */
    private static Fit<Result> fit(Moments moments, double penalty) {
        if (!(penalty >= 0) || Double.isInfinite(penalty)) {
            throw new IllegalArgumentException("penalty must be finite and 0 or more, not " + penalty);
        }
        int p = moments.columns() - 1;
        if (moments.rows() < 2) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, moments.rows() + " rows", "use at least 2");
        }
        double[] cross = standardised(moments);
        double[] penalised = cross.clone();
        for (int j = 0; j < p; j++) {
            penalised[j * p + j] += moments.isConstant(j) ? 1 : penalty;
        }
        Cholesky factor = Cholesky.of(penalised, p, 1e-13);
        if (!factor.isDefinite()) {
            return Fit.impossible(
                    Fit.Reason.RANK_DEFICIENT,
                    "columns " + Arrays.toString(factor.dependent()) + " are linear combinations of earlier ones",
                    "use a penalty above 0",
                    factor.dependent());
        }
        return Fit.done(result(moments, cross, factor, penalty));
    }

    /** Cross-products of columns divided by their standard deviations; 0 for constant ones. */
    private static double[] standardised(Moments moments) {
        int p = moments.columns() - 1;
        double[] cross = new double[p * p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                boolean constant = moments.isConstant(j) || moments.isConstant(k);
                cross[j * p + k] = constant ? 0 : moments.cross(j, k) / (deviation(moments, j) * deviation(moments, k));
            }
        }
        return cross;
    }

    private static double deviation(Moments moments, int j) {
        return moments.isConstant(j) ? 1 : Math.sqrt(moments.cross(j, j) / moments.weight());
    }

    private static Result result(Moments moments, double[] cross, Cholesky factor, double penalty) {
        int p = moments.columns() - 1;
        double[] right = new double[p];
        Arrays.setAll(right, j -> moments.isConstant(j) ? 0 : moments.cross(j, p) / deviation(moments, j));
        double[] standard = factor.solve(right);
        double[] coefficients = new double[p + 1];
        coefficients[0] = moments.mean(p);
        double explained = 0;
        for (int j = 0; j < p; j++) {
            coefficients[j + 1] = standard[j] / deviation(moments, j);
            coefficients[0] -= coefficients[j + 1] * moments.mean(j);
            explained += 2 * standard[j] * right[j];
            for (int k = 0; k < p; k++) {
                explained -= standard[j] * cross[j * p + k] * standard[k];
            }
        }
        double rss = Math.max(0, moments.cross(p, p) - explained);
        double parameters = trace(factor, cross);
        double left = moments.rows() - parameters;
        return new Result(Vector.of(coefficients), penalty, parameters, rss, rss / (left * left), moments.rows());
    }

    /** The trace of (Z'Z + λ)⁻¹Z'Z. */
    private static double trace(Cholesky factor, double[] cross) {
        int p = factor.size();
        double[] inverse = factor.inverse();
        double trace = 0;
        for (int i = 0; i < p * p; i++) {
            trace += inverse[i] * cross[i];
        }
        return trace;
    }
}
