package org.wayworth.kernel.lifetime;

import java.util.List;
import org.wayworth.kernel.Fit;

/**
 * The likelihood of contracts kept and lost at each renewal under S(t) = B(alpha, beta + t^c) / B(alpha, beta); c is 1,
 * or a third parameter. A contract that came into sight at renewal t counts from there on, as one of those that had
 * lasted so long (left truncation). Second derivatives by central differences of the exact first ones.
 */
final class RenewalLikelihood {

    private static final double DIFFERENCE = 1e-5;

    private final Renewals renewals;

    private RenewalLikelihood(Renewals renewals) {
        this.renewals = renewals;
    }

    /** Fits, unless the renewals leave nothing to fit. */
    static Fit<Ascent.Peak> fit(Renewals renewals, double[] start, List<String> names) {
        int periods = renewals.seen();
        if (periods < start.length + 1) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    periods + " renewal periods for " + start.length + " parameters",
                    "At least " + (start.length + 1) + " are needed.");
        }
        if (renewals.allKept() + renewals.allLost() < 1) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    renewals.allKept() + renewals.allLost() + " renewals in all",
                    "Give whole contracts, not shares of them.");
        }
        if (renewals.allLost() == 0) {
            return Fit.impossible(Fit.Reason.TOO_FEW_EVENTS, "nobody has left", "Wait for contracts to end.");
        }
        return Ascent.climb(new RenewalLikelihood(renewals)::at, start, names);
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
        for (int t = 1; t <= renewals.periods(); t++) {
            double[] after = logSurvival(parameters, t);
            double lost = renewals.lost(t);
            double kept = renewals.kept(t);
            double ratio = Math.exp(after[k] - before[k]);
            if (lost > 0) {
                sum.value += lost * Math.log1p(-ratio);
            }
            sum.value += kept * (after[k] - before[k]);
            for (int j = 0; j < k; j++) {
                sum.gradient[j] += (kept - lost * ratio / (1 - ratio)) * (after[j] - before[j]);
            }
            before = after;
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
