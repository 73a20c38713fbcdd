package org.wayworth.kernel.proportion;

import it.unimi.dsi.fastutil.ints.Int2DoubleLinkedOpenHashMap;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.matrix.Rows;

/**
 * The mean of weighted, perhaps clustered, rows; of 0 and 1 it is a share, of 1, 0 and −1 a net share.
 *
 * <p>Variance by Taylor linearisation of the ratio of two totals (Särndal, Swensson and Wretman 1992, Model Assisted
 * Survey Sampling, section 5.5), clusters taken as drawn with replacement, times G / (G − 1); each row is its own
 * cluster when none are given. Student's t with one degree of freedom fewer than clusters.
 */
public final class WeightedMean {

    private WeightedMean() {}

    /**
     * @param estimate the weighted mean
     * @param effectiveN Kish's: how many equally weighted rows would know as much
     * @param designEffect the variance over that of as many independent, equally weighted rows; covers clusters too
     * @param clusters rows with a weight, or the groups they lie in
     */
    public record Result(Estimate estimate, double effectiveN, double designEffect, int clusters) {}

    /** @param weights one a row, 0 or more */
    public static Fit<Result> fit(double[] values, double[] weights, double level) {
        return fit(values, weights, null, level);
    }

    /** @param cluster label of each row's cluster, or null */
    public static Fit<Result> fit(double[] values, double[] weights, int @Nullable [] cluster, double level) {
        Rows.requireFinite("values", values);
        Rows.requireWeights(weights, values.length);
        Interval.requireLevel(level);
        if (cluster != null) {
            Rows.requireLength("clusters", cluster.length, values.length);
        }
        Totals totals = new Totals(values, weights);
        double[] scores = totals.clusterScores(values, weights, cluster);
        if (scores.length < 2) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    scores.length + (cluster == null ? " row with a weight" : " cluster with a weight"),
                    "an interval needs at least 2");
        }
        double squares = 0;
        for (double score : scores) {
            squares += score * score;
        }
        double variance = squares * scores.length / (scores.length - 1.0);
        double error = Math.sqrt(variance);
        double reach = Quantile.studentReach(level, scores.length - 1.0) * error;
        Interval interval = new Interval(totals.mean - reach, totals.mean + reach, level);
        double simple = totals.spread / totals.rows;
        return Fit.done(new Result(
                new Estimate(totals.mean, error, interval, totals.rows),
                Kish.effectiveN(weights),
                simple > 0 ? variance / simple : Kish.designEffect(weights),
                scores.length));
    }

    /** Weighted mean, and the weighted variance of a row. */
    private static final class Totals {

        final double mean;
        final double spread;
        final long rows;
        final double weight;

        Totals(double[] values, double[] weights) {
            double sumOfWeights = 0;
            double sum = 0;
            long count = 0;
            for (int i = 0; i < values.length; i++) {
                sumOfWeights += weights[i];
                sum += weights[i] * values[i];
                count += weights[i] > 0 ? 1 : 0;
            }
            weight = sumOfWeights;
            mean = sum / sumOfWeights;
            rows = count;
            double squares = 0;
            for (int i = 0; i < values.length; i++) {
                squares += weights[i] * (values[i] - mean) * (values[i] - mean);
            }
            spread = squares / sumOfWeights;
        }

        /** Each cluster's share in the deviation of the mean. */
        double[] clusterScores(double[] values, double[] weights, int @Nullable [] cluster) {
            Int2DoubleLinkedOpenHashMap sums = new Int2DoubleLinkedOpenHashMap();
            for (int i = 0; i < values.length; i++) {
                if (weights[i] > 0) {
                    sums.addTo(cluster == null ? i : cluster[i], weights[i] * (values[i] - mean) / weight);
                }
            }
            return sums.values().toDoubleArray();
        }
    }
}
