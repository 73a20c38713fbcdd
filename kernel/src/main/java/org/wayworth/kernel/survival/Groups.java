package org.wayworth.kernel.survival;

/** Group numbers 0, 1, 2 … one a row. */
final class Groups {

    private Groups() {}

    /** How many groups there are; throws when a number between is never used. */
    static int count(int[] group, int n) {
        if (group.length != n) {
            throw new IllegalArgumentException(
                    "group must have one value for each time (" + n + "), not " + group.length);
        }
        int largest = -1;
        for (int i = 0; i < n; i++) {
            if (group[i] < 0 || group[i] >= n) {
                throw new IllegalArgumentException(
                        "group must be numbered from 0 without gaps, not " + group[i] + " in row " + i);
            }
            largest = Math.max(largest, group[i]);
        }
        boolean[] seen = new boolean[largest + 1];
        for (int g : group) {
            seen[g] = true;
        }
        for (int g = 0; g <= largest; g++) {
            if (!seen[g]) {
                throw new IllegalArgumentException("group must be numbered from 0 without gaps, but no row has " + g);
            }
        }
        return largest + 1;
    }
}
