package org.wayworth.kernel;

/**
 * An interval estimate.
 *
 * @param low lower end, in the unit of the estimate
 * @param high upper end, in the unit of the estimate; not below {@code low}
 * @param level nominal coverage, above 0 and below 1 (0.95 for a 95% interval)
 */
public record Interval(double low, double high, double level) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("interval must have low <= high, not " + low + " and " + high);
        }
        requireLevel(level);
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    public double width() {
        return high - low;
    }

    /** Throws unless {@code level} can be a confidence level. */
    public static double requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must lie strictly between 0 and 1, not " + level);
        }
        return level;
    }
}
