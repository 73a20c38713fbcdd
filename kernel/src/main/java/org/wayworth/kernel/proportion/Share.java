package org.wayworth.kernel.proportion;

import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;

/**
 * A share of rows, with an interval that behaves near 0 and 1.
 *
 * <p>Source: Wilson (1927, JASA 22); Brown, Cai and DasGupta (2001, Statistical Science 16(2)) compare the methods
 * and recommend Wilson's and Jeffreys' for small samples.
 */
public final class Share {

    /** How to find the interval. */
    public enum Method {
        /** Inverts the score test; our default. */
        WILSON,
        /** Wilson's with half a row's allowance for whole counts: wider. */
        WILSON_CONTINUITY,
        /** Wilson's centre with a normal width. */
        AGRESTI_COULL,
        /** Never covers less than its level; wider than needed. */
        CLOPPER_PEARSON,
        /** Posterior of a Beta(½, ½) prior. */
        JEFFREYS
    }

    private Share() {}

    /** Wilson's interval. */
    public static Estimate fit(long successes, long n, double level) {
        return fit(successes, n, Method.WILSON, level);
    }

    /** The standard error is that of the share as it stands, 0 at the ends; the interval does not use it. */
    public static Estimate fit(long successes, long n, Method method, double level) {
        Counts.requirePart("successes", successes, n);
        Interval.requireLevel(level);
        double share = (double) successes / n;
        Interval interval = switch (method) {
            case WILSON -> wilson(share, n, level);
            case WILSON_CONTINUITY -> wilsonContinuity(share, n, level);
            case AGRESTI_COULL -> agrestiCoull(successes, n, level);
            case CLOPPER_PEARSON -> beta(successes, n, 0, level);
            case JEFFREYS -> beta(successes, n, 0.5, level);
        };
        return new Estimate(share, Math.sqrt(share * (1 - share) / n), interval, n);
    }

    /** @param n may be an effective number of rows */
    static Interval wilson(double share, double n, double level) {
        double z = Quantile.normalReach(level);
        double z2 = z * z;
        double centre = (share + z2 / (2 * n)) / (1 + z2 / n);
        double reach = z / (1 + z2 / n) * Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n));
        // at the ends one bound is exact in theory; rounding must not spoil it
        double low = share == 0 ? 0 : Math.max(0, centre - reach);
        double high = share == 1 ? 1 : Math.min(1, centre + reach);
        return new Interval(low, high, level);
    }

    private static Interval wilsonContinuity(double share, double n, double level) {
        double z = Quantile.normalReach(level);
        double z2 = z * z;
        double divisor = 2 * (n + z2);
        double low =
                (2 * n * share + z2 - 1 - z * Math.sqrt(z2 - 2 - 1 / n + 4 * share * (n * (1 - share) + 1))) / divisor;
        double high =
                (2 * n * share + z2 + 1 + z * Math.sqrt(z2 + 2 - 1 / n + 4 * share * (n * (1 - share) - 1))) / divisor;
        return new Interval(share == 0 ? 0 : Math.max(0, low), share == 1 ? 1 : Math.min(1, high), level);
    }

    private static Interval agrestiCoull(double successes, double n, double level) {
        double z = Quantile.normalReach(level);
        double more = n + z * z;
        double centre = (successes + z * z / 2) / more;
        double reach = z * Math.sqrt(centre * (1 - centre) / more);
        return new Interval(Math.max(0, centre - reach), Math.min(1, centre + reach), level);
    }

    /** Quantiles of Beta laws; {@code prior} 0 gives Clopper and Pearson's two laws, ½ Jeffreys' one. */
    private static Interval beta(double successes, double n, double prior, double level) {
        double tail = (1 - level) / 2;
        double failures = n - successes;
        double extra = prior == 0 ? 1 : prior;
        double low = successes == 0 ? 0 : Quantile.beta(tail, successes + prior, failures + extra);
        double high = failures == 0 ? 1 : Quantile.betaUpper(tail, successes + extra, failures + prior);
        return new Interval(low, high, level);
    }
}
