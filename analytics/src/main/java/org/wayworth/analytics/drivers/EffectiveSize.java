package org.wayworth.analytics.drivers;

import java.math.RoundingMode;
import org.wayworth.kernel.weighting.UnitWeights;
import org.wayworth.vocabulary.Unit;

/** How many responses of equal weight, each of another customer, would know as much, in words. */
final class EffectiveSize {

    /** Fewer are written with a decimal. */
    private static final double SMALL = 10;

    private EffectiveSize() {}

    /** "The 1,500 responses of 1,497 customers count as 1.7 equal ones". */
    static String text(UnitWeights spread) {
        return "The " + Unit.whole(spread.rows()) + " responses of " + Unit.whole(spread.units())
                + " customers count as "
                + Unit.number("")
                        .write(spread.effectiveN(), spread.effectiveN() < SMALL ? 1 : 0, RoundingMode.HALF_EVEN)
                + " equal ones";
    }
}
