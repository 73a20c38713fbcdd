package org.wayworth.kernel.sequence;

/** Quantiles without sorting: quickselect (Hoare 1961), pivot the median of three. */
final class Selection {

    private Selection() {}

    /** Interpolated between neighbours as in numpy and R's type 7; reorders the range. */
    static double quantile(long[] values, int from, int to, double share) {
        double place = share * (to - from - 1);
        int below = from + (int) place;
        double rest = place - (int) place;
        long low = select(values, from, to, below);
        if (rest == 0) {
            return low;
        }
        long next = Long.MAX_VALUE;
        for (int i = below + 1; i < to; i++) {
            next = Math.min(next, values[i]);
        }
        return low + rest * (next - low);
    }

    /** The value that would stand at {@code rank} in order; afterwards none left of it is larger, none right smaller. */
    static long select(long[] values, int from, int to, int rank) {
        int left = from;
        int right = to - 1;
        while (left < right) {
            long pivot = median(values[left], values[(left + right) >>> 1], values[right]);
            int i = left;
            int j = right;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    long spare = values[i];
                    values[i++] = values[j];
                    values[j--] = spare;
                }
            }
            if (rank <= j) {
                right = j;
            } else if (rank >= i) {
                left = i;
            } else {
                break;
            }
        }
        return values[rank];
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
