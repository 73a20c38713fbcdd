package org.wayworth.analytics.sceptic;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * When customers were first and last active, in days before the end of the records, and how much went on around then.
 *
 * @param first the longest ago; one a customer
 * @param last 0 for who is active at the end; one a customer
 * @param shortest days that an activity lasts at least: the shortest contract that ended, 0 for purchases
 * @param busy a running sum: customers active on the days up to so many days before the end; empty where it is not known;
 *     read only where it is needed
 */
record Activity(double[] first, double[] last, double shortest, Supplier<double[]> busy) {

    double longest() {
        return Arrays.stream(first).max().orElse(0);
    }

    int lastBetween(double above, double upTo) {
        return between(last, above, upTo);
    }

    int firstBetween(double above, double upTo) {
        return between(first, above, upTo);
    }

    /** Customers who were there so long that they can have been last active anywhere up to {@code day}. */
    long seen(double day) {
        return Arrays.stream(first).filter(days -> days >= day + shortest).count();
    }

    /** How much went on between so many days before the end; the days themselves where that is not known. */
    double went(int above, int upTo) {
        double[] sums = busy.get();
        return sums.length == 0 ? upTo - above : at(sums, upTo) - at(sums, above);
    }

    private static double at(double[] sums, int day) {
        return sums[Math.max(0, Math.min(sums.length - 1, day))];
    }

    private static int between(double[] days, double above, double upTo) {
        return (int)
                Arrays.stream(days).filter(day -> day > above && day <= upTo).count();
    }
}
