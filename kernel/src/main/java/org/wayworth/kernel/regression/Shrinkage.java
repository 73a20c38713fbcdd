package org.wayworth.kernel.regression;

import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Rows;

/**
 * Several estimates of alike things, each pulled toward what they have in common by as much as chance alone moves it.
 *
 * <p>Method: empirical Bayes (Efron and Morris 1975, Journal of the American Statistical Association 70(350), 311–319),
 * with the variance between the estimates by the method of moments of DerSimonian and Laird (1986), Controlled
 * Clinical Trials 7(3), 177–188.
 */
public final class Shrinkage {

    private Shrinkage() {}

    /**
     * @param estimates one a group, independent of each other
     * @param standardErrors of each, above 0
     * @return one a group, in the estimates' unit; all the same where chance alone explains how far they are apart
     */
    public static Vector toward(double[] estimates, double[] standardErrors) {
        Rows.requireLength("standardErrors", standardErrors.length, estimates.length);
        double weights = 0;
        double squares = 0;
        double sum = 0;
        for (int g = 0; g < estimates.length; g++) {
            if (!(standardErrors[g] > 0)) {
                throw new IllegalArgumentException(
                        "standard errors must be above 0, not " + standardErrors[g] + " at " + g);
            }
            double w = 1 / (standardErrors[g] * standardErrors[g]);
            weights += w;
            squares += w * w;
            sum += w * estimates[g];
        }
        double common = sum / weights;
        double spread = 0;
        for (int g = 0; g < estimates.length; g++) {
            double away = (estimates[g] - common) / standardErrors[g];
            spread += away * away;
        }
        double free = weights - squares / weights;
        double between = free > 0 ? Math.max(0, (spread - (estimates.length - 1)) / free) : 0;
        double[] shrunk = new double[estimates.length];
        for (int g = 0; g < shrunk.length; g++) {
            double kept = between / (between + standardErrors[g] * standardErrors[g]);
            shrunk[g] = common + kept * (estimates[g] - common);
        }
        return Vector.of(shrunk);
    }
}
