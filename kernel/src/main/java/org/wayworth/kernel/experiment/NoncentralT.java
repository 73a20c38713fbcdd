package org.wayworth.kernel.experiment;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * The noncentral t distribution, which is how a t statistic behaves when there is an effect.
 *
 * <p>Method: the series in incomplete beta functions of Guenther and Lenth, started at its largest term and summed both
 * ways until terms no longer count. Source: Lenth (1989), Algorithm AS 243, Applied Statistics 38(1), 185–189.
 */
final class NoncentralT {

    private static final double NEGLIGIBLE = 1e-17;
    private static final int MOST_TERMS = 200_000;

    private NoncentralT() {}

    /** P(T ≤ t) for t of 0 or more and a shift of 0 or more. */
    static double cumulative(double t, double dof, double shift) {
        double below = NormalDistribution.of(0, 1).cumulativeProbability(-shift);
        if (t == 0) {
            return below;
        }
        if (isBeyond(t, dof, shift)) {
            return 0;
        }
        double x = t * t / (t * t + dof);
        double half = shift * shift / 2;
        int middle = (int) half;
        double sum = 0;
        for (int j = middle; j < middle + MOST_TERMS; j++) {
            double term = term(j, x, dof, half, shift);
            sum += term;
            if (Math.abs(term) < NEGLIGIBLE) {
                break;
            }
        }
        for (int j = middle - 1; j >= 0; j--) {
            double term = term(j, x, dof, half, shift);
            sum += term;
            if (Math.abs(term) < NEGLIGIBLE) {
                break;
            }
        }
        return Math.min(1, below + sum / 2);
    }

    /**
     * Whether the shift is so large that nothing is left below t: either the normal part falls short by half of the shift,
     * or the chi-squared part is larger than t leaves room for.
     */
    private static boolean isBeyond(double t, double dof, double shift) {
        double room = shift / 2 / t;
        return NormalDistribution.of(0, 1).cumulativeProbability(-shift / 2)
                        + ChiSquaredDistribution.of(dof).survivalProbability(dof * room * room)
                < NEGLIGIBLE;
    }

    private static double term(int j, double x, double dof, double half, double shift) {
        double log = half == 0 ? (j == 0 ? 0 : Double.NEGATIVE_INFINITY) : -half + j * Math.log(half);
        double even = Math.exp(log - Gamma.logGamma(j + 1.0));
        double odd = half == 0 ? 0 : shift / Math.sqrt(2) * Math.exp(log - Gamma.logGamma(j + 1.5));
        return even * Beta.regularizedBeta(x, j + 0.5, dof / 2) + odd * Beta.regularizedBeta(x, j + 1.0, dof / 2);
    }
}
