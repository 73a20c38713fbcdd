package org.wayworth.analytics.sceptic;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.kernel.regression.Splines;
import org.wayworth.kernel.regression.Wald;

/**
 * Whether the outcome goes with the exposure in a straight line, and where it bends if not.
 *
 * <p>The line is tested first, against a restricted cubic spline with Harrell's four knots, or against a level of its
 * own for each value where values are too few for knots. Only where the line fails is a bend looked for: the inner
 * value at which a second slope leaves the least unexplained (Muggeo 2003 for continuous exposures). The slopes beside
 * it are described, not tested again.
 *
 * @param pValue of a straight line
 * @param at where the slope changes; empty where the line holds
 * @param below slope up to {@code at}, or everywhere
 * @param above slope from {@code at} on, or everywhere
 */
public record Bend(double pValue, Optional<Double> at, Estimate below, Estimate above) {

    private static final double LEVEL = 0.95;
    private static final double ALPHA = 0.05;
    private static final int FEWEST_LEVELS = 4;
    private static final int MOST_LEVELS = 40;

    static Fit<Bend> of(double[] exposure, double[] outcome, Covariates covariates, long[] customer) {
        double[] levels = Arrays.stream(exposure).distinct().sorted().toArray();
        if (levels.length < FEWEST_LEVELS || levels.length > MOST_LEVELS) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    levels.length + " distinct ratings",
                    "a bend is looked for among " + FEWEST_LEVELS + " to " + MOST_LEVELS + " of them");
        }
        Ols.Options errors = Clusters.errors(customer);
        return lineTest(exposure, levels, outcome, covariates, errors)
                .flatMap(p -> p >= ALPHA
                        ? straight(exposure, outcome, covariates, errors, p)
                        : bent(exposure, levels, outcome, covariates, errors, p));
    }

    private static Fit<Double> lineTest(
            double[] exposure, double[] levels, double[] outcome, Covariates covariates, Ols.Options errors) {
        double[][] curved = curved(exposure, levels);
        double[][] columns = before(covariates.columns(), curved);
        int[] which = IntStream.range(2, 1 + curved.length).toArray();
        return Ols.fit(columns, outcome, errors)
                .flatMap(model -> Wald.test(model.coefficients(), model.covariance(), which, model.degreesOfFreedom()))
                .map(Wald::pValue);
    }

    /** The exposure first, then what lets it bend. */
    private static double[][] curved(double[] exposure, double[] levels) {
        double[] knots = Splines.quantiles(exposure, 0.05, 0.35, 0.65, 0.95);
        boolean rise = IntStream.range(1, knots.length).allMatch(i -> knots[i] > knots[i - 1]);
        if (rise) {
            return Splines.restrictedCubic(exposure, knots);
        }
        double[][] columns = new double[levels.length - 1][];
        columns[0] = exposure;
        for (int k = 1; k < levels.length - 1; k++) {
            double level = levels[k];
            columns[k] = Arrays.stream(exposure).map(e -> e == level ? 1 : 0).toArray();
        }
        return columns;
    }

    private static Fit<Bend> straight(
            double[] exposure, double[] outcome, Covariates covariates, Ols.Options errors, double p) {
        return Ols.fit(before(covariates.columns(), exposure), outcome, errors)
                .map(model -> model.estimate(1, LEVEL))
                .map(slope -> new Bend(p, Optional.empty(), slope, slope));
    }

    private static Fit<Bend> bent(
            double[] exposure, double[] levels, double[] outcome, Covariates covariates, Ols.Options errors, double p) {
        Fit<Bend> best = Fit.impossible(Fit.Reason.TOO_FEW_EVENTS, "no inner rating", "ask on a finer scale");
        double least = Double.POSITIVE_INFINITY;
        for (int k = 1; k < levels.length - 1; k++) {
            double at = levels[k];
            // Two columns whose coefficients are the slopes themselves: the way up to the bend, and the way beyond it.
            double[] upTo = Arrays.stream(exposure).map(e -> Math.min(e, at)).toArray();
            double[] beyond =
                    Arrays.stream(exposure).map(e -> Math.max(0, e - at)).toArray();
            Fit<Ols.Result> model = Ols.fit(before(covariates.columns(), upTo, beyond), outcome, errors);
            if (model.isDone() && model.get().residualSumOfSquares() < least) {
                least = model.get().residualSumOfSquares();
                best = model.map(m -> new Bend(p, Optional.of(at), m.estimate(1, LEVEL), m.estimate(2, LEVEL)));
            }
        }
        return best;
    }

    private static double[][] before(double[][] others, double[]... first) {
        double[][] columns = Arrays.copyOf(first, first.length + others.length);
        System.arraycopy(others, 0, columns, first.length, others.length);
        return columns;
    }
}
