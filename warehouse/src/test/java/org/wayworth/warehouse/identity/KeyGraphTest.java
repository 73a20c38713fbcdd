package org.wayworth.warehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Law: components do not depend on the order of edges, and agree with a search that is too simple to be wrong. */
class KeyGraphTest {

    @Test
    void aChainIsOneCustomerWithTheSmallestNumber() {
        KeyGraph graph = KeyGraph.of(new long[] {30, 10, 50}, new long[] {20, 20, 40});
        assertThat(graph.size()).isEqualTo(5);
        assertThat(customers(graph)).isEqualTo(Map.of(10L, 10L, 20L, 10L, 30L, 10L, 40L, 40L, 50L, 40L));
        assertThat(graph.largest()).isEqualTo(3);
    }

    @Test
    void noEdgesMakeNoComponents() {
        assertThat(KeyGraph.of(new long[0], new long[0]).size()).isZero();
        assertThat(KeyGraph.of(new long[0], new long[0]).largest()).isZero();
    }

    @Test
    void anyOrderOfEdgesGivesTheSameCustomers() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int n = 1 + random.nextInt(60);
            long[] a = random.longs(n, 0, 40).toArray();
            long[] b = random.longs(n, 0, 40).toArray();
            Map<Long, Long> forward = customers(KeyGraph.of(a, b));
            assertThat(customers(KeyGraph.of(reversed(b), reversed(a))))
                    .as("seed " + seed)
                    .isEqualTo(forward);
            assertThat(forward).as("seed " + seed).isEqualTo(spread(a, b));
        }
    }

    /** Hands the smallest number along every edge until nothing changes. */
    private static Map<Long, Long> spread(long[] a, long[] b) {
        Map<Long, Long> smallest = new HashMap<>();
        for (int i = 0; i < a.length; i++) {
            smallest.put(a[i], a[i]);
            smallest.put(b[i], b[i]);
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < a.length; i++) {
                long least = Math.min(smallest.getOrDefault(a[i], a[i]), smallest.getOrDefault(b[i], b[i]));
                changed |= !Long.valueOf(least).equals(smallest.put(a[i], least));
                changed |= !Long.valueOf(least).equals(smallest.put(b[i], least));
            }
        }
        return smallest;
    }

    private static long[] reversed(long[] values) {
        long[] reversed = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            reversed[i] = values[values.length - 1 - i];
        }
        return reversed;
    }

    private static Map<Long, Long> customers(KeyGraph graph) {
        Map<Long, Long> customers = new HashMap<>();
        for (int i = 0; i < graph.size(); i++) {
            customers.put(graph.key(i), graph.customer(i));
        }
        return customers;
    }

    @Test
    void aMillionKeysInOneChainAreJoined() {
        int n = 1_000_000;
        long[] a = new long[n];
        long[] b = new long[n];
        for (int i = 0; i < n; i++) {
            a[i] = (long) n - i;
            b[i] = (long) n - i - 1;
        }
        KeyGraph graph = KeyGraph.of(a, b);
        assertThat(graph.largest()).isEqualTo(n + 1);
        assertThat(graph.customer(n)).isZero();
    }

    @Test
    void unequalLengthsAreRefused() {
        assertThatThrownBy(() -> KeyGraph.of(new long[2], new long[1])).hasMessageContaining("must be of one length");
    }
}
