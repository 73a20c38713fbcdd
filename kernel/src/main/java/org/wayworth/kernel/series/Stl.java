package org.wayworth.kernel.series;

import java.util.Arrays;
import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * STL: a series as season + trend + remainder, by local regression.
 *
 * <p>For even spacing, no gaps and at least two whole periods. The ends of the trend lean on few values: do not read
 * the last points as a turn. Robust fits let outliers fall into the remainder, where they can be seen.
 *
 * <p>Source: Cleveland, Cleveland, McRae and Terpenning (1990), STL: A Seasonal-Trend Decomposition Procedure Based on
 * Loess, J. Official Statistics 6, 3–73. Window rules as recommended there.
 */
public final class Stl {

    private static final int ROBUST_PASSES = 15;

    /** How the season may change. */
    public enum Season {
        /** The same every period. */
        FIXED,
        /** Slowly changing: local regression over the same season of {@code seasonWindow} periods. */
        CHANGING
    }

    /** Whether outliers are weighted down. */
    public enum Fitting {
        /** Every value counts the same; two passes. */
        PLAIN,
        /** Values far from season + trend count less; fifteen rounds. */
        ROBUST
    }

    /**
     * @param period values in a period: 12 for months, 7 for days with a weekly season
     * @param seasonWindow periods in the window for {@link Season#CHANGING}: odd, 7 or more
     */
    public record Options(int period, Season season, int seasonWindow, Fitting fitting) {
        public Options {
            if (period < 2) {
                throw new IllegalArgumentException("period must be 2 or more, not " + period);
            }
            if (seasonWindow < 7 || seasonWindow % 2 == 0) {
                throw new IllegalArgumentException("seasonWindow must be odd and 7 or more, not " + seasonWindow);
            }
        }

        public static Options fixedSeason(int period) {
            return new Options(period, Season.FIXED, 7, Fitting.PLAIN);
        }
    }

    /** @param weights of the values in the last pass: all 1 for {@link Fitting#PLAIN} */
    public record Result(Vector season, Vector trend, Vector remainder, Vector weights) {}

    private Stl() {}

    public static Fit<Result> fit(double[] values, Options options) {
        Checks.requireFinite("values", values);
        Optional<Fit<Result>> out = Magnitude.out(values);
        if (out.isPresent()) {
            return out.get();
        }

        if (values.length < 2 * options.period() + 1) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    values.length + " values for a period of " + options.period(),
                    "wait for more than two whole periods");
        }
        return Fit.done(new Decomposition(values, options).run());
    }

    /** The state of one decomposition: season and trend so far. */
    private static final class Decomposition {

        private final double[] values;
        private final int n;
        private final int period;
        private final Options options;
        private final Loess seasonal;
        private final Loess trending;
        private final Loess lowPass;
        private final double[] season;
        private final double[] trend;

        Decomposition(double[] values, Options options) {
            this.values = values;
            this.n = values.length;
            this.period = options.period();
            this.options = options;
            boolean fixed = options.season() == Season.FIXED;
            int seasonWindow = fixed ? 10 * n + 1 : options.seasonWindow();
            int trendWindow = nextOdd(Math.ceil(1.5 * period / (1 - 1.5 / seasonWindow)));
            this.seasonal = Loess.of(seasonWindow, fixed ? 0 : 1);
            this.trending = Loess.of(trendWindow, 1);
            this.lowPass = Loess.of(nextOdd(period), 1);
            this.season = new double[n];
            this.trend = new double[n];
        }

        Result run() {
            double[] weights = new double[n];
            Arrays.fill(weights, 1);
            boolean robust = options.fitting() == Fitting.ROBUST;
            int inner = robust ? 1 : 2;
            int outer = robust ? ROBUST_PASSES : 0;
            pass(inner, weights);
            for (int k = 0; k < outer; k++) {
                weights = robustness();
                pass(inner, weights);
            }
            if (options.season() == Season.FIXED) {
                averageSeason();
            }
            double[] remainder = new double[n];
            for (int i = 0; i < n; i++) {
                remainder[i] = values[i] - season[i] - trend[i];
            }
            return new Result(Vector.of(season), Vector.of(trend), Vector.of(remainder), Vector.of(weights));
        }

        private void pass(int inner, double[] weights) {
            double[] work = new double[n];
            for (int k = 0; k < inner; k++) {
                for (int i = 0; i < n; i++) {
                    work[i] = values[i] - trend[i];
                }
                double[] cycles = cycles(work, weights);
                double[] slow = movingAverage(movingAverage(movingAverage(cycles, period), period), 3);
                double[] level = lowPass.smooth(slow, ones(n));
                for (int i = 0; i < n; i++) {
                    season[i] = cycles[period + i] - level[i];
                    work[i] = values[i] - season[i];
                }
                System.arraycopy(trending.smooth(work, weights), 0, trend, 0, n);
            }
        }

        /** Each season's own sub-series, smoothed and carried one period beyond both ends. */
        private double[] cycles(double[] work, double[] weights) {
            double[] cycles = new double[n + 2 * period];
            for (int j = 0; j < period; j++) {
                int count = (n - j - 1) / period + 1;
                double[] sub = new double[count];
                double[] subWeights = new double[count];
                for (int i = 0; i < count; i++) {
                    sub[i] = work[i * period + j];
                    subWeights[i] = weights[i * period + j];
                }
                double[] smooth = seasonal.smoothBeyond(sub, subWeights);
                for (int m = 0; m < count + 2; m++) {
                    cycles[m * period + j] = smooth[m];
                }
            }
            return cycles;
        }

        private double[] robustness() {
            double[] gaps = new double[n];
            for (int i = 0; i < n; i++) {
                gaps[i] = Math.abs(values[i] - season[i] - trend[i]);
            }
            double[] sorted = gaps.clone();
            Arrays.sort(sorted);
            double scale = 3 * (sorted[n / 2] + sorted[n - n / 2 - 1]);
            double[] weights = new double[n];
            for (int i = 0; i < n; i++) {
                weights[i] = gaps[i] <= 0.001 * scale ? 1 : gaps[i] <= 0.999 * scale ? bisquare(gaps[i] / scale) : 0;
            }
            return weights;
        }

        private void averageSeason() {
            for (int j = 0; j < period; j++) {
                double sum = 0;
                int count = 0;
                for (int i = j; i < n; i += period) {
                    sum += season[i];
                    count++;
                }
                for (int i = j; i < n; i += period) {
                    season[i] = sum / count;
                }
            }
        }
    }

    private static double bisquare(double share) {
        double rest = 1 - share * share;
        return rest * rest;
    }

    private static double[] movingAverage(double[] values, int length) {
        double[] averages = new double[values.length - length + 1];
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += values[i];
        }
        averages[0] = sum / length;
        for (int i = 1; i < averages.length; i++) {
            sum += values[i + length - 1] - values[i - 1];
            averages[i] = sum / length;
        }
        return averages;
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static int nextOdd(double length) {
        int whole = (int) Math.round(length);
        return whole % 2 == 0 ? whole + 1 : whole;
    }
}
