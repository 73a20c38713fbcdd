package org.wayworth.kernel.weighting;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Means and totals of a population from weighted rows, with errors that know the design; of 0 and 1 the mean is a share,
 * of 1, 0 and −1 a net share.
 *
 * <p>A weighted mean is a ratio of two sums: its error comes from the linearised parts w (y − mean) / Σw. The interval
 * is Student's with (units − strata) degrees of freedom. Source: as {@link SurveyDesign}.
 */
public final class WeightedMean {

    /**
     * @param estimate the mean
     * @param designEffect variance over that of a simple random sample of as many rows; clusters and unequal weights
     *     raise it, strata lower it. Kish's where the values do not vary
     * @param degreesOfFreedom of the interval
     */
    public record Result(Estimate estimate, double designEffect, int degreesOfFreedom) {}

    /** Beyond the rounding of sums: means lose digits of their terms, and variances the square of that. */
    private static final double ROUNDING = 1e-14;

    private WeightedMean() {}

    /** The mean of all rows. */
    public static Fit<Result> fit(double[] values, SurveyDesign design, double level) {
        boolean[] all = new boolean[values.length];
        Arrays.fill(all, true);
        return fit(values, all, design, level);
    }

    /**
     * The mean of a part of the population. Keep the other rows in: that the part's size was not fixed by the design
     * belongs to the error.
     */
    public static Fit<Result> fit(double[] values, boolean[] part, SurveyDesign design, double level) {
        requireRows(values, part.length, design);
        Interval.requireLevel(level);
        Optional<Fit<Result>> out = Magnitude.out(values);
        if (out.isPresent()) {
            return out.get();
        }
        SurveyDesign.Units units = design.units();
        int n = 0;
        double weightSum = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            if (part[i] && design.weight(i) > 0) {
                n++;
                weightSum += design.weight(i);
                sum += design.weight(i) * values[i];
            }
        }
        if (n < 2 || units.fewest() < 2) {
            return tooFew(n, units);
        }
        double mean = sum / weightSum;
        double[] gaps = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            gaps[i] = part[i] ? (values[i] - mean) / weightSum : 0;
        }
        double variance = units.varianceOfTotal(weighted(design.residuals(gaps), design));
        double simple = simpleVariance(values, part, design, mean, weightSum, n);
        double effect = simple > ROUNDING * ROUNDING * mean * mean
                ? variance / simple
                : Kish.designEffect(design.weights(part));
        int dof = units.degreesOfFreedom();
        double size = largest(values, part);
        return Fit.done(new Result(estimate(mean, variance, size, dof, level, n), effect, dof));
    }

    /** The total over the population: Σ w y. */
    public static Fit<Estimate> total(double[] values, SurveyDesign design, double level) {
        requireRows(values, values.length, design);
        Interval.requireLevel(level);
        Optional<Fit<Estimate>> out = Magnitude.out(values);
        if (out.isPresent()) {
            return out.get();
        }
        SurveyDesign.Units units = design.units();
        int n = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            n += design.weight(i) > 0 ? 1 : 0;
            sum += design.weight(i) * values[i];
        }
        if (units.fewest() < 2) {
            return tooFew(n, units);
        }
        double variance = units.varianceOfTotal(weighted(design.residuals(values), design));
        boolean[] all = new boolean[values.length];
        Arrays.fill(all, true);
        double size = largest(values, all) * Arrays.stream(design.weights(all)).sum();
        return Fit.done(estimate(sum, variance, size, units.degreesOfFreedom(), level, n));
    }

    private static double[] weighted(double[] values, SurveyDesign design) {
        double[] weighted = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            weighted[i] = design.weight(i) * values[i];
        }
        return weighted;
    }

    /** Of as many rows drawn simply, without replacement where the population has an end. */
    private static double simpleVariance(
            double[] values, boolean[] part, SurveyDesign design, double mean, double weightSum, int n) {
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            if (part[i]) {
                squares += design.weight(i) * (values[i] - mean) * (values[i] - mean);
            }
        }
        double variance = squares / weightSum * n / (n - 1.0);
        double unseen = design.isFinite() ? Math.max(0, 1 - n / weightSum) : 1;
        return variance / n * unseen;
    }

    private static double largest(double[] values, boolean[] part) {
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            largest = part[i] ? Math.max(largest, Math.abs(values[i])) : largest;
        }
        return largest;
    }

    /** @param size of the terms: an error that is no more than their rounding is none */
    private static Estimate estimate(double value, double variance, double size, int dof, double level, int n) {
        double error = StandardError.of(variance, ROUNDING * size * size);
        double reach = TDistribution.of(dof).inverseCumulativeProbability((1 + level) / 2) * error;
        return new Estimate(value, error, new Interval(value - reach, value + reach, level), n);
    }

    private static <T> Fit<T> tooFew(int n, SurveyDesign.Units units) {
        return Fit.impossible(
                Fit.Reason.TOO_FEW_ROWS,
                n + " rows with a weight, and " + units.fewest() + " drawn on their own in the smallest stratum",
                "an interval needs two or more: join strata, or take finer clusters");
    }

    private static void requireRows(double[] values, int part, SurveyDesign design) {
        if (values.length != design.rows() || part != design.rows()) {
            throw new IllegalArgumentException("values and part must have one entry a row of the design ("
                    + design.rows() + "), not " + values.length + " and " + part);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("values must be finite; row " + i + " has " + values[i]);
            }
        }
    }
}
