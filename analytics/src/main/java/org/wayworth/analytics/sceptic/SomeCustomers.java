package org.wayworth.analytics.sceptic;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.wayworth.kernel.random.Streams;

/** Customers drawn by chance where there are so many rows that all would take minutes and tell nothing more. */
final class SomeCustomers {

    private static final int STREAM = 701;

    private SomeCustomers() {}

    /** All rows, or those of as many customers as have about {@code mostRows}; in their order. */
    static int[] rows(long[] customer, int mostRows, long seed) {
        int n = customer.length;
        if (n <= mostRows) {
            return IntStream.range(0, n).toArray();
        }
        long[] who = Clusters.distinct(customer);
        int[] order = PermutationSampler.natural(who.length);
        PermutationSampler.shuffle(Streams.stream(seed, STREAM), order);
        boolean[] isDrawn = new boolean[who.length];
        int most = (int) ((double) mostRows / n * who.length);
        for (int i = 0; i < most; i++) {
            isDrawn[order[i]] = true;
        }
        return IntStream.range(0, n)
                .filter(i -> isDrawn[Arrays.binarySearch(who, customer[i])])
                .toArray();
    }
}
