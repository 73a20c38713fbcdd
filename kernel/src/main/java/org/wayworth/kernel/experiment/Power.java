package org.wayworth.kernel.experiment;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * How likely an experiment is to find an effect, and how many units it needs.
 *
 * <p>Two arms of equal size, two-sided test, one look. The chance of a significant result in the wrong direction is
 * not counted as power. Units are those that are randomised: when groups are, multiply by {@link #designEffect}.
 *
 * <p>Method: noncentral t for means; the normal approximation with unpooled variances under the effect for shares.
 * Source: Cohen (1988), Statistical power analysis for the behavioral sciences, sections 2.5 and 6.5; Fleiss, Levin and
 * Paik (2003), Statistical methods for rates and proportions, section 4.2.
 */
public final class Power {

    private static final double FEWEST_UNITS = 2;
    private static final double MOST_UNITS = 1e12;
    private static final double PRECISION = 1e-12;

    /**
     * @param error two-sided chance to claim an effect where there is none
     * @param power chance to find the effect
     */
    public record Plan(double error, double power) {

        public static final Plan DEFAULT = new Plan(0.05, 0.8);

        public Plan {
            requireShare("error", error);
            requireShare("power", power);
            if (!(power > error)) {
                throw new IllegalArgumentException("power must be above error, not " + power + " and " + error);
            }
        }
    }

    private Power() {}

    /** The power to find {@code difference} between means with {@code unitsPerArm} units an arm. */
    public static double ofMeans(double difference, double standardDeviation, double unitsPerArm, double error) {
        requirePositive("standardDeviation", standardDeviation);
        requireShare("error", error);
        if (!(unitsPerArm > 1)) {
            throw new IllegalArgumentException("unitsPerArm must be above 1, not " + unitsPerArm);
        }
        double dof = 2 * (unitsPerArm - 1);
        double critical = TDistribution.of(dof).inverseSurvivalProbability(error / 2);
        double shift = Math.sqrt(unitsPerArm / 2) * Math.abs(difference) / standardDeviation;
        return 1 - NoncentralT.cumulative(critical, dof, shift);
    }

    /** Units an arm (not rounded, at least 2) to find {@code difference} between means, not 0. */
    public static double unitsForMeans(double difference, double standardDeviation, Plan plan) {
        requirePositive("|difference|", Math.abs(difference));
        requirePositive("standardDeviation", standardDeviation);
        double guess = 2 * Math.pow(normalSum(plan) * standardDeviation / difference, 2);
        if (!(guess < MOST_UNITS)) {
            throw new IllegalArgumentException("difference must be large enough to be found with " + MOST_UNITS
                    + " units an arm, not " + difference + " beside a standard deviation of " + standardDeviation);
        }
        if (ofMeans(difference, standardDeviation, FEWEST_UNITS, plan.error()) >= plan.power()) {
            return FEWEST_UNITS;
        }
        return new BrentSolver(PRECISION, PRECISION)
                .solve(
                        500,
                        n -> ofMeans(difference, standardDeviation, n, plan.error()) - plan.power(),
                        FEWEST_UNITS,
                        10 * guess + 100);
    }

    /** Units an arm (not rounded) to tell a share of {@code treatment} from one of {@code control}. */
    public static double unitsForShares(double control, double treatment, Plan plan) {
        requireShare("control", control);
        requireShare("treatment", treatment);
        requirePositive("|treatment - control|", Math.abs(treatment - control));
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double middle = (control + treatment) / 2;
        double without = normal.inverseSurvivalProbability(plan.error() / 2) * Math.sqrt(2 * middle * (1 - middle));
        double with = normal.inverseCumulativeProbability(plan.power())
                * Math.sqrt(control * (1 - control) + treatment * (1 - treatment));
        return Math.pow((without + with) / (treatment - control), 2);
    }

    /** The smallest difference between means that {@code unitsPerArm} units an arm find with the plan's power. */
    public static double detectable(double standardDeviation, double unitsPerArm, Plan plan) {
        requirePositive("standardDeviation", standardDeviation);
        double guess = normalSum(plan) * standardDeviation * Math.sqrt(2 / unitsPerArm);
        if (!(guess > 0 && 100 * guess < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "standardDeviation must lie between 1e-300 and 1e300, not " + standardDeviation);
        }
        return new BrentSolver(PRECISION * guess, PRECISION * guess)
                .solve(
                        500,
                        d -> ofMeans(d, standardDeviation, unitsPerArm, plan.error()) - plan.power(),
                        0,
                        100 * guess);
    }

    /** What is left of a standard deviation when data from before correlate with the outcome by {@code correlation}. */
    public static double adjustedDeviation(double standardDeviation, double correlation) {
        if (!(Math.abs(correlation) < 1)) {
            throw new IllegalArgumentException("correlation must lie strictly between -1 and 1, not " + correlation);
        }
        return standardDeviation * Math.sqrt(1 - correlation * correlation);
    }

    /** By how much to multiply the units when whole groups are randomised (Kish 1965). */
    public static double designEffect(double unitsPerGroup, double intraclassCorrelation) {
        requirePositive("unitsPerGroup", unitsPerGroup);
        if (!(intraclassCorrelation >= 0 && intraclassCorrelation <= 1)) {
            throw new IllegalArgumentException(
                    "intraclassCorrelation must lie in 0 to 1, not " + intraclassCorrelation);
        }
        return 1 + (unitsPerGroup - 1) * intraclassCorrelation;
    }

    private static double normalSum(Plan plan) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        return normal.inverseSurvivalProbability(plan.error() / 2)
                + Math.max(0.1, normal.inverseCumulativeProbability(plan.power()));
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and above 0, not " + value);
        }
    }

    private static void requireShare(String name, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(name + " must lie strictly between 0 and 1, not " + share);
        }
    }
}
