package org.wayworth.kernel.lifetime;

import org.wayworth.kernel.Fit;
import org.wayworth.kernel.distribution.StandardError;

/**
 * How many customers bought nothing in the last span of time, against how many would have if none had ever stopped. Far
 * fewer than that says that customers who stopped are missing from the data.
 *
 * <p>What customers bought before the span gives the law of {@link GammaPoisson}; under it, and without stopping, each has a
 * chance of no purchase, and the chances sum to the expected number. The error counts both chance, Σ p(1 − p), and that two
 * moments were estimated (delta method): the two are uncorrelated, because chance comes after what the moments rest on.
 *
 * <p>Customers who stop make the observed number larger, never smaller, so the test asks about the lower side. It takes
 * purchases at random times: customers who buy at fixed intervals are silent less often than it expects.
 *
 * <p>Source: conditional expectation of the negative binomial law, Schmittlein, Morrison and Colombo (1987), Management
 * Science 33(1), 1–24, with death switched off.
 */
public final class InactiveCustomers {

    private InactiveCustomers() {}

    /**
     * @param expected customers without a purchase in the span if none had stopped
     * @param observed customers without a purchase in the span
     * @param standardError of observed less expected, above 0
     * @param z observed less expected, over its standard error
     * @param n customers
     */
    public record Result(GammaPoisson model, double expected, long observed, double standardError, double z, long n) {}

    /**
     * @param x purchases of each customer before the span, 0 or more
     * @param age how long each was seen before the span, above 0
     * @param span its length, in the unit of {@code age}, above 0
     * @param inactive whether each bought nothing in the span
     */
    public static Fit<Result> fit(int[] x, double[] age, double span, boolean[] inactive) {
        if (inactive.length != x.length) {
            throw new IllegalArgumentException(
                    "inactive must have " + x.length + " values like x, one a customer, not " + inactive.length);
        }
        if (!(span > 0) || Double.isInfinite(span)) {
            throw new IllegalArgumentException("span must be finite and above 0, not " + span);
        }
        return GammaPoisson.fit(x, age).flatMap(model -> compare(model, x, age, span, inactive));
    }

    private static Fit<Result> compare(GammaPoisson model, int[] x, double[] age, double span, boolean[] inactive) {
        double expected = 0;
        double variance = 0;
        double slopeOfRate = 0;
        double slopeOfSpread = 0;
        long observed = 0;
        for (int i = 0; i < x.length; i++) {
            double chance = model.probabilityOfNone(x[i], age[i], span);
            double[] slopes = model.slopesOfNone(x[i], age[i], span);
            expected += chance;
            variance += chance * (1 - chance);
            slopeOfRate += slopes[0];
            slopeOfSpread += slopes[1];
            observed += inactive[i] ? 1 : 0;
        }
        double[][] parts = GammaPoisson.parts(x, age);
        for (int i = 0; i < x.length; i++) {
            double part = slopeOfRate * parts[0][i] + slopeOfSpread * parts[1][i];
            variance += part * part;
        }
        if (!(variance > 0)) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    expected + " customers are expected without a purchase in so long a time",
                    "ask about a shorter time");
        }
        double error = StandardError.of(variance);
        return Fit.done(new Result(model, expected, observed, error, (observed - expected) / error, x.length));
    }
}
