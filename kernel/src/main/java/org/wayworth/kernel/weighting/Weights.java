package org.wayworth.kernel.weighting;

import java.util.Arrays;
import org.wayworth.kernel.matrix.Rows;

/** What is asked of weights, and how the largest are drawn in. What unequal ones cost: {@link Kish}. */
public final class Weights {

    private Weights() {}

    /**
     * Weights drawn in to the quantiles {@code low} and {@code high} of themselves (0.01 and 0.99 are usual), then
     * scaled to their old sum: a little bias for much less variance.
     */
    public static double[] trim(double[] weights, double low, double high) {
        requireWeights(weights);
        if (!(low >= 0 && low < high && high <= 1)) {
            throw new IllegalArgumentException(
                    "low and high must be 0 <= low < high <= 1, not " + low + " and " + high);
        }
        double[] sorted = weights.clone();
        Arrays.sort(sorted);
        double floor = quantile(sorted, low);
        double ceiling = quantile(sorted, high);
        double[] trimmed = new double[weights.length];
        double before = 0;
        double after = 0;
        for (int i = 0; i < weights.length; i++) {
            trimmed[i] = Math.min(ceiling, Math.max(floor, weights[i]));
            before += weights[i];
            after += trimmed[i];
        }
        for (int i = 0; i < trimmed.length; i++) {
            trimmed[i] *= before / after;
        }
        return trimmed;
    }

    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    static void requireWeights(double[] weights) {
        if (weights.length == 0) {
            throw new IllegalArgumentException("there must be a weight or more");
        }
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] > 0) || Double.isInfinite(weights[i])) {
                throw new IllegalArgumentException(
                        "weights must be above 0 and finite; row " + i + " has " + weights[i]);
            }
        }
        Rows.requireWeights(weights, weights.length);
    }
}
