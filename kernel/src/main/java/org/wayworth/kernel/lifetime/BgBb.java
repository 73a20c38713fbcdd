package org.wayworth.kernel.lifetime;

import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;

/**
 * BG/BB: at each of n opportunities (yearly appeals, weekly shows) an active customer buys with a probability of their
 * own (beta with alpha and beta), and before each may stop for good with a probability of their own (beta with gamma
 * and delta). For buying that can only happen at fixed opportunities.
 *
 * <p>Source: Fader, Hardie and Shang (2010), Marketing Science 29, 1086–1108.
 */
public record BgBb(double alpha, double beta, double gamma, double delta) implements Parametric<BgBb> {

    private static final List<String> NAMES = List.of("alpha", "beta", "gamma", "delta");

    public BgBb {
        if (!(alpha > 0 && beta > 0 && gamma > 0 && delta > 0)) {
            throw new IllegalArgumentException("alpha, beta, gamma and delta must be above 0, not " + alpha + ", "
                    + beta + ", " + gamma + " and " + delta);
        }
    }

    /**
     * @param x opportunities taken, one a group of customers
     * @param last number of the last opportunity taken, 0 when none was
     * @param opportunities how many there were
     * @param customers how many have this history
     */
    public static Fit<Fitted<BgBb>> fit(int[] x, int[] last, int[] opportunities, long[] customers) {
        if (last.length != x.length || opportunities.length != x.length || customers.length != x.length) {
            throw new IllegalArgumentException("x, last, opportunities and customers must have the same length, not "
                    + x.length + ", " + last.length + ", " + opportunities.length + " and " + customers.length);
        }
        long n = 0;
        long bought = 0;
        for (int g = 0; g < x.length; g++) {
            requireHistory(g, x[g], last[g], opportunities[g]);
            n += customers[g];
            bought += customers[g] * x[g];
        }
        if (n < 10 || bought == 0) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    n + " customers with " + bought + " opportunities taken",
                    "Wait for more opportunities.");
        }
        long size = n;
        return Ascent.climb(
                        parameters -> logLikelihood(parameters, x, last, opportunities, customers),
                        new double[] {1, 1, 0.7, 2},
                        NAMES)
                .map(peak -> new Fitted<>(
                        of(peak.parameters()), peak.covariance(), peak.logLikelihood(), peak.steepness(), size));
    }

    private static void requireHistory(int g, int x, int last, int opportunities) {
        if (!(0 <= x && x <= last && last <= opportunities && (last > 0) == (x > 0) && opportunities > 0)) {
            throw new IllegalArgumentException("x, last and opportunities must satisfy 0 <= x <= last <= opportunities"
                    + " with last 0 only where x is 0, not " + x + ", " + last + " and " + opportunities
                    + " in row " + g);
        }
    }

    static Derivatives logLikelihood(double[] parameters, int[] x, int[] last, int[] opportunities, long[] customers) {
        Derivatives sum = new Derivatives(4);
        BgBbTerms terms = new BgBbTerms(parameters, maximum(opportunities));
        for (int g = 0; g < x.length; g++) {
            terms.mixture(x[g], last[g], opportunities[g]).addTo(sum, customers[g]);
        }
        return sum;
    }

    private static int maximum(int[] values) {
        int most = 0;
        for (int value : values) {
            most = Math.max(most, value);
        }
        return most;
    }

    private static BgBb of(Vector parameters) {
        return new BgBb(parameters.at(0), parameters.at(1), parameters.at(2), parameters.at(3));
    }

    @Override
    public Vector parameters() {
        return Vector.of(alpha, beta, gamma, delta);
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public BgBb with(Vector parameters) {
        return of(parameters);
    }

    /** The probability of being active at the next opportunity. */
    public double probabilityAlive(int x, int last, int opportunities) {
        requireHistory(0, x, last, opportunities);
        BgBbTerms terms = new BgBbTerms(parameters().toArray(), opportunities + 1);
        double active = terms.logBought(x, opportunities - x) + terms.logActive(opportunities + 1);
        return Math.exp(active - terms.mixture(x, last, opportunities).logSum());
    }

    /** Opportunities taken, expected of the next {@code horizon} ones. */
    public double expectedPurchases(int x, int last, int opportunities, int horizon) {
        return discountedPurchases(x, last, opportunities, horizon, 0);
    }

    /**
     * As {@link #expectedPurchases}, each discounted from the opportunity at which it is made to the last one seen.
     *
     * @param rate for one opportunity to the next, 0 or more
     */
    public double discountedPurchases(int x, int last, int opportunities, int horizon, double rate) {
        requireHistory(0, x, last, opportunities);
        if (horizon < 0 || !(rate >= 0)) {
            throw new IllegalArgumentException("horizon and rate must be 0 or more, not " + horizon + " and " + rate);
        }
        BgBbTerms terms = new BgBbTerms(parameters().toArray(), opportunities + horizon);
        double perLikelihood = terms.logBought(x + 1, opportunities - x)
                - terms.mixture(x, last, opportunities).logSum();
        double sum = 0;
        for (int ahead = horizon; ahead >= 1; ahead--) {
            sum += Math.exp(perLikelihood + terms.logActive(opportunities + ahead) - ahead * Math.log1p(rate));
        }
        return sum;
    }
}
