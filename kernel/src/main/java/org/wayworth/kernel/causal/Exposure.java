package org.wayworth.kernel.causal;

/** Checks a yes-or-no exposure. */
final class Exposure {

    private Exposure() {}

    /** Throws unless every value is 0 or 1. */
    static void requireBinary(double[] treated) {
        for (int i = 0; i < treated.length; i++) {
            if (treated[i] != 0 && treated[i] != 1) {
                throw new IllegalArgumentException("treated must be 0 or 1, not " + treated[i] + " in row " + i);
            }
        }
    }

    static boolean[] rows(double[] treated, double arm) {
        boolean[] rows = new boolean[treated.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = treated[i] == arm;
        }
        return rows;
    }
}
