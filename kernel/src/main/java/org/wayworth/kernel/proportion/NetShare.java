package org.wayworth.kernel.proportion;

import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;

/**
 * Net share: how much larger one class of a group is than another, with a confidence interval.
 *
 * <p>Counts in, shares out, −1 to 1. For two groups use {@link NetShareDifference}: comparing two intervals by eye is
 * not a test. With weights or clusters score the rows 1, 0, −1 and use {@link
 * org.wayworth.kernel.weighting.WeightedMean}.
 *
 * <p>Method: adjusted Wald. Add 3 to the sample, ¾ to each end, then use the variance of a difference of two
 * multinomial shares, p + m − (p − m)².
 *
 * <p>Source: Rocks (2016), The American Statistician 70(4), 365–372, arXiv:1601.07235.
 */
public final class NetShare {

    private static final double ADDED = 3;
    private static final double ADDED_PER_END = 0.75;

    private NetShare() {}

    /**
     * The net share as it stands, with its multinomial standard error, and the adjusted interval, which need not be
     * centred on it.
     */
    public static Estimate fit(long plus, long minus, long n, double level) {
        Counts.requireParts(plus, minus, n);
        double net = (double) (plus - minus) / n;
        return new Estimate(net, standardError(plus, minus, n), adjusted(plus, minus, n, level), n);
    }

    /** The unadjusted interval, for large groups only: it covers too little below about 100 rows. */
    public static Estimate wald(long plus, long minus, long n, double level) {
        Counts.requireParts(plus, minus, n);
        double net = (double) (plus - minus) / n;
        double error = standardError(plus, minus, n);
        double reach = Quantile.normalReach(level) * error;
        return new Estimate(net, error, new Interval(net - reach, net + reach, level), n);
    }

    static double standardError(double plus, double minus, double n) {
        double net = (plus - minus) / n;
        return StandardError.of(((plus + minus) / n - net * net) / n, 2 / n);
    }

    private static Interval adjusted(long plus, long minus, long n, double level) {
        double morePlus = plus + ADDED_PER_END;
        double moreMinus = minus + ADDED_PER_END;
        double centre = (morePlus - moreMinus) / (n + ADDED);
        double reach = Quantile.normalReach(level) * standardError(morePlus, moreMinus, n + ADDED);
        return new Interval(Math.max(-1, centre - reach), Math.min(1, centre + reach), level);
    }
}
