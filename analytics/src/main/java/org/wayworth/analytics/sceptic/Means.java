package org.wayworth.analytics.sceptic;

import java.util.Arrays;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.regression.Errors;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/** Means, plain and adjusted, and the step from a kernel's estimate to a number with a unit. */
public final class Means {

    private static final double LEVEL = 0.95;

    private Means() {}

    /** The mean with its t interval. */
    public static Fit<Estimate> plain(double[] values) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return Ols.fit(
                        new double[][] {ones},
                        values,
                        Ols.Options.of(Errors.CLASSICAL).withoutIntercept())
                .map(result -> result.estimate(0, LEVEL));
    }

    /**
     * The mean of level {@code k} in a level model ({@link Comparison#levelModel}): intercept plus coefficient, which
     * is the mean that the level would have if its customers were like all customers.
     *
     * @param k 0 for the first level, which is the intercept
     * @param n rows of that level
     */
    public static Estimate ofLevel(Ols.Result model, int k, long n) {
        double value = model.coefficients().at(0);
        double variance = model.covariance().at(0, 0);
        if (k > 0) {
            value += model.coefficients().at(k);
            variance += model.covariance().at(k, k) + 2 * model.covariance().at(0, k);
        }
        double error = Math.sqrt(Math.max(0, variance));
        Estimate intercept = model.estimate(0, LEVEL);
        double reach = intercept.standardError() == 0
                ? 0
                : error * (intercept.interval().high() - intercept.value()) / intercept.standardError();
        return new Estimate(value, error, new Interval(value - reach, value + reach, LEVEL), n);
    }

    public static Measured measured(Estimate estimate, Unit unit) {
        return new Measured(
                estimate.value(),
                estimate.interval().low(),
                estimate.interval().high(),
                estimate.interval().level(),
                unit);
    }
}
