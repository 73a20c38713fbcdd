package org.wayworth.kernel.experiment;

import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;

/**
 * One arm of an experiment, as much of it as a comparison of means needs.
 *
 * @param n units, 0 or more
 * @param mean 0 when n is 0
 * @param variance with n − 1 below; 0 when n is below 2
 */
public record Arm(long n, double mean, double variance) {

    public Arm {
        if (n < 0) {
            throw new IllegalArgumentException("n must be 0 or more, not " + n);
        }
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean must be finite, not " + mean);
        }
        if (!(variance >= 0 && variance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("variance must be finite and 0 or more, not " + variance);
        }
    }

    /** Share of a mean that rounding takes a value from it. */
    private static final double ROUNDING = 1e-14;

    /** Two passes over {@code values}, all finite. */
    public static Arm of(double[] values) {
        if (values.length == 0) {
            return new Arm(0, 0, 0);
        }
        Rows.requireFinite("values", values);
        Magnitude.require("values", values);
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        double rest = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
            rest += value - mean;
        }
        squares -= rest * rest / values.length;
        // what rounding leaves where all values are the same is no variance
        double noise = ROUNDING * Math.abs(mean);
        boolean varies = values.length > 1 && squares > values.length * noise * noise;
        return new Arm(values.length, mean, varies ? squares / (values.length - 1) : 0);
    }

    /** Of the mean. */
    double standardErrorSquared() {
        return variance / n;
    }
}
