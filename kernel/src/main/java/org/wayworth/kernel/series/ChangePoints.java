package org.wayworth.kernel.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Level shifts: after which values did the mean of a series change?
 *
 * <p>All sets of breaks are compared at once by dynamic programming, and the number of breaks is the one with the
 * smallest BIC, which may be none. Trend, season and strong autocorrelation are mistaken for breaks: remove them
 * first.
 *
 * <p>Sources: Bai and Perron (2003), J. Applied Econometrics 18, 1–22; information criterion: Yao (1988), Stat. and
 * Prob. Letters 6, 181–189; CUSUM: Ploberger and Krämer (1992), Econometrica 60, 271–285.
 */
public final class ChangePoints {

    /**
     * @param mostBreaks how many are looked for
     * @param shortest share of the series that each stretch must have at least, above 0 and at most 0.5
     */
    public record Options(int mostBreaks, double shortest) {
        public Options {
            if (mostBreaks < 1) {
                throw new IllegalArgumentException("mostBreaks must be 1 or more, not " + mostBreaks);
            }
            if (!(shortest > 0 && shortest <= 0.5)) {
                throw new IllegalArgumentException("shortest must be above 0 and at most 0.5, not " + shortest);
            }
        }

        public static Options defaults() {
            return new Options(5, 0.15);
        }
    }

    /**
     * @param breaks last position (from 0) of each stretch but the final one, for the best number of breaks
     * @param means of the stretches
     * @param bic for 0, 1, 2 … breaks; smaller is better
     * @param residuals sum of squares for 0, 1, 2 … breaks
     * @param cusum largest |cumulative sum of deviations from the overall mean| / (σ √n); above 1.36 is rare (5 %)
     *     in a series without breaks
     */
    public record Result(List<Integer> breaks, Vector means, Vector bic, Vector residuals, double cusum, int n) {
        public Result {
            breaks = List.copyOf(breaks);
        }
    }

    /** Share of the series' sum of squares that rounding leaves of nothing. */
    private static final double ROUNDING = 1e-13;

    private ChangePoints() {}

    public static Fit<Result> fit(double[] values, Options options) {
        Checks.requireFinite("values", values);
        Optional<Fit<Result>> out = Magnitude.out(values);
        if (out.isPresent()) {
            return out.get();
        }

        int n = values.length;
        int shortest = Math.max(2, (int) Math.floor(options.shortest() * n));
        if (n < 2 * shortest || n < 6) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, n + " values", "wait for at least 6, better 20 or more");
        }
        if (Checks.constant(values)) {
            return Fit.impossible(Fit.Reason.NO_VARIATION, "all values are " + values[0], "there are no breaks");
        }
        Search search = new Search(values, shortest, Math.min(options.mostBreaks(), n / shortest - 1));
        double[] bic = search.bic();
        int best = 0;
        for (int m = 1; m < bic.length; m++) {
            best = bic[m] < bic[best] ? m : best;
        }
        List<Integer> breaks = search.breaks(best);
        return Fit.done(new Result(
                breaks, means(values, breaks), Vector.of(bic), Vector.of(search.residuals()), cusum(values), n));
    }

    private static Vector means(double[] values, List<Integer> breaks) {
        double[] means = new double[breaks.size() + 1];
        int from = 0;
        for (int stretch = 0; stretch < means.length; stretch++) {
            int to = stretch < breaks.size() ? breaks.get(stretch) + 1 : values.length;
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += values[i];
            }
            means[stretch] = sum / (to - from);
            from = to;
        }
        return Vector.of(means);
    }

    private static double cusum(double[] values) {
        int n = values.length;
        double mean = 0;
        for (double value : values) {
            mean += value / n;
        }
        double squares = 0;
        double run = 0;
        double largest = 0;
        for (double value : values) {
            run += value - mean;
            squares += (value - mean) * (value - mean);
            largest = Math.max(largest, Math.abs(run));
        }
        return largest / StandardError.of(squares / (n - 1) * n);
    }

    /** Best splits of every head of the series into 1, 2 … stretches. */
    private static final class Search {

        private final int n;
        private final int shortest;
        /** Sums of values (less the mean, for the digits) and of their squares, up to each position. */
        private final double[] sums;

        private final double[] squares;
        /** cost[m][i]: least sum of squares of the first i values in m + 1 stretches. */
        private final double[][] cost;
        /** Where the last stretch of that split begins. */
        private final int[][] start;

        Search(double[] values, int shortest, int mostBreaks) {
            this.n = values.length;
            this.shortest = shortest;
            this.sums = new double[n + 1];
            this.squares = new double[n + 1];
            this.cost = new double[mostBreaks + 1][n + 1];
            this.start = new int[mostBreaks + 1][n + 1];
            double mean = 0;
            for (double value : values) {
                mean += value / n;
            }
            for (int i = 0; i < n; i++) {
                double centred = values[i] - mean;
                sums[i + 1] = sums[i] + centred;
                squares[i + 1] = squares[i] + centred * centred;
            }
            for (int i = shortest; i <= n; i++) {
                cost[0][i] = within(0, i);
            }
            for (int m = 1; m <= mostBreaks; m++) {
                for (int i = (m + 1) * shortest; i <= n; i++) {
                    split(m, i);
                }
            }
        }

        private void split(int m, int end) {
            double least = Double.POSITIVE_INFINITY;
            for (int from = m * shortest; from <= end - shortest; from++) {
                double sum = cost[m - 1][from] + within(from, end);
                if (sum < least) {
                    least = sum;
                    start[m][end] = from;
                }
            }
            cost[m][end] = least;
        }

        private double within(int from, int to) {
            double sum = sums[to] - sums[from];
            return Math.max(0, squares[to] - squares[from] - sum * sum / (to - from));
        }

        double[] residuals() {
            double[] residuals = new double[cost.length];
            for (int m = 0; m < residuals.length; m++) {
                residuals[m] = cost[m][n];
            }
            return residuals;
        }

        /** A Gaussian likelihood with m + 1 means, m break dates and a variance. */
        double[] bic() {
            double[] bic = residuals();
            for (int m = 0; m < bic.length; m++) {
                // what is no more than the rounding of sums is no gain of another break
                double perValue = Math.max(bic[m], ROUNDING * cost[0][n]) / n;
                bic[m] = n * (Math.log(2 * Math.PI * perValue) + 1) + 2 * (m + 1) * Math.log(n);
            }
            return bic;
        }

        List<Integer> breaks(int count) {
            List<Integer> breaks = new ArrayList<>();
            int end = n;
            for (int m = count; m > 0; m--) {
                end = start[m][end];
                breaks.add(0, end - 1);
            }
            return breaks;
        }
    }
}
