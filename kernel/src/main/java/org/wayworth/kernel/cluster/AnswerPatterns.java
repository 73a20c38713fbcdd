package org.wayworth.kernel.cluster;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of answers, each different one once with its count.
 *
 * @param unique {@code unique[u][j]}: answer to item j in pattern u
 * @param counts rows with each pattern
 * @param patternOf pattern of each row
 * @param levels answers of each item
 */
record AnswerPatterns(int[][] unique, double[] counts, int[] patternOf, int[] levels) {

    static AnswerPatterns of(int[][] items) {
        if (items.length == 0 || items[0].length == 0) {
            throw new IllegalArgumentException("items must hold an item and a row or more");
        }
        int n = items[0].length;
        int[] levels = new int[items.length];
        for (int j = 0; j < items.length; j++) {
            levels[j] = requireAnswers(items, j, n);
        }
        Object2IntOpenHashMap<List<Integer>> known = new Object2IntOpenHashMap<>();
        List<int[]> unique = new ArrayList<>();
        int[] patternOf = new int[n];
        double[] counts = new double[n];
        for (int i = 0; i < n; i++) {
            int[] row = new int[items.length];
            for (int j = 0; j < items.length; j++) {
                row[j] = items[j][i];
            }
            int fresh = unique.size();
            patternOf[i] = known.computeIfAbsent(Arrays.stream(row).boxed().toList(), key -> fresh);
            if (patternOf[i] == fresh) {
                unique.add(row);
            }
            counts[patternOf[i]]++;
        }
        return new AnswerPatterns(
                unique.toArray(int[][]::new), Arrays.copyOf(counts, unique.size()), patternOf, levels);
    }

    private static int requireAnswers(int[][] items, int j, int n) {
        if (items[j].length != n) {
            throw new IllegalArgumentException(
                    "item " + j + " must have " + n + " rows like item 0, not " + items[j].length);
        }
        int levels = 0;
        for (int i = 0; i < n; i++) {
            if (items[j][i] < 0) {
                throw new IllegalArgumentException(
                        "answers must be 1 or more, or 0 for none; item " + j + ", row " + i + " has " + items[j][i]);
            }
            levels = Math.max(levels, items[j][i]);
        }
        return levels;
    }

    int rows() {
        return patternOf.length;
    }

    int items() {
        return levels.length;
    }

    int levels(int item) {
        return levels[item];
    }

    int parameters(int classes) {
        return classes - 1 + classes * (Arrays.stream(levels).sum() - levels.length);
    }
}
