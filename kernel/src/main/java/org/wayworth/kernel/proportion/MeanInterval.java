package org.wayworth.kernel.proportion;

import java.util.Optional;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;
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
        Optional<Fit<Estimate>> out = Magnitude.out(values);
        if (out.isPresent()) {
            return out.get();
        }
        double mean = Moment.mean(values);
        double squares = Moment.sumOfSquares(values, mean);
        double error = StandardError.of(squares / (n - 1.0) / n);
        double reach = Quantile.studentReach(level, n - 1.0) * error;
        return Fit.done(new Estimate(mean, error, new Interval(mean - reach, mean + reach, level), n));
    }
}
