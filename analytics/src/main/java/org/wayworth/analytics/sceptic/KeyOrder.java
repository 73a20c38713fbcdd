package org.wayworth.analytics.sceptic;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Rows in the order of their customers' keys, so that what is drawn by chance of them is the same however the files were
 * sorted. A customer's number is a hash of a key; rows of one customer follow each other by what they hold.
 */
final class KeyOrder {

    private KeyOrder() {}

    /**
     * @param rows places of the rows to sort
     * @param customer of all rows, as are all others
     */
    static int[] of(int[] rows, long[] customer, double[] exposure, double[] outcome, double[][] covariates) {
        if (isSorted(rows, customer)) {
            return rows;
        }
        Comparator<Integer> order = Comparator.<Integer>comparingLong(i -> customer[i])
                .thenComparingDouble(i -> exposure[i])
                .thenComparingDouble(i -> outcome[i]);
        for (double[] column : covariates) {
            order = order.thenComparingDouble(i -> column[i]);
        }
        return IntStream.of(rows)
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Whether each customer has one row, in order: as most rows come. */
    private static boolean isSorted(int[] rows, long[] customer) {
        for (int k = 1; k < rows.length; k++) {
            if (customer[rows[k - 1]] >= customer[rows[k]]) {
                return false;
            }
        }
        return true;
    }
}
