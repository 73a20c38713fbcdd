package org.wayworth.kernel.distribution;

/**
 * The square root of a variance, in the one place where rounding is allowed for.
 *
 * <p>A variance that is a difference, or a quadratic form, comes out a touch above or below 0 where nothing varies: 11 rows
 * of which none has the event, say. Its root would be NaN, or a number of no meaning. Such a variance is 0 here, and an error
 * of 0 means that the data leave no error to tell from ({@link org.wayworth.kernel.Estimate#tellsError}).
 */
public final class StandardError {

    /** Share of the terms that rounding may leave of a sum of thousands of them, where nothing should be left. */
    private static final double ROUNDING = 1e-13;

    private StandardError() {}

    /** Of a variance that cannot be below 0: a sum of squares. */
    public static double of(double variance) {
        return of(variance, 0);
    }

    /**
     * @param variance a sum in which terms of both signs may cancel
     * @param terms the sum of the terms' sizes: what rounding errors are measured against
     */
    public static double of(double variance, double terms) {
        double noise = ROUNDING * terms;
        if (!(variance >= -noise)) {
            throw new IllegalStateException("a variance of " + variance + " among terms of " + terms
                    + " is further below 0 than rounding takes it");
        }
        return variance > noise ? Math.sqrt(variance) : 0;
    }

    /** Whether a variance is no more than rounding leaves of terms of this size, or below 0. */
    public static boolean isNothing(double variance, double terms) {
        return !(variance > ROUNDING * terms);
    }

    /**
     * An estimate over its standard error. Where there is none to tell from it is 0: nothing can be claimed, however far the
     * estimate lies from what it is compared with.
     */
    public static double ratio(double difference, double standardError) {
        return standardError > 0 ? difference / standardError : 0;
    }
}
