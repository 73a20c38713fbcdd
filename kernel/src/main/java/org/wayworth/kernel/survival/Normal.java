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

    /** The interval is cut at what the quantity can be, and so is what rounding takes the value beyond it. */
    static Estimate estimate(double value, double error, double level, long n, double least, double most) {
        double reach = Quantile.normalReach(level) * error;
        double inside = Math.max(least, Math.min(most, value));
        return new Estimate(
                inside, error, new Interval(Math.max(least, inside - reach), Math.min(most, inside + reach), level), n);
    }
}
