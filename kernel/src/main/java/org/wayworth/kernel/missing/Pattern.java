package org.wayworth.kernel.missing;

import it.unimi.dsi.fastutil.longs.Long2IntLinkedOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that lack the same columns, by their sums and cross-products: all that the EM algorithm needs of them,
 * however many there are.
 */
final class Pattern {

    /** Columns that are present, then those that are not. */
    final int[] seen;

    final int[] unseen;
    double weight;
    /** Sums of the present columns. */
    final double[] sum;
    /** Cross-products of the present columns, square. */
    final double[] cross;

    private Pattern(long present, int p) {
        seen = new int[Long.bitCount(present)];
        unseen = new int[p - seen.length];
        int s = 0;
        int u = 0;
        for (int j = 0; j < p; j++) {
            if ((present >> j & 1) == 1) {
                seen[s++] = j;
            } else {
                unseen[u++] = j;
            }
        }
        sum = new double[seen.length];
        cross = new double[seen.length * seen.length];
    }

    /** Patterns in order of first appearance; rows without any value, or without weight, are left out. */
    static List<Pattern> of(double[][] columns, double @Nullable [] weights) {
        int p = columns.length;
        Long2IntLinkedOpenHashMap numbers = new Long2IntLinkedOpenHashMap();
        List<Pattern> patterns = new ArrayList<>();
        for (int i = 0; i < columns[0].length; i++) {
            double w = weights == null ? 1 : weights[i];
            long present = present(columns, i);
            if (present == 0 || w == 0) {
                continue;
            }
            int known = numbers.getOrDefault(present, patterns.size());
            if (known == patterns.size()) {
                numbers.put(present, known);
                patterns.add(new Pattern(present, p));
            }
            patterns.get(known).add(columns, i, w);
        }
        return patterns;
    }

    private static long present(double[][] columns, int row) {
        long present = 0;
        for (int j = 0; j < columns.length; j++) {
            if (!Double.isNaN(columns[j][row])) {
                present |= 1L << j;
            }
        }
        return present;
    }

    private void add(double[][] columns, int row, double w) {
        weight += w;
        for (int a = 0; a < seen.length; a++) {
            double value = w * columns[seen[a]][row];
            sum[a] += value;
            for (int b = 0; b <= a; b++) {
                double product = value * columns[seen[b]][row];
                cross[a * seen.length + b] += product;
                cross[b * seen.length + a] += a == b ? 0 : product;
            }
        }
    }
}
