package org.wayworth.analytics.sceptic;

import java.util.Arrays;
import java.util.Optional;
import org.wayworth.kernel.regression.Ols;

/** Rows of the same customer belong together: labels for clustered errors. */
public final class Clusters {

    private Clusters() {}

    /** Labels by customer, only where a customer has several rows. */
    static Optional<int[]> of(long[] customer) {
        int[] labels = labels(customer);
        int most = -1;
        for (int label : labels) {
            most = Math.max(most, label);
        }
        return most + 1 == customer.length ? Optional.empty() : Optional.of(labels);
    }

    /** 0, 1, 2 … in the order in which customers appear. */
    public static int[] labels(long[] customer) {
        long[] known = customer.clone();
        Arrays.sort(known);
        int[] labelOf = new int[known.length];
        Arrays.fill(labelOf, -1);
        int[] labels = new int[customer.length];
        int next = 0;
        int at = -1;
        for (int i = 0; i < customer.length; i++) {
            // rows of one customer mostly follow each other
            if (i == 0 || customer[i] != customer[i - 1]) {
                at = first(known, customer[i]);
                if (labelOf[at] < 0) {
                    labelOf[at] = next++;
                }
            }
            labels[i] = labelOf[at];
        }
        return labels;
    }

    /** Where a value first stands. */
    private static int first(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** HC3, or clustered where customers have several rows. */
    static Ols.Options errors(long[] customer) {
        return of(customer).map(Ols.Options::clustered).orElseGet(Ols.Options::standard);
    }
}
