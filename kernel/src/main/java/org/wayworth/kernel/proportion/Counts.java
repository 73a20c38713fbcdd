package org.wayworth.kernel.proportion;

/** Checks of counts. */
final class Counts {

    private Counts() {}

    static void requirePart(String name, long part, long n) {
        if (n <= 0) {
            throw new IllegalArgumentException("n must be above 0, not " + n);
        }
        if (part < 0 || part > n) {
            throw new IllegalArgumentException(name + " must lie between 0 and n = " + n + ", not " + part);
        }
    }

    static void requireParts(long plus, long minus, long n) {
        requirePart("plus", plus, n);
        requirePart("minus", minus, n);
        if (plus + minus > n) {
            throw new IllegalArgumentException(
                    "plus and minus must not exceed n = " + n + " together, not " + plus + " + " + minus);
        }
    }
}
