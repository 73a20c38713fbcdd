package org.wayworth.kernel.weighting;

import java.util.Arrays;
import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;

/**
 * R-indicator: how alike are those who answered and all who were asked, 0 to 1? 1 when everyone was as likely to
 * answer; 1 − 2 · standard deviation of the chances of answering.
 *
 * <p>It sees only what the response model saw. {@link Result#mostBias} is the largest bias that an unweighted mean can
 * have, in standard deviations of the outcome, when the model holds. Source: Schouten, Cobben and Bethlehem (2009),
 * Survey Methodology 35, 101–113.
 */
public final class ResponseIndicator {

    /**
     * @param indicator 1 − 2 deviation
     * @param deviation of the chances over the population
     * @param mean chance
     * @param mostBias deviation over mean
     */
    public record Result(double indicator, double deviation, double mean, double mostBias, int n) {}

    private ResponseIndicator() {}

    /**
     * @param chances of answering, of every row asked
     * @param weights by which the rows asked stand for the population; all 1 for all of it
     */
    public static Result of(double[] chances, double[] weights) {
        Weights.requireWeights(weights);
        if (chances.length != weights.length || chances.length < 2) {
            throw new IllegalArgumentException("chances and weights must have the same 2 rows or more, not "
                    + chances.length + " and " + weights.length);
        }
        double sum = 0;
        double mean = 0;
        for (int i = 0; i < chances.length; i++) {
            if (!(chances[i] >= 0 && chances[i] <= 1)) {
                throw new IllegalArgumentException("chances must lie from 0 to 1; row " + i + " has " + chances[i]);
            }
            sum += weights[i];
            mean += weights[i] * chances[i];
        }
        mean /= sum;
        double squares = 0;
        for (int i = 0; i < chances.length; i++) {
            squares += weights[i] * (chances[i] - mean) * (chances[i] - mean);
        }
        double n = chances.length;
        double deviation = StandardError.of(squares / sum * n / (n - 1));
        return new Result(1 - 2 * deviation, deviation, mean, mean == 0 ? 0 : deviation / mean, chances.length);
    }

    /**
     * The indicator of everyone asked, when the chances are those of a logistic model fitted to them.
     *
     * @param indicator less what the model's own error feigns; at most 1
     * @param interval for it; its upper end is 1 where all may have been as likely to answer
     * @param mostBias the largest bias of an unweighted mean, in standard deviations, at {@code indicator}
     */
    public record Estimated(double indicator, Interval interval, double mostBias, int n) {}

    /**
     * With an interval. Estimated chances differ even where the true ones do not: the variance that this feigns is taken
     * off, and its own error is part of the interval, which is made for the variance of the chances and then carried
     * over.
     *
     * <p>Sources: Shlomo, Skinner and Schouten (2012), Estimation of an indicator of the representativeness of survey
     * response, J. Statistical Planning and Inference 142, 201–211, for what is taken off; the error is by influence,
     * with the second-order part that is all there is when no chances differ.
     *
     * @param columns of the response model: {@code columns[j][i]}, column j, person i; without a column of ones
     * @param chances that it fitted
     */
    public static Fit<Estimated> fit(double[][] columns, double[] chances, boolean[] answered, double level) {
        Rows.requireLength("chances", chances.length, Rows.count(columns));
        Rows.requireLength("answered", answered.length, chances.length);
        Interval.requireLevel(level);
        Optional<Fit<Estimated>> out = Magnitude.out(columns);
        if (out.isPresent()) {
            return out.get();
        }
        ResponseScores scores = ResponseScores.of(columns, chances, answered);
        int n = chances.length;
        if (n < 2 || !scores.isDefinite()) {
            return Fit.impossible(
                    Fit.Reason.RANK_DEFICIENT,
                    "columns of the response model follow from others",
                    "leave the dependent ones out");
        }
        double mean = Arrays.stream(chances).sum() / n;
        double[] spread = spread(columns, chances, scores);
        int p = columns.length + 1;
        double feigned = 0;
        double twice = 0;
        for (int j = 0; j < p; j++) {
            feigned += spread[j * p + j];
            for (int l = 0; l < p; l++) {
                twice += spread[j * p + l] * spread[l * p + j];
            }
        }
        double variance = 0;
        double[] slope = new double[p];
        for (int i = 0; i < n; i++) {
            double gap = chances[i] - mean;
            variance += gap * gap / (n - 1.0);
            scores.addRow(slope, i, 2 * gap * chances[i] * (1 - chances[i]) / n);
        }
        double[] direction = scores.solve(slope);
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double gap = chances[i] - mean;
            double part = (gap * gap - variance) / n + scores.of(i, direction);
            squares += part * part;
        }
        // The model's error moves the slope as well: what it alone would bring to the first term, four times, is no
        // news.
        double error = StandardError.of(Math.max(0, squares - 4 * twice) + 2 * twice, squares + 6 * Math.abs(twice));
        double reach = Quantile.normalReach(level) * error;
        double fair = Math.max(0, variance - feigned);
        double least = Math.max(0, variance - feigned - reach);
        double most = Math.max(0, variance - feigned + reach);
        return Fit.done(new Estimated(
                indicator(fair),
                new Interval(indicator(most), indicator(least), level),
                StandardError.of(fair) / mean,
                n));
    }

    private static double indicator(double variance) {
        return 1 - 2 * StandardError.of(variance);
    }

    /** The information's inverse times the covariance over people of what a step of the model does to their chances. */
    private static double[] spread(double[][] columns, double[] chances, ResponseScores scores) {
        int n = chances.length;
        int p = columns.length + 1;
        double[] sum = new double[p];
        double[] products = new double[p * p];
        double[] steps = new double[p];
        for (int i = 0; i < n; i++) {
            Arrays.fill(steps, 0);
            scores.addRow(steps, i, chances[i] * (1 - chances[i]));
            for (int j = 0; j < p; j++) {
                sum[j] += steps[j];
                for (int l = 0; l < p; l++) {
                    products[j * p + l] += steps[j] * steps[l];
                }
            }
        }
        double[] spread = new double[p * p];
        double[] column = new double[p];
        for (int l = 0; l < p; l++) {
            for (int j = 0; j < p; j++) {
                column[j] = products[j * p + l] / n - sum[j] / n * sum[l] / n;
            }
            double[] solved = scores.solve(column);
            for (int j = 0; j < p; j++) {
                spread[j * p + l] = solved[j];
            }
        }
        return spread;
    }
}
