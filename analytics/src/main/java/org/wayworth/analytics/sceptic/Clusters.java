package org.wayworth.analytics.sceptic;

import java.util.HashMap;
import java.util.Map;
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
        Map<Long, Integer> known = new HashMap<>();
        int[] labels = new int[customer.length];
        for (int i = 0; i < customer.length; i++) {
            Integer next = known.size();
            Integer before = known.putIfAbsent(customer[i], next);
            labels[i] = before == null ? next : before;
        }
        return labels;
    }

    /** HC3, or clustered where customers have several rows. */
    static Ols.Options errors(long[] customer) {
        return of(customer).map(Ols.Options::clustered).orElseGet(Ols.Options::standard);
    }
}
