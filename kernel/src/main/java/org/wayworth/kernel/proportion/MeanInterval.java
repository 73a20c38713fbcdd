package org.wayworth.kernel.proportion;

import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.matrix.Rows;

/** The mean of independent rows, with Student's interval (1908). */
public final class MeanInterval {

    private MeanInterval() {}

    public static Fit<Estimate> fit(double[] values, double level) {
        Rows.requireFinite("values", values);
        int n = values.length;
        if (n < 2) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, n + " rows", "a mean with an interval needs at least 2");
        }
        double mean = Moment.mean(values);
        double error = Math.sqrt(Moment.sumOfSquares(values, mean) / (n - 1.0) / n);
        double reach = Quantile.studentReach(level, n - 1.0) * error;
        return Fit.done(new Estimate(mean, error, new Interval(mean - reach, mean + reach, level), n));
    }
}
