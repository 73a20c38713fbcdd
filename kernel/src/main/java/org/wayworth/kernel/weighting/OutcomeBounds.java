package org.wayworth.kernel.weighting;

import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * What the answers say about everyone without any assumption on who did not answer: the mean lies between the one it
 * would be had all others given the lowest answer, and the highest.
 *
 * <p>The interval covers the true mean, wherever it lies between the bounds, at the level asked. Sources: Manski (1990),
 * American Economic Review 80, 319–323; Imbens and Manski (2004), Econometrica 72, 1845–1857.
 */
public final class OutcomeBounds {

    /**
     * @param low bound of the mean
     * @param high bound of the mean
     * @param interval around the bounds, for the sampling error
     * @param answered rows with an answer
     * @param asked all rows
     */
    public record Result(double low, double high, Interval interval, int answered, int asked) {}

    private OutcomeBounds() {}

    /**
     * @param answers of those who answered, from {@code least} to {@code most}
     * @param asked rows, answered or not
     * @param least lowest possible answer
     * @param most highest possible answer
     */
    public static Fit<Result> fit(double[] answers, int asked, double least, double most, double level) {
        Interval.requireLevel(level);
        requireAnswers(answers, asked, least, most);
        Optional<Fit<Result>> out = Magnitude.out(answers, new double[] {least, most});
        if (out.isPresent()) {
            return out.get();
        }

        int n = answers.length;
        if (n < 2) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, n + " answers", "wait for more answers");
        }
        double[] lows = moments(answers, asked, least);
        double[] highs = moments(answers, asked, most);
        double larger = Math.max(lows[1], highs[1]);
        double reach = larger == 0 ? 0 : reach((highs[0] - lows[0]) / larger, level);
        Interval interval = new Interval(
                Math.max(least, lows[0] - reach * lows[1]), Math.min(most, highs[0] + reach * highs[1]), level);
        return Fit.done(new Result(lows[0], highs[0], interval, n, asked));
    }

    /** Mean and its standard error when all who did not answer are given one value. */
    private static double[] moments(double[] answers, int asked, double others) {
        double sum = others * (asked - answers.length);
        for (double answer : answers) {
            sum += answer;
        }
        double mean = sum / asked;
        double squares = (others - mean) * (others - mean) * (asked - answers.length);
        for (double answer : answers) {
            squares += (answer - mean) * (answer - mean);
        }
        return new double[] {mean, StandardError.of(squares / (asked - 1.0) / asked)};
    }

    /** Imbens and Manski's multiplier: two-sided when the bounds meet, one-sided when they lie far apart. */
    private static double reach(double width, double level) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        return new BrentSolver(1e-12)
                .solve(
                        200,
                        c -> normal.cumulativeProbability(c + width) - normal.cumulativeProbability(-c) - level,
                        0,
                        normal.inverseCumulativeProbability((1 + level) / 2) + 1e-6);
    }

    private static void requireAnswers(double[] answers, int asked, double least, double most) {
        if (!(least < most) || Double.isInfinite(least) || Double.isInfinite(most)) {
            throw new IllegalArgumentException("least must be below most, both finite, not " + least + " and " + most);
        }
        if (asked < answers.length) {
            throw new IllegalArgumentException(
                    "asked must be as many as the " + answers.length + " answers or more, not " + asked);
        }
        for (int i = 0; i < answers.length; i++) {
            if (!(answers[i] >= least && answers[i] <= most)) {
                throw new IllegalArgumentException(
                        "answers must lie from " + least + " to " + most + "; answer " + i + " is " + answers[i]);
            }
        }
    }
}
