package org.wayworth.analytics.sceptic;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.Optional;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.kernel.regression.SeveralOutcomes;

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
        Long2IntOpenHashMap known = new Long2IntOpenHashMap();
        int[] labels = new int[customer.length];
        for (int i = 0; i < customer.length; i++) {
            // rows of one customer mostly follow each other
            labels[i] = i > 0 && customer[i] == customer[i - 1]
                    ? labels[i - 1]
                    : known.computeIfAbsent(customer[i], one -> known.size());
        }
        return labels;
    }

    /** Each customer once, in rising order. */
    public static long[] distinct(long[] customer) {
        long[] sorted = customer.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (long one : sorted) {
            if (count == 0 || sorted[count - 1] != one) {
                sorted[count++] = one;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /** HC3, or clustered where customers have several rows. */
    static Ols.Options errors(long[] customer) {
        return of(customer).map(Ols.Options::clustered).orElseGet(Ols.Options::standard);
    }

    /** The same for several slopes at once. */
    static SeveralOutcomes.Options joint(long[] customer) {
        return of(customer).map(SeveralOutcomes.Options::byCluster).orElseGet(SeveralOutcomes.Options::byRow);
    }
}
