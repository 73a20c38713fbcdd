package org.wayworth.kernel.resample;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.StandardError;

/**
 * A bootstrap distribution.
 *
 * @param estimate the figures of the data itself
 * @param values one row for each resample that had an answer, one column for each figure
 * @param failed resamples without an answer
 */
public record Replicates(Vector estimate, Matrix values, int failed) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    static Replicates of(double[] estimate, List<double[]> answered, int failed) {
        return new Replicates(Vector.of(estimate), Matrix.of(answered.toArray(double[][]::new)), failed);
    }

    /** Standard deviation over the resamples. */
    public double standardError(int figure) {
        double[] sorted = sorted(figure);
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double largest = Math.max(mean - sorted[0], sorted[sorted.length - 1] - mean);
        double squares = 0;
        for (double value : sorted) {
            double gap = largest > 0 ? (value - mean) / largest : 0;
            squares += gap * gap;
        }
        return largest * StandardError.of(squares / (sorted.length - 1));
    }

    /** From quantile to quantile of the resamples (interpolated between order statistics: Hyndman and Fan's type 7). */
    public Interval percentile(int figure, double level) {
        double tail = (1 - Interval.requireLevel(level)) / 2;
        double[] sorted = sorted(figure);
        return new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail), level);
    }

    /** The percentile interval mirrored at the estimate: right when the error does not depend on the figure. */
    public Interval basic(int figure, double level) {
        Interval mirrored = percentile(figure, level);
        double twice = 2 * estimate.at(figure);
        return new Interval(twice - mirrored.high(), twice - mirrored.low(), level);
    }

    /**
     * The percentile interval corrected for median bias and for acceleration (BCa): second-order accurate.
     *
     * @param acceleration from {@link Bootstrap#accelerations}
     */
    public Interval biasCorrected(int figure, double acceleration, double level) {
        double tail = (1 - Interval.requireLevel(level)) / 2;
        double[] sorted = sorted(figure);
        double bias = NORMAL.inverseCumulativeProbability(shareBelow(sorted, estimate.at(figure)));
        double low = corrected(bias, acceleration, NORMAL.inverseCumulativeProbability(tail));
        double high = corrected(bias, acceleration, NORMAL.inverseCumulativeProbability(1 - tail));
        return new Interval(quantile(sorted, low), quantile(sorted, high), level);
    }

    /** Estimate, bootstrap standard error and percentile interval of one figure; {@code n} rows as given. */
    public Estimate estimate(int figure, double level, long n) {
        return new Estimate(estimate.at(figure), standardError(figure), percentile(figure, level), n);
    }

    /** The share of resamples in which something held, such as "figure 2 is among the top three". */
    public double share(Predicate<Vector> held) {
        int count = 0;
        for (int b = 0; b < values.rows(); b++) {
            if (held.test(values.row(b))) {
                count++;
            }
        }
        return (double) count / values.rows();
    }

    private static double corrected(double bias, double acceleration, double z) {
        double shifted = bias + z;
        double left = 1 - acceleration * shifted;
        if (!(left > 0)) {
            // beyond where the correction is infinite: the end of the resamples on that side
            return shifted > 0 ? 1 : 0;
        }
        return NORMAL.cumulativeProbability(bias + shifted / left);
    }

    /** Ties count half; kept away from 0 and 1, where the correction would be infinite. */
    private static double shareBelow(double[] sorted, double value) {
        double below = 0;
        for (double one : sorted) {
            below += one < value ? 1 : one == value ? 0.5 : 0;
        }
        double half = 0.5 / sorted.length;
        return Math.min(1 - half, Math.max(half, below / sorted.length));
    }

    private double[] sorted(int figure) {
        double[] column = new double[values.rows()];
        for (int b = 0; b < column.length; b++) {
            column[b] = values.at(b, figure);
        }
        Arrays.sort(column);
        return column;
    }

    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) Math.min(Math.floor(position), sorted.length - 2.0);
        return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
    }
}
