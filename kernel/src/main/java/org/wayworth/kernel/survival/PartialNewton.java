package org.wayworth.kernel.survival;

import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.CrossProducts;

/**
 * Newton's method for a partial likelihood, from 0, with halved steps where a full one overshoots. It tells apart
 * the three ways in which there may be no answer: a column without variation, a column that others explain, and a
 * likelihood that rises for ever along some direction (all events on one side of a column).
 */
final class PartialNewton {

    private static final int MOST_ITERATIONS = 40;
    private static final int MOST_HALVINGS = 20;
    /** Squared length of the last step, in standard errors, at which the answer counts as reached. */
    private static final double REACHED = 1e-20;
    /** A gain in log-likelihood this small, relative to it, cannot be told from rounding. */
    private static final double ROUNDING = 1e-13;

    private static final double COLLINEAR = 1e-10;
    /** Log-likelihood that is left to gain, and log hazard ratio the step still adds, when it runs away. */
    private static final double NOTHING_TO_GAIN = 1e-5;

    private static final double STILL_MOVING = 0.3;

    @FunctionalInterface
    interface Likelihood {
        Pass at(double[] coefficients);
    }

    /**
     * @param first at 0
     * @param last at the peak
     * @param factor of the information at the peak
     */
    record Peak(double[] coefficients, Pass first, Pass last, Cholesky factor, int iterations) {}

    private PartialNewton() {}

    /** @param reach largest distance of a value from the mean, by column */
    static Fit<Peak> climb(Likelihood likelihood, double[] reach) {
        int p = reach.length;
        double[] at = new double[p];
        Pass first = likelihood.at(at);
        Pass here = first;
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            Cholesky factor = Cholesky.of(here.information(), p, COLLINEAR);
            if (!factor.isDefinite()) {
                return iteration == 0 ? dependent(here, reach, factor) : runaway(factor.dependent()[0], at);
            }
            double[] step = factor.solve(here.gradient());
            double gain = CrossProducts.dot(step, here.gradient(), step.length);
            if (gain <= REACHED) {
                return Fit.done(new Peak(at, first, here, factor, iteration));
            }
            int fastest = fastest(step, reach);
            if (gain < NOTHING_TO_GAIN && Math.abs(step[fastest]) * reach[fastest] > STILL_MOVING) {
                return runaway(fastest, at);
            }
            Pass next = null;
            double[] there = at;
            for (int halvings = 0; halvings <= MOST_HALVINGS; halvings++) {
                there = moved(at, step, Math.scalb(1.0, -halvings));
                next = likelihood.at(there);
                if (next.logLikelihood() >= here.logLikelihood() - ROUNDING * Math.abs(here.logLikelihood())) {
                    break;
                }
                next = null;
            }
            if (next == null) {
                break;
            }
            at = there;
            here = next;
        }
        return Fit.impossible(
                Fit.Reason.NOT_CONVERGED,
                "no maximum after " + MOST_ITERATIONS + " Newton steps",
                "Centre or rescale columns with extreme values.");
    }

    private static Fit<Peak> dependent(Pass first, double[] reach, Cholesky factor) {
        int column = factor.dependent()[0];
        int p = reach.length;
        double own = first.information()[column * p + column];
        if (!(own > 0) || reach[column] == 0) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION,
                    "column " + column + " (counted from 0) does not vary among rows at risk at an event",
                    "Leave it out.",
                    column);
        }
        return Fit.impossible(
                Fit.Reason.RANK_DEFICIENT,
                "column " + column + " (counted from 0) is a combination of the columns before it",
                "Leave it out.",
                column);
    }

    private static Fit<Peak> runaway(int column, double[] at) {
        return Fit.impossible(
                Fit.Reason.SEPARATED,
                "the likelihood rises for ever with the coefficient of column " + column
                        + " (counted from 0), which had reached " + at[column],
                "All events lie on one side of this column. Join its categories, leave it out, or compare the "
                        + "groups by curves and restricted means.",
                column);
    }

    private static int fastest(double[] step, double[] reach) {
        int fastest = 0;
        for (int j = 1; j < step.length; j++) {
            if (Math.abs(step[j]) * reach[j] > Math.abs(step[fastest]) * reach[fastest]) {
                fastest = j;
            }
        }
        return fastest;
    }

    private static double[] moved(double[] from, double[] step, double share) {
        double[] to = from.clone();
        for (int j = 0; j < to.length; j++) {
            to[j] += share * step[j];
        }
        return to;
    }
}
