package org.wayworth.kernel.proportion;

/** Mean and spread of one column, in two passes. */
final class Moment {

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

    static double sumOfSquares(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }
}
