package org.wayworth.kernel.survival;

/**
 * Row numbers by time, rows with the event before censored rows of the same time (a censored row is taken to have
 * been seen a moment longer), equal rows in the order given.
 *
 * <p>A radix sort on the bits of the times: times of 0 and more sort like their bits, and digits in which all rows
 * agree cost nothing, so whole days need two or three passes.
 */
final class TimeOrder {

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private TimeOrder() {}

    /** Throws unless there is one event flag for each time, and every time is finite and 0 or more. */
    static void require(double[] time, int flags) {
        if (time.length != flags) {
            throw new IllegalArgumentException(
                    "event must have one value for each time (" + time.length + "), not " + flags);
        }
        for (int i = 0; i < time.length; i++) {
            if (!(time[i] >= 0 && time[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "time must be finite and 0 or more, not " + time[i] + " in row " + i);
            }
        }
    }

    static int[] of(double[] time, boolean[] event) {
        int n = time.length;
        long[] key = new long[n];
        int[] row = new int[n];
        for (int i = 0; i < n; i++) {
            // Adding 0 turns -0 into 0, whose bits sort first.
            key[i] = (Double.doubleToRawLongBits(time[i] + 0.0) << 1) | (event[i] ? 0 : 1);
            row[i] = i;
        }
        return sorted(key, row);
    }

    private static int[] sorted(long[] key, int[] row) {
        int n = key.length;
        long differs = 0;
        for (long k : key) {
            differs |= k ^ key[0];
        }
        long[] fromKey = key;
        int[] fromRow = row;
        long[] toKey = new long[n];
        int[] toRow = new int[n];
        int[] start = new int[DIGITS];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
            if (((differs >>> shift) & (DIGITS - 1)) == 0) {
                continue;
            }
            countDigits(fromKey, shift, start);
            for (int i = 0; i < n; i++) {
                int place = start[(int) (fromKey[i] >>> shift) & (DIGITS - 1)]++;
                toKey[place] = fromKey[i];
                toRow[place] = fromRow[i];
            }
            long[] spareKey = fromKey;
            fromKey = toKey;
            toKey = spareKey;
            int[] spareRow = fromRow;
            fromRow = toRow;
            toRow = spareRow;
        }
        return fromRow;
    }

    /** {@code start[d]} becomes the place of the first key with digit {@code d}. */
    private static void countDigits(long[] key, int shift, int[] start) {
        java.util.Arrays.fill(start, 0);
        for (long k : key) {
            start[(int) (k >>> shift) & (DIGITS - 1)]++;
        }
        int sum = 0;
        for (int d = 0; d < DIGITS; d++) {
            int count = start[d];
            start[d] = sum;
            sum += count;
        }
    }
}
