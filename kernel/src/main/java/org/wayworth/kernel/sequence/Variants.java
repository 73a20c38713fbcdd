package org.wayworth.kernel.sequence;

import it.unimi.dsi.fastutil.ints.IntImmutableList;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;
import org.wayworth.kernel.parallel.Blocks;

/**
 * The distinct orders of activities, most frequent first (equally frequent ones in the order in which they first
 * occur). Cases are told apart by a hash and then by comparison, so two variants are never merged.
 */
public final class Variants {

    private static final int CASES_IN_A_BLOCK = 4 * Blocks.ROWS;

    private final EventLog log;
    /** A case that shows the variant, and how many do; by rank. */
    private final int[] example;

    private final int[] count;
    private final int[] variantOf;

    private Variants(EventLog log, int[] example, int[] count, int[] variantOf) {
        this.log = log;
        this.example = example;
        this.count = count;
        this.variantOf = variantOf;
    }

    public static Variants of(EventLog log) {
        int cases = log.cases();
        long[] hash = new long[cases];
        if (cases > 0) {
            Blocks.reduce(
                    cases,
                    CASES_IN_A_BLOCK,
                    (from, to) -> {
                        for (int c = from; c < to; c++) {
                            hash[c] = hash(log, c);
                        }
                        return to;
                    },
                    Math::max);
        }
        int[] slots = new int[Integer.highestOneBit(Math.max(1, cases)) * 4];
        Arrays.fill(slots, -1);
        int[] example = new int[cases];
        int[] count = new int[cases];
        int[] found = new int[cases];
        int variants = 0;
        for (int c = 0; c < cases; c++) {
            int at = (int) hash[c] & (slots.length - 1);
            while (slots[at] >= 0 && !same(log, hash, example[slots[at]], c)) {
                at = (at + 1) & (slots.length - 1);
            }
            if (slots[at] < 0) {
                example[variants] = c;
                slots[at] = variants++;
            }
            found[c] = slots[at];
            count[found[c]]++;
        }
        return ranked(log, example, count, found, variants);
    }

    private static Variants ranked(EventLog log, int[] example, int[] count, int[] found, int variants) {
        long[] key = new long[variants];
        for (int v = 0; v < variants; v++) {
            key[v] = ((long) (Integer.MAX_VALUE - count[v]) << 32) | v;
        }
        LongArrays.radixSort(key);
        int[] rank = new int[variants];
        int[] rankedExample = new int[variants];
        int[] rankedCount = new int[variants];
        for (int place = 0; place < variants; place++) {
            int v = (int) key[place];
            rank[v] = place;
            rankedExample[place] = example[v];
            rankedCount[place] = count[v];
        }
        for (int c = 0; c < found.length; c++) {
            found[c] = rank[found[c]];
        }
        return new Variants(log, rankedExample, rankedCount, found);
    }

    private static long hash(EventLog log, int c) {
        long hash = log.length(c);
        for (int i = log.first[c]; i < log.first[c + 1]; i++) {
            hash = (hash ^ log.activity[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    private static boolean same(EventLog log, long[] hash, int a, int b) {
        return hash[a] == hash[b]
                && Arrays.equals(
                        log.activity, log.first[a], log.first[a + 1], log.activity, log.first[b], log.first[b + 1]);
    }

    public int size() {
        return count.length;
    }

    /** Cases that show the variant of this rank, 0 being the most frequent. */
    public int count(int rank) {
        return count[rank];
    }

    /** Its activities in order. */
    public IntImmutableList steps(int rank) {
        int c = example[rank];
        return new IntImmutableList(log.activity, log.first[c], log.length(c));
    }

    /** The rank of the variant that the c-th case shows; cases are in the order of their numbers. */
    public int variantOf(int c) {
        return variantOf[c];
    }

    /** Share of the cases that the most frequent {@code top} variants show. */
    public double coverage(int top) {
        long covered = 0;
        for (int rank = 0; rank < Math.min(top, count.length); rank++) {
            covered += count[rank];
        }
        return log.cases() == 0 ? 0 : (double) covered / log.cases();
    }
}
