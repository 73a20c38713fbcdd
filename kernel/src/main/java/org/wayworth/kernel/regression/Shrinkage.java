package org.wayworth.kernel.regression;

import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;

/**
 * Several estimates of alike things, each pulled toward what they have in common by as much as chance alone moves it.
 *
 * <p>Method: empirical Bayes (Efron and Morris 1975, Journal of the American Statistical Association 70(350), 311–319),
 * with the variance between the estimates by the method of moments of DerSimonian and Laird (1986), Controlled
 * Clinical Trials 7(3), 177–188; what they have in common is the mean that this variance gives.
 */
public final class Shrinkage {

    /** Below, its square is lost. */
    private static final double LEAST_ERROR = 1e-70;

    private Shrinkage() {}

    /**
     * @param estimates one a group, independent of each other
     * @param standardErrors of each, above 0
     * @return one a group, in the estimates' unit; all the same where chance alone explains how far they are apart
     */
    public static Vector toward(double[] estimates, double[] standardErrors) {
        Rows.requireLength("standardErrors", standardErrors.length, estimates.length);
        Rows.requireFinite("estimates", estimates);
        Rows.requireFinite("standardErrors", standardErrors);
        Magnitude.require("estimates", estimates);
        Magnitude.require("standardErrors", standardErrors);
        double weights = 0;
        double squares = 0;
        double sum = 0;
        for (int g = 0; g < estimates.length; g++) {
            if (!(standardErrors[g] > LEAST_ERROR)) {
                throw new IllegalArgumentException(
                        "standard errors must be above 1e-70, not " + standardErrors[g] + " at " + g);
            }
            double w = 1 / (standardErrors[g] * standardErrors[g]);
            weights += w;
            squares += w * w;
            sum += w * estimates[g];
        }
        double evenly = sum / weights;
        double spread = 0;
        for (int g = 0; g < estimates.length; g++) {
            double away = (estimates[g] - evenly) / standardErrors[g];
            spread += away * away;
        }
        double free = weights - squares / weights;
        double between = free > 0 ? Math.max(0, (spread - (estimates.length - 1)) / free) : 0;
        double common = mean(estimates, standardErrors, between);
        double[] shrunk = new double[estimates.length];
        for (int g = 0; g < shrunk.length; g++) {
            double kept = between / (between + standardErrors[g] * standardErrors[g]);
            shrunk[g] = common + kept * (estimates[g] - common);
        }
        return Vector.of(shrunk);
    }

    /** What the estimates have in common: the more they differ, the more alike they count. */
    private static double mean(double[] estimates, double[] standardErrors, double between) {
        double sum = 0;
        double weights = 0;
        for (int g = 0; g < estimates.length; g++) {
            double w = 1 / (between + standardErrors[g] * standardErrors[g]);
            weights += w;
            sum += w * estimates[g];
        }
        return sum / weights;
    }
}
