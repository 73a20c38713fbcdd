package org.wayworth.kernel.series;

/** What every method of this folder asks of its series. */
final class Checks {

    private Checks() {}

    static void requireFinite(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(name + " must be finite; " + name + "[" + i + "] is " + values[i]);
            }
        }
    }

    static void requireLength(String name, double[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException(name + " must have " + length + " values, not " + values.length);
        }
    }

    static boolean constant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }
}
