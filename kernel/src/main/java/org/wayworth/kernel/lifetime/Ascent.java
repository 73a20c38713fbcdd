package org.wayworth.kernel.lifetime;

import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.CrossProducts;

/**
 * Climbs a log-likelihood in the logarithms of its parameters: Newton's method with Levenberg's damping, so that it
 * also climbs where the surface is not yet a dome.
 */
final class Ascent {

    private static final int MOST_STEPS = 200;
    /** Longest change of a log parameter in one step. */
    private static final double LONGEST = 1.5;
    /** Beyond e to this power, or below its inverse, a parameter counts as having run away. */
    private static final double EDGE = 18;
    /** Squared length of the last step in standard errors. */
    private static final double REACHED = 1e-20;

    /** A gain smaller than this, relative to the log-likelihood, may not show in it. */
    private static final double ROUNDING = 1e-11;

    @FunctionalInterface
    interface LogLikelihood {
        /** In the parameters themselves. */
        Derivatives at(double[] parameters);
    }

    /** @param covariance of the logarithms */
    record Peak(Vector parameters, Matrix covariance, double logLikelihood, double steepness) {}

    /** Standard error of a logarithm from which on nothing is known of the parameter. */
    private static final double WIDEST = 30;

    private Ascent() {}

    static Fit<Peak> climb(LogLikelihood likelihood, double[] start, List<String> names) {
        int k = start.length;
        double[] logs = new double[k];
        for (int j = 0; j < k; j++) {
            logs[j] = Math.log(start[j]);
        }
        Derivatives here = at(likelihood, logs);
        double damping = 1e-3;
        int steps = 0;
        while (steps++ < MOST_STEPS) {
            double[] step = step(here, damping);
            if (step.length == 0) {
                damping = Math.max(1e-3, damping * 10);
                continue;
            }
            double gain = CrossProducts.dot(step, here.gradient, step.length);
            double[] there = moved(logs, step);
            int runaway = runaway(there);
            if (runaway >= 0) {
                return atEdge(names.get(runaway), Math.exp(there[runaway]));
            }
            Derivatives next = at(likelihood, there);
            // Where the gain drowns in rounding, the slope tells whether the step was a good one.
            boolean drowned = gain < ROUNDING * (1 + Math.abs(here.value));
            if (drowned ? steepest(next) < steepest(here) : next.value >= here.value) {
                logs = there;
                here = next;
                damping = drowned || damping < 1e-8 ? 0 : damping / 20;
            } else if (drowned) {
                break;
            } else {
                damping = Math.max(1e-3, damping * 10);
            }
            if (gain < REACHED) {
                break;
            }
        }
        return finish(logs, here, names);
    }

    private static Fit<Peak> finish(double[] logs, Derivatives here, List<String> names) {
        int k = logs.length;
        Cholesky factor = Cholesky.of(negative(here.hessian), k, 1e-12);
        if (!factor.isDefinite()) {
            int flat = factor.dependent()[0];
            return atEdge(names.get(flat), Math.exp(logs[flat]));
        }
        double[] rest = factor.solveLower(here.gradient);
        if (CrossProducts.dot(rest, rest, rest.length) > 1e-10) {
            return Fit.impossible(
                    Fit.Reason.NOT_CONVERGED,
                    "the likelihood still rises after " + MOST_STEPS + " Newton steps",
                    "Look for extreme values; change the unit of time.");
        }
        double[] covariance = factor.inverse();
        double[] parameters = new double[k];
        for (int j = 0; j < k; j++) {
            parameters[j] = Math.exp(logs[j]);
            if (!(covariance[j * k + j] < WIDEST * WIDEST)) {
                return atEdge(names.get(j), parameters[j]);
            }
        }
        return Fit.done(new Peak(Vector.of(parameters), Matrix.ofRows(k, k, covariance), here.value, steepest(here)));
    }

    private static double steepest(Derivatives here) {
        double steepest = 0;
        for (double slope : here.gradient) {
            steepest = Math.max(steepest, Math.abs(slope));
        }
        return steepest;
    }

    private static Fit<Peak> atEdge(String name, double value) {
        return Fit.impossible(
                Fit.Reason.OUTSIDE_MODEL,
                "the likelihood rises, or stays flat, as " + name + " runs to " + value,
                "The customers do not differ in the way this parameter describes, or are too few to tell: use a "
                        + "simpler model or more history.");
    }

    private static Derivatives at(LogLikelihood likelihood, double[] logs) {
        double[] parameters = new double[logs.length];
        for (int j = 0; j < logs.length; j++) {
            parameters[j] = Math.exp(logs[j]);
        }
        Derivatives found = likelihood.at(parameters);
        if (!Double.isFinite(found.value)) {
            found.value = Double.NEGATIVE_INFINITY;
        }
        return found.inLogs(parameters);
    }

    /** (−H + damping · |diag H|)⁻¹ gradient, cut to the longest step; empty when that matrix is not definite. */
    private static double[] step(Derivatives here, double damping) {
        int k = here.size;
        double[] matrix = negative(here.hessian);
        for (int j = 0; j < k; j++) {
            matrix[j * k + j] += damping * (Math.abs(matrix[j * k + j]) + Math.abs(here.gradient[j]));
        }
        Cholesky factor = Cholesky.of(matrix, k, 1e-14);
        if (!factor.isDefinite()) {
            return new double[0];
        }
        double[] step = factor.solve(here.gradient);
        double longest = 0;
        for (double part : step) {
            longest = Math.max(longest, Math.abs(part));
        }
        for (int j = 0; j < k && longest > LONGEST; j++) {
            step[j] *= LONGEST / longest;
        }
        return step;
    }

    private static int runaway(double[] logs) {
        for (int j = 0; j < logs.length; j++) {
            if (Math.abs(logs[j]) > EDGE) {
                return j;
            }
        }
        return -1;
    }

    private static double[] moved(double[] from, double[] step) {
        double[] to = from.clone();
        for (int j = 0; j < to.length; j++) {
            to[j] += step[j];
        }
        return to;
    }

    private static double[] negative(double[] values) {
        double[] negative = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            negative[i] = -values[i];
        }
        return negative;
    }
}
