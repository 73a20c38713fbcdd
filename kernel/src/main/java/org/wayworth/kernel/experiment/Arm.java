package org.wayworth.kernel.experiment;

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

    /** Two passes over {@code values}, all finite. */
    public static Arm of(double[] values) {
        if (values.length == 0) {
            return new Arm(0, 0, 0);
        }
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
        return new Arm(values.length, mean, values.length < 2 ? 0 : Math.max(0, squares) / (values.length - 1));
    }

    /** Of the mean. */
    double standardErrorSquared() {
        return variance / n;
    }
}
