package org.wayworth.programme.goal;

import org.wayworth.vocabulary.Measured;

/**
 * The smallest change of a measure that two readings of one length would show: in four of five times, at a level of 5%.
 * By the usual sum for the difference of two independent means with the interval of a reading that was taken (Cohen 1988,
 * Statistical Power Analysis for the Behavioral Sciences, ch. 2), taking both to be as exact as that one.
 */
public final class Resolution {

    /** Standard normal, upper 2.5%. */
    private static final double Z_LEVEL = 1.959963984540054;

    /** Standard normal, upper 20%. */
    private static final double Z_POWER = 0.8416212335729143;

    private Resolution() {}

    /** In the unit of the reading; 0 for something counted in full. */
    public static double smallestChange(Measured reading) {
        double standardError = (reading.high() - reading.low()) / (2 * Z_LEVEL);
        return (Z_LEVEL + Z_POWER) * Math.sqrt(2) * standardError;
    }

    /**
     * How many times as long a reading must be taken over for a change to be seen.
     *
     * @param change in the unit of the reading, not 0
     */
    public static double timesAsLong(Measured reading, double change) {
        double ratio = smallestChange(reading) / Math.abs(change);
        return ratio * ratio;
    }
}
