package org.wayworth.kernel;

/**
 * A number with its standard error, its interval and the rows it rests on.
 *
 * @param value the estimate
 * @param standardError on the scale of {@code value}, not negative; 0 where the rows leave no error to tell from, as when all
 *     have the same outcome
 * @param interval need not be centred on {@code value}
 * @param n rows used
 */
public record Estimate(double value, double standardError, Interval interval, long n) {

    public Estimate {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("estimate must be finite, not " + value);
        }
        if (!(standardError >= 0) || Double.isInfinite(standardError)) {
            throw new IllegalArgumentException("standard error must be finite and 0 or more, not " + standardError);
        }
    }

    /**
     * Whether there is an error to tell. Otherwise the value describes the rows and claims nothing beyond them, and its
     * interval, a point, is not to be shown. (Of a share of none or all the standard error is 0, the interval is not.)
     */
    public boolean tellsError() {
        return standardError > 0 || interval.width() > 0;
    }
}
