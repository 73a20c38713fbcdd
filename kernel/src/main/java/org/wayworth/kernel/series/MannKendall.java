package org.wayworth.kernel.series;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Mann–Kendall: does a series tend upward or downward, and by how much a step (Sen's slope)?
 *
 * <p>Asks for a monotone trend only, no shape and no distribution. Remove a season first. Neighbouring values that
 * resemble each other make a chance trend look sure: {@link Correction#HAMED_RAO} widens the variance for it and is
 * the default.
 *
 * <p>Sources: Mann (1945), Econometrica 13, 245–259; Sen (1968), JASA 63, 1379–1389; Hamed and Rao (1998), J.
 * Hydrology 204, 182–196; interval of the slope: Gilbert (1987), Statistical Methods for Environmental Pollution
 * Monitoring, section 16.4.2.
 */
public final class MannKendall {

    /** Slopes are kept for all pairs: 12.5 million of them at this length. */
    private static final int LONGEST = 5_000;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** Lags whose rank autocorrelation lies within ± this / √n are taken for noise. */
    private static final double SIGNIFICANT = NORMAL.inverseCumulativeProbability(0.975);

    /** What is done about autocorrelation. */
    public enum Correction {
        /** Values are taken as independent given the trend. */
        NONE,
        /** The variance is scaled by the autocorrelation of the ranks once the slope is removed. */
        HAMED_RAO
    }

    /** @param level of the slope's interval */
    public record Options(Correction correction, double level) {
        public Options {
            Interval.requireLevel(level);
        }

        public static Options defaults() {
            return new Options(Correction.HAMED_RAO, 0.95);
        }
    }

    /**
     * @param s pairs that rise minus pairs that fall
     * @param variance of {@code s} without trend, ties and correction taken into account
     * @param inflation what the correction multiplied the variance by; 1 without
     * @param tau {@code s} over the number of pairs, −1 to 1
     * @param slope median slope of all pairs, in the series' unit a step
     */
    public record Result(
            long s,
            double variance,
            double inflation,
            double z,
            double pValue,
            double tau,
            double slope,
            Interval slopeInterval,
            int n) {}

    private MannKendall() {}

    /** Evenly spaced values; the slope is per step. */
    public static Fit<Result> fit(double[] values, Options options) {
        double[] times = new double[values.length];
        Arrays.setAll(times, i -> i);
        return fit(times, values, options);
    }

    /** @param times rising strictly; the slope is per unit of them */
    public static Fit<Result> fit(double[] times, double[] values, Options options) {
        requireSeries(times, values);
        Optional<Fit<Result>> out = Magnitude.out(times, values);
        if (out.isPresent()) {
            return out.get();
        }

        int n = values.length;
        if (n < 4) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, n + " values", "wait for at least 4, better 10 or more");
        }
        if (Checks.constant(values)) {
            return Fit.impossible(Fit.Reason.NO_VARIATION, "all values are " + values[0], "there is no trend to test");
        }
        double[] slopes = slopes(times, values);
        double slope = median(slopes);
        long s = score(values);
        double inflation = options.correction() == Correction.NONE ? 1 : inflation(times, values, slope);
        double variance = varianceWithTies(values) * inflation;
        double z = s == 0 ? 0 : (s - Long.signum(s)) / StandardError.of(variance);
        double pValue = 2 * NORMAL.survivalProbability(Math.abs(z));
        double pairs = n * (n - 1.0) / 2;
        Interval interval = interval(slopes, variance, options.level());
        return Fit.done(new Result(s, variance, inflation, z, pValue, s / pairs, slope, interval, n));
    }

    private static void requireSeries(double[] times, double[] values) {
        Checks.requireLength("times", times, values.length);
        Checks.requireFinite("times", times);
        Checks.requireFinite("values", values);
        if (values.length > LONGEST) {
            throw new IllegalArgumentException("values must be " + LONGEST + " at most, not " + values.length
                    + ": take weekly or monthly means first");
        }
        for (int i = 1; i < times.length; i++) {
            if (times[i] <= times[i - 1]) {
                throw new IllegalArgumentException(
                        "times must rise; times[" + i + "] is " + times[i] + " after " + times[i - 1]);
            }
        }
    }

    private static long score(double[] values) {
        long s = 0;
        for (int i = 1; i < values.length; i++) {
            for (int j = 0; j < i; j++) {
                s += Double.compare(values[i], values[j]);
            }
        }
        return s;
    }

    private static double varianceWithTies(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = spread(sorted.length);
        int run = 1;
        for (int i = 1; i <= sorted.length; i++) {
            if (i < sorted.length && sorted[i] == sorted[i - 1]) {
                run++;
            } else {
                sum -= spread(run);
                run = 1;
            }
        }
        return sum / 18;
    }

    private static double spread(double count) {
        return count * (count - 1) * (2 * count + 5);
    }

    /** Hamed and Rao's n/n*: from the rank autocorrelation of what the slope leaves, significant lags only. */
    private static double inflation(double[] times, double[] values, double slope) {
        int n = values.length;
        double[] rest = new double[n];
        for (int i = 0; i < n; i++) {
            rest[i] = values[i] - slope * times[i];
        }
        double[] ranks = ranks(rest);
        if (Checks.constant(ranks)) {
            return 1;
        }
        double[] correlations = Autocorrelation.correlations(ranks, n - 1);
        double sum = 0;
        for (int lag = 1; lag < n - 2; lag++) {
            if (Math.abs(correlations[lag - 1]) > SIGNIFICANT / Math.sqrt(n)) {
                sum += (n - lag) * (n - lag - 1.0) * (n - lag - 2.0) * correlations[lag - 1];
            }
        }
        return Math.max(1, 1 + 2 * sum / (n * (n - 1.0) * (n - 2.0)));
    }

    /** Mid-ranks. */
    private static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int first = Arrays.binarySearch(sorted, values[i]);
            int last = first;
            while (first > 0 && sorted[first - 1] == values[i]) {
                first--;
            }
            while (last < sorted.length - 1 && sorted[last + 1] == values[i]) {
                last++;
            }
            ranks[i] = 1 + (first + last) / 2.0;
        }
        return ranks;
    }

    /** Sorted. */
    private static double[] slopes(double[] times, double[] values) {
        int n = values.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int at = 0;
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                slopes[at++] = (values[i] - values[j]) / (times[i] - times[j]);
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Order statistics of the slopes, as far from the middle as the score may stray without a trend. */
    private static Interval interval(double[] slopes, double variance, double level) {
        double reach = NORMAL.inverseCumulativeProbability((1 + level) / 2) * StandardError.of(variance);
        double low = (slopes.length - reach) / 2;
        double high = (slopes.length + reach) / 2 + 1;
        return new Interval(orderStatistic(slopes, low), orderStatistic(slopes, high), level);
    }

    /** Interpolated between neighbours; {@code rank} counts from 1. */
    private static double orderStatistic(double[] sorted, double rank) {
        double inside = Math.min(sorted.length, Math.max(1, rank));
        int below = (int) Math.floor(inside);
        double next = sorted[Math.min(below, sorted.length - 1)];
        return sorted[below - 1] + (inside - below) * (next - sorted[below - 1]);
    }
}
