package org.wayworth.kernel.causal;

import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;

/**
 * How alike those with and without the exposure are: who could as well have been in the other group.
 *
 * <p>Rows whose propensity lies outside a band have hardly any counterpart; they are left out, and the answer is about
 * the others ("customers who might have gone either way"). When so few rows carry the weight that little is left, no
 * effect should be claimed.
 *
 * <p>Sources: Crump, Hotz, Imbens and Mitnik (2009), Dealing with limited overlap in estimation of average treatment
 * effects, Biometrika 96(1), 187–199; Kish (1965) for the effective sample size.
 */
public final class Overlap {

    /** Bars of the histogram, each this wide: 1 / 20. */
    public static final int BARS = 20;

    /**
     * @param low rows with a propensity below are left out
     * @param high rows with a propensity above are left out
     * @param leastEffectiveShare of each group's rows: below it the comparison is refused
     */
    public record Rule(double low, double high, double leastEffectiveShare) {

        private static final double LEAST = 1e-9;

        public static final Rule DEFAULT = new Rule(0.02, 0.98, 0.3);

        public Rule {
            if (!(low >= 0 && low < high && high <= 1)) {
                throw new IllegalArgumentException("low and high must rise within 0 to 1, not " + low + " and " + high);
            }
            if (!(leastEffectiveShare >= 0 && leastEffectiveShare < 1)) {
                throw new IllegalArgumentException(
                        "leastEffectiveShare must be 0 or more and below 1, not " + leastEffectiveShare);
            }
        }

        /** The nearest propensity within the band, and never 0 or 1, which would be divided by. */
        double clip(double propensity) {
            return Math.max(Math.max(low, LEAST), Math.min(Math.min(high, 1 - LEAST), propensity));
        }
    }

    /**
     * One group.
     *
     * @param rows in the group, before any are left out
     * @param kept rows inside the band
     * @param effective rows of equal weight that would be as precise as the kept ones with their weights (Kish)
     * @param largestShare of the group's weight that one row carries
     * @param lowest propensity in the group
     * @param highest propensity in the group
     * @param histogram rows by propensity, {@link #BARS} bars from 0 to 1
     */
    public record Group(
            long rows,
            long kept,
            double effective,
            double largestShare,
            double lowest,
            double highest,
            Vector histogram) {

        public double effectiveShare() {
            return kept == 0 ? 0 : effective / kept;
        }
    }

    /** @param rule by which rows were left out */
    public record Result(Group treated, Group control, Rule rule) {

        public long kept() {
            return treated.kept() + control.kept();
        }

        public long leftOut() {
            return treated.rows() + control.rows() - kept();
        }

        /** The largest of both groups' lowest propensities, and the least of their highest: where both have rows. */
        public Fit<List<Double>> commonSupport() {
            double low = Math.max(treated.lowest(), control.lowest());
            double high = Math.min(treated.highest(), control.highest());
            return low <= high
                    ? Fit.done(List.of(low, high))
                    : Fit.impossible(
                            Fit.Reason.NO_OVERLAP,
                            "the highest propensity of one group is below the lowest of the other",
                            "the groups cannot be compared");
        }
    }

    private Overlap() {}

    /**
     * @param treated 1 with the exposure, 0 without
     * @param propensity of the exposure, 0 to 1, a row each
     * @param estimand decides by what a row is weighed
     */
    public static Result of(double[] treated, double[] propensity, Estimand estimand, Rule rule) {
        Exposure.requireBinary(treated);
        if (propensity.length != treated.length) {
            throw new IllegalArgumentException(
                    "propensity must have " + treated.length + " rows like treated, not " + propensity.length);
        }
        return new Result(
                group(treated, propensity, 1, estimand, rule), group(treated, propensity, 0, estimand, rule), rule);
    }

    /** The same, or a refusal when a group is empty or carried by too few rows. */
    static Fit<Result> enough(Result found) {
        return enough(found.treated(), "with", found.rule())
                .flatMap(with -> enough(found.control(), "without", found.rule()))
                .map(without -> found);
    }

    private static Fit<Group> enough(Group group, String name, Rule rule) {
        if (group.kept() >= 2 && group.effectiveShare() >= rule.leastEffectiveShare()) {
            return Fit.done(group);
        }
        return Fit.impossible(
                Fit.Reason.NO_OVERLAP,
                group.kept() + " of " + group.rows() + " rows " + name + " the exposure lie within propensities of "
                        + rule.low() + " to " + rule.high() + ", worth " + Math.round(group.effective())
                        + " rows of equal weight",
                "compare groups that are more alike, e.g. a narrower population or a cut nearer the middle");
    }

    private static Group group(double[] treated, double[] propensity, int arm, Estimand estimand, Rule rule) {
        double[] bars = new double[BARS];
        double lowest = 1;
        double highest = 0;
        long rows = 0;
        double[] weights = new double[treated.length];
        int keep = 0;
        for (int i = 0; i < treated.length; i++) {
            if (treated[i] != arm) {
                continue;
            }
            rows++;
            double e = propensity[i];
            lowest = Math.min(lowest, e);
            highest = Math.max(highest, e);
            bars[Math.min(BARS - 1, (int) (e * BARS))]++;
            if (estimand.keeps(rule, e)) {
                weights[keep++] = estimand.weight(arm == 1, e);
            }
        }
        double[] kept = Arrays.copyOf(weights, keep);
        double sum = Arrays.stream(kept).sum();
        double largest = Arrays.stream(kept).max().orElse(0);
        return new Group(
                rows,
                kept.length,
                effective(kept),
                sum > 0 ? largest / sum : 0,
                rows == 0 ? 0 : lowest,
                highest,
                Vector.of(bars));
    }

    /** Kish's effective number of rows: (Σw)² / Σw². */
    public static double effective(double[] weights) {
        double largest = Arrays.stream(weights).max().orElse(0);
        if (!(largest > 0)) {
            return 0;
        }
        double sum = 0;
        double squares = 0;
        for (double w : weights) {
            sum += w / largest;
            squares += w / largest * (w / largest);
        }
        return sum * sum / squares;
    }
}
