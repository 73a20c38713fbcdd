package org.wayworth.kernel.proportion;

/** Mean and spread of one column, in two passes. */
final class Moment {

    /** Share of a mean that rounding takes a value from it. */
    private static final double ROUNDING = 1e-14;

    private Moment() {}

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double left = 0;
        for (double value : values) {
            left += value - mean;
        }
        return mean + left / values.length;
    }

    /** About the mean; 0 where it is no more than rounding leaves of values that are all the same. */
    static double sumOfSquares(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        double noise = ROUNDING * Math.abs(mean);
        return sum > values.length * noise * noise ? sum : 0;
    }
}
