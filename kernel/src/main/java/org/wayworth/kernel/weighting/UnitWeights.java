package org.wayworth.kernel.weighting;

import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.util.Arrays;
import org.wayworth.kernel.matrix.Rows;

/**
 * How evenly weight is spread over those who were drawn: a customer's rows count together.
 *
 * <p>A linearised variance is itself estimated from the units. Where one of them carries most of the weight, its distance
 * from the mean is close to 0, and the variance with it, whatever the truth: the interval is then too narrow. So it says
 * nothing where the weight rests on few (Kish 1965, Survey Sampling, 11.7; Valliant, Dever and Kreuter 2018, Practical
 * Tools for Designing and Weighting Survey Samples, 14.4). The limits are conventions.
 *
 * @param rows with a weight above 0
 * @param units of these rows
 * @param effectiveN (Σw)² / Σw² of the units' summed weights: how many equal units would know as much
 * @param largestShare of all weight that is one unit's, 0 to 1
 */
public record UnitWeights(int rows, int units, double effectiveN, double largestShare) {

    /** Fewer equal units than this carry no interval. */
    public static final double FEWEST_EFFECTIVE = 30;

    /** One unit may carry at most this share of all weight. */
    public static final double MOST_OF_ONE = 0.10;

    /** Below this share of the rows the effective number has to be told. */
    private static final double AS_GOOD_AS_EQUAL = 0.80;

    /**
     * @param weights one a row, some above 0
     * @param unit whose row it is, one a row
     */
    public static UnitWeights of(double[] weights, int[] unit) {
        Rows.requireWeights(weights, unit.length);
        Int2DoubleOpenHashMap sums = new Int2DoubleOpenHashMap();
        int rows = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                sums.addTo(unit[i], weights[i]);
                rows++;
            }
        }
        // in an order that does not depend on the table of sums
        double[] each = sums.values().toDoubleArray();
        Arrays.sort(each);
        double all = Arrays.stream(each).sum();
        return new UnitWeights(rows, each.length, Kish.effectiveN(each), each[each.length - 1] / all);
    }

    /** Whether rows count so unequally, or so much together, that their number alone misleads. */
    public boolean isUneven() {
        return effectiveN < AS_GOOD_AS_EQUAL * rows;
    }

    /** Whether so few units decide that no interval can be trusted. */
    public boolean isTooFew() {
        return isUneven() && (effectiveN < FEWEST_EFFECTIVE || largestShare > MOST_OF_ONE);
    }
}
