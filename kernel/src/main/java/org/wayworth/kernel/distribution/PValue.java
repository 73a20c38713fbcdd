package org.wayworth.kernel.distribution;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Probabilities of a statistic at least as extreme as the one found, if there were nothing to find. */
public final class PValue {

    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    private PValue() {}

    /** Two-sided. */
    public static double normal(double z) {
        return 2 * STANDARD_NORMAL.survivalProbability(Math.abs(z));
    }

    /** Two-sided; infinite degrees of freedom are normal. */
    public static double student(double t, double degreesOfFreedom) {
        return Double.isInfinite(degreesOfFreedom)
                ? normal(t)
                : 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t));
    }

    /** Upper tail. */
    public static double chiSquared(double statistic, double degreesOfFreedom) {
        return ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
    }

    /** Upper tail. */
    public static double f(double statistic, double numerator, double denominator) {
        return Double.isInfinite(denominator)
                ? chiSquared(statistic * numerator, numerator)
                : FDistribution.of(numerator, denominator).survivalProbability(statistic);
    }

    /** Of at most {@code successes} among {@code n}, each with chance {@code probability}: the lower tail. */
    public static double binomialAtMost(int successes, int n, double probability) {
        if (n < 0 || successes < 0 || successes > n) {
            throw new IllegalArgumentException("successes must lie from 0 to n (" + n + "), not " + successes);
        }
        return BinomialDistribution.of(n, probability).cumulativeProbability(successes);
    }
}
