package org.wayworth.kernel.panel;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;

/** Rows by label, numbered from 0 in order of first appearance. */
final class Groups {

    final int[] of;
    final int count;
    final int[] sizes;

    Groups(int[] labels) {
        Int2IntOpenHashMap numbers = new Int2IntOpenHashMap();
        of = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            numbers.putIfAbsent(labels[i], numbers.size());
            of[i] = numbers.get(labels[i]);
        }
        count = numbers.size();
        sizes = new int[count];
        for (int g : of) {
            sizes[g]++;
        }
    }

    double[] means(double[] column) {
        double[] means = new double[count];
        for (int i = 0; i < column.length; i++) {
            means[of[i]] += column[i];
        }
        for (int g = 0; g < count; g++) {
            means[g] /= sizes[g];
        }
        return means;
    }

    /** Each row's group mean, taken off in place; the largest mean taken off. */
    double subtractMeans(double[] column) {
        double[] means = means(column);
        double largest = 0;
        for (int i = 0; i < column.length; i++) {
            column[i] -= means[of[i]];
        }
        for (double mean : means) {
            largest = Math.max(largest, Math.abs(mean));
        }
        return largest;
    }

    /** Each row's group mean. */
    double[] spread(double[] column) {
        double[] means = means(column);
        double[] spread = new double[column.length];
        for (int i = 0; i < column.length; i++) {
            spread[i] = means[of[i]];
        }
        return spread;
    }
}
