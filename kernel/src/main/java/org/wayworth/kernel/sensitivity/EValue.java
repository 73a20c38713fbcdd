package org.wayworth.kernel.sensitivity;

import org.wayworth.kernel.Interval;

/**
 * How strongly, as a risk ratio with treatment and with outcome alike, an unmeasured confounder would have to go with
 * both to explain a risk ratio away.
 *
 * <p>For risk ratios, and for odds or hazard ratios of rare outcomes. Without effect the value is 1. It assumes
 * nothing on how the confounder is distributed, and so is a worst case; it is not a probability.
 *
 * <p>Source: VanderWeele and Ding (2017), Sensitivity analysis in observational research: introducing the E-value,
 * Annals of Internal Medicine 167(4), 268–274.
 */
public final class EValue {

    /**
     * @param point for the ratio itself, 1 or more
     * @param limit for the end of the interval that lies nearer to 1; 1 when the interval holds 1
     */
    public record Result(double point, double limit) {}

    private EValue() {}

    /**
     * @param ratio above 0
     * @param interval of the ratio, above 0 and around it
     */
    public static Result of(double ratio, Interval interval) {
        requireRatio("ratio", ratio);
        requireRatio("interval.low", interval.low());
        if (!interval.contains(ratio)) {
            throw new IllegalArgumentException("interval must hold the ratio " + ratio + ", not be " + interval);
        }
        double nearer = ratio >= 1 ? Math.max(1, interval.low()) : Math.min(1, interval.high());
        return new Result(of(ratio), of(nearer));
    }

    /** The value for one ratio, at most the largest number; a ratio below 1 counts as its inverse. */
    public static double of(double ratio) {
        requireRatio("ratio", ratio);
        double above = Math.min(Double.MAX_VALUE, ratio >= 1 ? ratio : 1 / ratio);
        return Math.min(Double.MAX_VALUE, above + Math.sqrt(above) * Math.sqrt(above - 1));
    }

    private static void requireRatio(String name, double ratio) {
        if (!(ratio > 0 && ratio < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and above 0, not " + ratio);
        }
    }
}
