package org.wayworth.warehouse.identity;

import java.util.Arrays;

/**
 * Which keys are one customer: a graph whose edges join keys that stood in one record. A connected component is one
 * customer, and its smallest key number is the customer's: the same whatever the order of files, and kept when other
 * customers come or go.
 *
 * <p>Method: union-find with path halving; the smaller root wins.
 */
public final class KeyGraph {

    private final long[] keys;
    private final int[] parents;

    private KeyGraph(long[] keys) {
        this.keys = keys;
        this.parents = new int[keys.length];
        Arrays.setAll(parents, i -> i);
    }

    /** @param a numbers of keys @param b the keys that they are joined to */
    public static KeyGraph of(long[] a, long[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("a and b must be of one length, not " + a.length + " and " + b.length);
        }
        KeyGraph graph = new KeyGraph(distinct(a, b));
        for (int i = 0; i < a.length; i++) {
            graph.join(graph.indexOf(a[i]), graph.indexOf(b[i]));
        }
        return graph;
    }

    private static long[] distinct(long[] a, long[] b) {
        long[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        Arrays.parallelSort(all);
        int n = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[n++] = all[i];
            }
        }
        return Arrays.copyOf(all, n);
    }

    private int indexOf(long key) {
        return Arrays.binarySearch(keys, key);
    }

    private void join(int a, int b) {
        int rootA = root(a);
        int rootB = root(b);
        if (rootA < rootB) {
            parents[rootB] = rootA;
        } else {
            parents[rootA] = rootB;
        }
    }

    private int root(int index) {
        int at = index;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** Keys that an edge touches. */
    public int size() {
        return keys.length;
    }

    /** The i-th smallest key. */
    public long key(int i) {
        return keys[i];
    }

    /** The number of the customer to whom the i-th key belongs. */
    public long customer(int i) {
        return keys[root(i)];
    }

    /** Keys of the largest component; 0 when there is none. */
    public int largest() {
        int[] sizes = new int[keys.length];
        int largest = 0;
        for (int i = 0; i < keys.length; i++) {
            largest = Math.max(largest, ++sizes[root(i)]);
        }
        return largest;
    }
}
