package org.wayworth.kernel.causal;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;

/** Labels of rows, renumbered from 0 in the order in which they first appear. */
final class Labels {

    private final int[] number;
    private final int count;

    private Labels(int[] number, int count) {
        this.number = number;
        this.count = count;
    }

    static Labels of(int[] labels) {
        Int2IntOpenHashMap seen = new Int2IntOpenHashMap();
        int[] number = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            seen.putIfAbsent(labels[i], seen.size());
            number[i] = seen.get(labels[i]);
        }
        return new Labels(number, seen.size());
    }

    /** Every row its own label. */
    static Labels each(int rows) {
        int[] number = new int[rows];
        for (int i = 0; i < rows; i++) {
            number[i] = i;
        }
        return new Labels(number, rows);
    }

    int of(int row) {
        return number[row];
    }

    int count() {
        return count;
    }
}
