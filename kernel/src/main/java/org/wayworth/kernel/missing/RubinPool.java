package org.wayworth.kernel.missing;

import java.util.Optional;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;

/**
 * One figure from several completed data sets: what varies within them, plus what varies between them because the
 * missing values are not known.
 *
 * <p>Source: Rubin (1987), Multiple Imputation for Nonresponse in Surveys; degrees of freedom by Barnard and Rubin
 * (1999, Biometrika 86(4)).
 */
public final class RubinPool {

    private RubinPool() {}

    /**
     * @param estimate the pooled figure with its t interval
     * @param within mean variance within a data set
     * @param between variance of the figure between data sets
     * @param total within + (1 + 1/m) between
     * @param relativeIncrease of variance by what is missing
     * @param missingInformation the share of information that is missing
     */
    public record Result(
            Estimate estimate,
            double within,
            double between,
            double total,
            double relativeIncrease,
            double degreesOfFreedom,
            double missingInformation) {}

    /**
     * @param estimates one a data set
     * @param variances squared standard errors, one a data set, above 0
     * @param completeDegreesOfFreedom what the interval would have if nothing were missing; may be infinite
     * @param n rows of a data set
     */
    public static Fit<Result> pool(
            double[] estimates, double[] variances, double completeDegreesOfFreedom, long n, double level) {
        int m = estimates.length;
        Rows.requireLength("variances", variances.length, m);
        Rows.requireFinite("estimates", estimates);
        Optional<Fit<Result>> out = Magnitude.out(estimates, variances);
        if (out.isPresent()) {
            return out.get();
        }
        if (m < 2) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS, m + " completed data sets", "impute at least 2 times, better 20");
        }
        double mean = 0;
        double within = 0;
        for (int i = 0; i < m; i++) {
            if (!(variances[i] >= 0)) {
                throw new IllegalArgumentException("variances must be 0 or more, not " + variances[i] + " at " + i);
            }
            mean += estimates[i] / m;
            within += variances[i] / m;
        }
        double between = 0;
        for (double estimate : estimates) {
            between += (estimate - mean) * (estimate - mean) / (m - 1);
        }
        if (within == 0) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION,
                    "no completed data set leaves an error to tell from",
                    "check that the outcome varies");
        }
        double total = within + (1 + 1.0 / m) * between;
        double degrees = degreesOfFreedom((1 + 1.0 / m) * between / total, m, completeDegreesOfFreedom);
        if (!(degrees >= 1)) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    "the completed data sets differ so much that less than one degree of freedom is left",
                    "nearly all that would tell is missing: do not report the figure");
        }
        return Fit.done(result(mean, within, between, m, degrees, n, level));
    }

    private static Result result(
            double mean, double within, double between, int m, double degrees, long n, double level) {
        double total = within + (1 + 1.0 / m) * between;
        double increase = (1 + 1.0 / m) * between / within;
        double error = StandardError.of(total);
        double reach = Quantile.studentReach(level, degrees) * error;
        double information = Double.isInfinite(degrees) ? 0 : (increase + 2 / (degrees + 3)) / (increase + 1);
        return new Result(
                new Estimate(mean, error, new Interval(mean - reach, mean + reach, level), n),
                within,
                between,
                total,
                increase,
                degrees,
                information);
    }

    /** @param share of the total variance that lies between the data sets */
    private static double degreesOfFreedom(double share, int m, double complete) {
        double old = share > 0 ? (m - 1) / (share * share) : Double.POSITIVE_INFINITY;
        if (Double.isInfinite(complete)) {
            return old;
        }
        double observed = (complete + 1) / (complete + 3) * complete * (1 - share);
        return Double.isInfinite(old) ? observed : old * observed / (old + observed);
    }
}
