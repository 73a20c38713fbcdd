package org.wayworth.kernel.lifetime;

import java.util.Arrays;
import org.wayworth.kernel.Fit;

/**
 * The likelihood of a cohort's survivors under S(t) = B(alpha, beta + t^c) / B(alpha, beta); c is 1, or a third
 * parameter. Second derivatives by central differences of the exact first ones.
 */
final class RenewalLikelihood {

    private static final double DIFFERENCE = 1e-5;

    private final double[] survivors;

    private RenewalLikelihood(double[] survivors) {
        this.survivors = survivors;
    }

    /**
     * Fits, unless the survivors leave nothing to fit.
     *
     * @param survivors contracts at the start, after the first renewal was due, after the second …
     */
    static Fit<Ascent.Peak> fit(double[] survivors, double[] start, java.util.List<String> names) {
        int periods = survivors.length - 1;
        for (int t = 0; t <= periods; t++) {
            if (!(survivors[t] >= 0 && survivors[t] < Double.POSITIVE_INFINITY)
                    || (t > 0 && survivors[t] > survivors[t - 1])) {
                throw new IllegalArgumentException(
                        "survivors must be 0 or more and never rise, not " + Arrays.toString(survivors));
            }
        }
        if (periods < start.length + 1) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    periods + " renewal periods for " + start.length + " parameters",
                    "At least " + (start.length + 1) + " are needed.");
        }
        if (survivors[periods] == survivors[0]) {
            return Fit.impossible(Fit.Reason.TOO_FEW_EVENTS, "nobody has left", "Wait for contracts to end.");
        }
        return Ascent.climb(new RenewalLikelihood(survivors)::at, start, names);
    }

    private Derivatives at(double[] parameters) {
        Derivatives here = firstOrder(parameters);
        int k = parameters.length;
        for (int j = 0; j < k; j++) {
            double step = DIFFERENCE * parameters[j];
            double[] moved = parameters.clone();
            moved[j] += step;
            double[] up = firstOrder(moved).gradient;
            moved[j] = parameters[j] - step;
            double[] down = firstOrder(moved).gradient;
            for (int m = 0; m < k; m++) {
                double term = (up[m] - down[m]) / (4 * step);
                here.hessian[j * k + m] += term;
                here.hessian[m * k + j] += term;
            }
        }
        return here;
    }

    private Derivatives firstOrder(double[] parameters) {
        int k = parameters.length;
        Derivatives sum = new Derivatives(k);
        double[] before = new double[k + 1];
        for (int t = 1; t < survivors.length; t++) {
            double[] after = logSurvival(parameters, t);
            double lost = survivors[t - 1] - survivors[t];
            // log(S(t−1) − S(t)) = log S(t−1) + log(1 − ratio)
            double ratio = Math.exp(after[k] - before[k]);
            sum.value += lost * (before[k] + Math.log1p(-ratio));
            for (int j = 0; j < k; j++) {
                sum.gradient[j] += lost * (before[j] - ratio * after[j]) / (1 - ratio);
            }
            before = after;
        }
        double alive = survivors[survivors.length - 1];
        sum.value += alive * before[k];
        for (int j = 0; j < k; j++) {
            sum.gradient[j] += alive * before[j];
        }
        return sum;
    }

    /** The gradient of log S(t) and, last, log S(t). */
    private static double[] logSurvival(double[] parameters, int t) {
        double alpha = parameters[0];
        double beta = parameters[1];
        boolean stretched = parameters.length > 2;
        double tau = stretched ? Math.pow(t, parameters[2]) : t;
        double[] result = new double[parameters.length + 1];
        double atBoth = PolyGamma.digamma(alpha + beta) - PolyGamma.digamma(alpha + beta + tau);
        double inTau = PolyGamma.digamma(beta + tau) - PolyGamma.digamma(alpha + beta + tau);
        result[0] = atBoth;
        result[1] = atBoth + PolyGamma.digamma(beta + tau) - PolyGamma.digamma(beta);
        if (stretched) {
            result[2] = inTau * tau * Math.log(t);
        }
        result[parameters.length] = logSurvival(alpha, beta, tau);
        return result;
    }

    /** log B(alpha, beta + tau) − log B(alpha, beta). */
    static double logSurvival(double alpha, double beta, double tau) {
        return (PolyGamma.logGamma(beta + tau) - PolyGamma.logGamma(beta))
                - (PolyGamma.logGamma(alpha + beta + tau) - PolyGamma.logGamma(alpha + beta));
    }
}
