package org.wayworth.analytics.sceptic;

import java.util.Arrays;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
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
     * is the mean that the level would have if its customers were like all customers. Where all of them have the same
     * outcome there is no error to tell.
     *
     * @param k 0 for the first level, which is the intercept
     * @param n rows of that level
     */
    public static Estimate ofLevel(Ols.Result model, int k, long n) {
        double[] weights = new double[model.coefficients().size()];
        weights[0] = 1;
        weights[k] = 1;
        Estimate mean = model.combination(weights, LEVEL);
        return new Estimate(mean.value(), mean.standardError(), mean.interval(), n);
    }

    /** With its interval; counted, without one, where the rows leave no error to tell from. */
    public static Measured measured(Estimate estimate, Unit unit) {
        if (!estimate.tellsError()) {
            return Measured.counted(estimate.value(), unit);
        }
        return new Measured(
                estimate.value(),
                estimate.interval().low(),
                estimate.interval().high(),
                estimate.interval().level(),
                unit);
    }
}
