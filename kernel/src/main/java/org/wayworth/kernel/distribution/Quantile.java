package org.wayworth.kernel.distribution;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.wayworth.kernel.Interval;

/**
 * Quantiles of the distributions that tests and intervals use.
 *
 * <p>The library inverts some distribution functions to nine digits; a Newton step on top brings all of them to
 * full precision.
 */
public final class Quantile {

    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    private Quantile() {}

    /** @param p lower tail probability, above 0 and below 1 */
    public static double normal(double p) {
        return STANDARD_NORMAL.inverseCumulativeProbability(requireProbability(p));
    }

    /** @param degreesOfFreedom above 0, may be infinite (then normal) */
    public static double student(double p, double degreesOfFreedom) {
        if (Double.isInfinite(degreesOfFreedom)) {
            return normal(p);
        }
        requireProbability(p);
        // the far side of a symmetric law: 1 − p keeps no digits when p is small
        return p > 0.5
                ? -polished(TDistribution.of(degreesOfFreedom), 1 - p)
                : polished(TDistribution.of(degreesOfFreedom), p);
    }

    public static double f(double p, double numerator, double denominator) {
        return polished(FDistribution.of(numerator, denominator), requireProbability(p));
    }

    /** Of Beta(a, b), lower tail. */
    public static double beta(double p, double a, double b) {
        return polished(BetaDistribution.of(a, b), requireProbability(p));
    }

    /** The value that Beta(a, b) exceeds with probability {@code p}. */
    public static double betaUpper(double p, double a, double b) {
        return 1 - beta(p, b, a);
    }

    /** How many standard errors a two-sided normal interval of this level reaches to each side. */
    public static double normalReach(double level) {
        return -normal((1 - Interval.requireLevel(level)) / 2);
    }

    /** As {@link #normalReach} for Student's t. */
    public static double studentReach(double level, double degreesOfFreedom) {
        return -student((1 - Interval.requireLevel(level)) / 2, degreesOfFreedom);
    }

    private static double polished(ContinuousDistribution law, double p) {
        double x = law.inverseCumulativeProbability(p);
        for (int step = 0; step < 2; step++) {
            double density = law.density(x);
            if (density > 0 && Double.isFinite(density)) {
                x -= (law.cumulativeProbability(x) - p) / density;
            }
        }
        return x;
    }

    private static double requireProbability(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("p must lie strictly between 0 and 1, not " + p);
        }
        return p;
    }
}
