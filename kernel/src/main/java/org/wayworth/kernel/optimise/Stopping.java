package org.wayworth.kernel.optimise;

/**
 * When to stop.
 *
 * @param gradient the largest derivative left may be this times |value|, or times 1 where that is more
 * @param rounds give up after so many steps
 */
public record Stopping(double gradient, int rounds) {

    public Stopping {
        if (!(gradient > 0) || rounds <= 0) {
            throw new IllegalArgumentException(
                    "gradient and rounds must be above 0, not " + gradient + " and " + rounds);
        }
    }

    /** A gradient of 1e-9 of the value, 500 rounds. */
    public static Stopping standard() {
        return new Stopping(1e-9, 500);
    }

    /** What a gradient is compared with: |value|, not more than at the start, for a value may run away; at least 1. */
    record Scale(double start) {

        double at(double value) {
            return Math.max(1, Math.min(Math.abs(start), Math.abs(value)));
        }
    }

    boolean isReached(double[] derivatives, double scale) {
        return size(derivatives) <= gradient * scale;
    }

    static double size(double[] gradient) {
        double size = 0;
        for (double slope : gradient) {
            size = Math.max(size, Math.abs(slope));
        }
        return size;
    }
}
