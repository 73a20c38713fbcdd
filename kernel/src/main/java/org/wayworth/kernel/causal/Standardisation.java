package org.wayworth.kernel.causal;

import java.util.Arrays;
import java.util.Optional;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.regression.Ols;

/**
 * The effect of a yes-or-no exposure by predicting everybody's outcome twice, with and without: the g-formula.
 *
 * <p>Least squares in each group, then the mean difference over all rows. Right only when the outcome is about linear
 * in the columns within each group; {@link Aipw} forgives more. For small samples this is the figure to show.
 *
 * <p>Method: each group is fitted on columns centred at all rows' means, so that its intercept is the mean prediction;
 * HC3 errors of both intercepts, and the spread of the predicted effect over rows. Source: Hernán and Robins (2020),
 * Causal inference: what if, chapter 13; Lin (2013), Annals of Applied Statistics 7(1), 295–318.
 */
public final class Standardisation {

    /**
     * @param effect treated minus control, on all rows
     * @param treated mean outcome if all had the exposure
     * @param control mean outcome if none had it
     */
    public record Result(Estimate effect, double treated, double control, double r2Treated, double r2Control) {}

    private Standardisation() {}

    /**
     * @param columns {@code columns[j][i]}: covariate j of row i, measured before the exposure
     * @param treated 1 with the exposure, 0 without
     * @param outcome measured after it
     */
    public static Fit<Result> fit(double[][] columns, double[] treated, double[] outcome, double level) {
        int n = Rows.count(columns);
        Rows.requireLength("treated", treated.length, n);
        Rows.requireLength("outcome", outcome.length, n);
        Exposure.requireBinary(treated);
        Optional<Fit<Result>> out = Magnitude.out(Rows.with(columns, outcome));
        if (out.isPresent()) {
            return out.get();
        }

        Moments moments = Moments.of(columns, null);
        double[][] centred = new double[columns.length][n];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < n; i++) {
                centred[j][i] = columns[j][i] - moments.mean(j);
            }
        }
        Lesson lesson = Lesson.of(centred, outcome, null);
        return arm(lesson, treated, 1)
                .flatMap(with -> arm(lesson, treated, 0).map(without -> combine(moments, with, without, n, level)));
    }

    private static Fit<Ols.Result> arm(Lesson lesson, double[] treated, double arm) {
        boolean[] from = Exposure.rows(treated, arm);
        int[] rows = Folds.none(treated.length).training(0, from);
        if (rows.length < 2) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    rows.length + " rows " + (arm == 1 ? "with" : "without") + " the exposure",
                    "both groups need rows");
        }
        Lesson own = lesson.of(rows);
        return Ols.fit(own.columns(), own.outcome(), Ols.Options.standard());
    }

    private static Result combine(Moments moments, Ols.Result with, Ols.Result without, int n, double level) {
        double value = with.coefficients().at(0) - without.coefficients().at(0);
        double error = StandardError.of(with.covariance().at(0, 0)
                + without.covariance().at(0, 0)
                + Math.max(0, spread(moments, with, without)) / n);
        double reach = Quantile.studentReach(level, Math.min(with.degreesOfFreedom(), without.degreesOfFreedom()));
        double half = reach * error;
        Estimate effect = new Estimate(value, error, new Interval(value - half, value + half, level), n);
        return new Result(
                effect, with.coefficients().at(0), without.coefficients().at(0), with.r2(), without.r2());
    }

    /** Variance over rows of the predicted effect. */
    private static double spread(Moments moments, Ols.Result with, Ols.Result without) {
        int p = moments.columns();
        double[] slope = new double[p];
        Arrays.setAll(
                slope,
                j -> with.coefficients().at(j + 1) - without.coefficients().at(j + 1));
        double sum = 0;
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                sum += slope[j] * slope[k] * moments.cross(j, k);
            }
        }
        return sum / moments.rows();
    }
}
