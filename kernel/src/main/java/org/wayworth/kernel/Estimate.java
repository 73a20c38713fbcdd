package org.wayworth.kernel;

/**
 * A number with its standard error, its interval and the rows it rests on.
 *
 * @param value the estimate
 * @param standardError on the scale of {@code value}, not negative
 * @param interval need not be centred on {@code value}
 * @param n rows used
 */
public record Estimate(double value, double standardError, Interval interval, long n) {

    public Estimate {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("estimate must be finite, not " + value);
        }
        if (!(standardError >= 0)) {
            throw new IllegalArgumentException("standard error must be 0 or more, not " + standardError);
        }
    }
}
