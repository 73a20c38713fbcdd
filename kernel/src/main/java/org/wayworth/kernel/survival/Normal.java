package org.wayworth.kernel.survival;

import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;

/** Estimates whose error is taken as normal. */
final class Normal {

    private Normal() {}

    static Estimate estimate(double value, double error, double level, long n) {
        return estimate(value, error, level, n, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** The interval is cut at what the quantity can be. */
    static Estimate estimate(double value, double error, double level, long n, double least, double most) {
        double reach = Quantile.normalReach(level) * error;
        return new Estimate(
                value, error, new Interval(Math.max(least, value - reach), Math.min(most, value + reach), level), n);
    }
}
