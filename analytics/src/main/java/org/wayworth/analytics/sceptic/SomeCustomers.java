package org.wayworth.analytics.sceptic;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.wayworth.kernel.random.Streams;

/** Customers drawn by chance where there are so many rows that all would take minutes and tell nothing more. */
final class SomeCustomers {

    static final int MOST_ROWS = 100_000;

    private static final int STREAM = 701;

    private SomeCustomers() {}

    /** All rows, or those of as many customers as have about {@link #MOST_ROWS}; in their order. */
    static int[] rows(long[] customer, long seed) {
        int n = customer.length;
        if (n <= MOST_ROWS) {
            return IntStream.range(0, n).toArray();
        }
        long[] who = Clusters.distinct(customer);
        int[] order = PermutationSampler.natural(who.length);
        PermutationSampler.shuffle(Streams.stream(seed, STREAM), order);
        boolean[] isDrawn = new boolean[who.length];
        int most = (int) ((double) MOST_ROWS / n * who.length);
        for (int i = 0; i < most; i++) {
            isDrawn[order[i]] = true;
        }
        return IntStream.range(0, n)
                .filter(i -> isDrawn[Arrays.binarySearch(who, customer[i])])
                .toArray();
    }
}
