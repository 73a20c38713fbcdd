package org.wayworth.kernel.resample;

import java.util.Arrays;
import org.wayworth.kernel.Interval;

/**
 * Intervals between percentiles of draws, at place share · (draws + 1), so that one from few draws is not too short. Type 6
 * of Hyndman and Fan (1996), The American Statistician 50(4), 361–365.
 */
public final class Percentiles {

    private Percentiles() {}

    /** The middle {@code level} of the draws: as many lie below it as above. */
    public static Interval middle(double[] draws, double level) {
        double tail = (1 - Interval.requireLevel(level)) / 2;
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        return new Interval(at(sorted, tail), at(sorted, 1 - tail), level);
    }

    private static double at(double[] sorted, double share) {
        double place = Math.min(sorted.length - 1, Math.max(0, share * (sorted.length + 1) - 1));
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
