package org.wayworth.demo;

/** How shop orders spread over the year: quiet in summer, busy before Christmas. */
final class Season {

    /** January to December, relative to an even year; they add up to 12. */
    private static final double[] MONTHS = {0.95, 0.90, 0.92, 0.95, 0.90, 0.92, 0.90, 0.88, 0.98, 1.05, 1.25, 1.40};

    private static final int FIRST = Days.START;
    private static final int LAST = Wave.MAY_2026.until;

    /** Weight of all days before each day. */
    private static final double[] BEFORE = new double[LAST - FIRST + 2];

    static {
        for (int day = FIRST; day <= LAST; day++) {
            BEFORE[day - FIRST + 1] = BEFORE[day - FIRST] + MONTHS[Days.month(day) - 1];
        }
    }

    private Season() {}

    /** Even days that the span from {@code first} to {@code last} is worth. */
    static double weight(int first, int last) {
        return BEFORE[last - FIRST + 1] - BEFORE[first - FIRST];
    }

    /** A day of the span, drawn in proportion to its weight. */
    static int day(int first, int last, Chance chance) {
        double reach = BEFORE[first - FIRST] + chance.uniform() * weight(first, last);
        int low = first;
        int high = last;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (BEFORE[middle - FIRST + 1] > reach) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
