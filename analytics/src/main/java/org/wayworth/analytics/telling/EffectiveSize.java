package org.wayworth.analytics.telling;

import java.math.RoundingMode;
import org.wayworth.kernel.weighting.UnitWeights;
import org.wayworth.vocabulary.Unit;

/** How many responses of equal weight, each of another customer, would know as much, in words. */
public final class EffectiveSize {

    /** Fewer are written with a decimal. */
    private static final double SMALL = 10;

    private EffectiveSize() {}

    /** "1.7 equal ones". */
    public static String equalOnes(UnitWeights spread) {
        double effective = spread.effectiveN();
        return Unit.number("").write(effective, effective < SMALL ? 1 : 0, RoundingMode.HALF_EVEN) + " equal ones";
    }

    /** "one customer carries 77% of the weight", "one customer gave 21% of the responses". */
    public static String largest(UnitWeights spread, boolean isWeighted) {
        return (isWeighted ? "one customer carries " : "one customer gave ")
                + Unit.share("").write(spread.largestShare())
                + (isWeighted ? " of the weight" : " of the responses");
    }
}
