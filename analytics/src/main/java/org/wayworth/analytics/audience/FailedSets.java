package org.wayworth.analytics.audience;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;

/** How many people have rows that fail which sets of conditions: all that the rule needs of the rows. */
final class FailedSets {

    private static final int BITS = 64;

    private static final int NOT_SEEN = -1;

    /** Word w of a person, bit b: whether a row of theirs fails exactly the conditions of the number 64 w + b. */
    private final long[][] words;

    private final int conditions;

    private FailedSets(long[][] words, int conditions) {
        this.words = words;
        this.conditions = conditions;
    }

    static FailedSets of(long[] person, long[] failed, int[] wide, int conditions) {
        Long2IntOpenHashMap numbers = new Long2IntOpenHashMap();
        numbers.defaultReturnValue(NOT_SEEN);
        int size = Math.max(1, (1 << conditions) / BITS);
        long[][] words = new long[wide.length][];
        for (int k = 0; k < wide.length; k++) {
            int number = numbers.get(person[wide[k]]);
            if (number == NOT_SEEN) {
                number = numbers.size();
                numbers.put(person[wide[k]], number);
                words[number] = new long[size];
            }
            words[number][(int) failed[k] / BITS] |= 1L << (failed[k] % BITS);
        }
        return new FailedSets(Arrays.copyOf(words, numbers.size()), conditions);
    }

    /** For every set of conditions: people of whom a row fails some of the set, and nothing else. */
    boolean allAreNoneOrAtLeast(long bound) {
        for (int left = 1; left < 1 << conditions; left++) {
            long people = people(within(left), bound);
            if (people > 0 && people < bound) {
                return false;
            }
        }
        return true;
    }

    /** Numbers of the sets that fail some of these conditions, and nothing else. */
    private long[] within(int conditionsLeft) {
        long[] sets = new long[Math.max(1, (1 << conditions) / BITS)];
        for (int set = conditionsLeft; set > 0; set = (set - 1) & conditionsLeft) {
            sets[set / BITS] |= 1L << (set % BITS);
        }
        return sets;
    }

    private long people(long[] sets, long enough) {
        long people = 0;
        for (int p = 0; p < words.length && people < enough; p++) {
            for (int w = 0; w < sets.length; w++) {
                if ((words[p][w] & sets[w]) != 0) {
                    people++;
                    break;
                }
            }
        }
        return people;
    }
}
