package org.wayworth.kernel.regression;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.matrix.Rows;

/**
 * Lasso: least squares over 2n plus {@code penalty} times the sum of absolute standardised slopes; the penalty is
 * glmnet's lambda. Coordinate descent on the correlations, so a round costs p², whatever the number of rows.
 *
 * <p>Source: Tibshirani (1996, JRSS B 58); Friedman, Hastie and Tibshirani (2010, Journal of Statistical Software
 * 33(1)). No standard errors: the columns were chosen by looking.
 */
public final class Lasso {

    private static final int ROUNDS = 100_000;
    private static final double CLOSE = 1e-13;

    private Lasso() {}

    /**
     * @param coefficients intercept first; exactly 0 where a column was left out
     * @param chosen how many columns were not left out
     */
    public record Result(Vector coefficients, double penalty, int chosen, long n) {

        /** Fitted values for other rows of the same columns. */
        public double[] predict(double[][] columns) {
            return Linear.predict(coefficients, columns);
        }
    }

    /**
     * @param weights one a row, or null for ones
     * @param penalty in units of the outcome, above 0
     */
    public static Fit<Result> fit(double[][] columns, double[] y, double @Nullable [] weights, double penalty) {
        int n = Rows.count(columns);
        Rows.requireLength("y", y.length, n);
        Rows.requireFinite(columns);
        Rows.requireFinite("y", y);
        if (!(penalty > 0) || Double.isInfinite(penalty)) {
            throw new IllegalArgumentException("penalty must be finite and above 0, not " + penalty);
        }
        Optional<Fit<Result>> out = Magnitude.out(Rows.with(columns, y));
        if (out.isPresent()) {
            return out.get();
        }

        int p = columns.length;
        double[][] withOutcome = Arrays.copyOf(columns, p + 1);
        withOutcome[p] = y;
        Moments moments = Moments.of(withOutcome, weights);
        double[] deviation = new double[p];
        double[] right = new double[p];
        for (int j = 0; j < p; j++) {
            deviation[j] = moments.isConstant(j) ? 0 : Math.sqrt(moments.cross(j, j) / moments.weight());
            right[j] = deviation[j] == 0 ? 0 : moments.cross(j, p) / moments.weight() / deviation[j];
        }
        double[] slopes = new double[p];
        double[] correlations = moments.correlations();
        for (int round = 0; round < ROUNDS; round++) {
            if (descend(correlations, right, slopes, penalty) <= CLOSE * (1 + Glm.largest(right))) {
                return Fit.done(result(moments, slopes, deviation, penalty));
            }
        }
        return Fit.impossible(
                Fit.Reason.NOT_CONVERGED,
                "slopes still moved after " + ROUNDS + " rounds",
                "use a larger penalty: some columns are all but the same");
    }

    /** One round over all columns; the largest change of a slope. */
    private static double descend(double[] correlations, double[] right, double[] slopes, double penalty) {
        int p = slopes.length;
        int width = p + 1; // the outcome's row and column come last
        double change = 0;
        for (int j = 0; j < p; j++) {
            double partial = right[j] + slopes[j];
            for (int k = 0; k < p; k++) {
                partial -= correlations[j * width + k] * slopes[k];
            }
            double next = Math.signum(partial) * Math.max(0, Math.abs(partial) - penalty);
            change = Math.max(change, Math.abs(next - slopes[j]));
            slopes[j] = next;
        }
        return change;
    }

    private static Result result(Moments moments, double[] slopes, double[] deviation, double penalty) {
        int p = slopes.length;
        double[] coefficients = new double[p + 1];
        coefficients[0] = moments.mean(p);
        int chosen = 0;
        for (int j = 0; j < p; j++) {
            coefficients[j + 1] = deviation[j] == 0 ? 0 : slopes[j] / deviation[j];
            coefficients[0] -= coefficients[j + 1] * moments.mean(j);
            chosen += slopes[j] == 0 ? 0 : 1;
        }
        return new Result(Vector.of(coefficients), penalty, chosen, moments.rows());
    }
}
