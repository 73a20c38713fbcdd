package org.wayworth.analytics.audience;

import java.util.Arrays;
import org.wayworth.warehouse.Warehouse;

/**
 * From the first to the last day that the dates of a survey's records can mean: not past the latest import, and not out to
 * a few records that a long gap sets apart from all others: a mistyped year, a default date. One such record would move
 * every period that is counted back from the last one.
 *
 * <p>A tail (or head) is set apart as {@code observation_window} does it: it holds at most 1% of the records and at most
 * 50, and the gap before it is longer than 30 days and than ten times the longest gap elsewhere. Surveys may be sent on a
 * few days only, and to few; of fewer than {@link #FEW_DAYS} days or {@link #FEW_RECORDS} records a single one is set
 * apart too, where the gap is longer than {@link #LONG_GAP} days.
 *
 * @param first since 2000-01-01
 * @param last since 2000-01-01
 */
public record RecordedDays(long first, long last) {

    private static final int MOST_APART = 50;
    private static final int PER_CENT = 100;
    private static final long GAP = 30;
    private static final long TIMES_LONGEST = 10;
    private static final int FEW_DAYS = 10;
    private static final int FEW_RECORDS = 100;
    private static final long LONG_GAP = 1_000;

    /** {@code last-import.sql} asks for nothing. */
    private record Nothing() {}

    private record Imported(double importDay) {}

    /** @param days one a record, since 2000-01-01, in any order; at least one */
    public static RecordedDays of(Warehouse warehouse, long[] days) {
        double imported = warehouse
                .rows(RecordedDays.class, "last-import.sql", new Nothing(), Imported.class)
                .get(0)
                .importDay();
        return of(days, (long) Math.floor(imported));
    }

    static RecordedDays of(long[] days, long importDay) {
        long[] known =
                Arrays.stream(days).filter(day -> day <= importDay).sorted().toArray();
        // Where most lie after the import, it is the clock of the import that is wrong.
        long[] sorted = 2 * known.length > days.length
                ? known
                : Arrays.stream(days).sorted().toArray();
        long last = last(sorted);
        long[] turned = Arrays.stream(sorted).map(day -> -day).sorted().toArray();
        return new RecordedDays(-last(turned), last);
    }

    /** The last of the days that no gap sets apart. */
    private static long last(long[] sorted) {
        int n = sorted.length;
        int most = Math.max(1, Math.min(MOST_APART, n / PER_CENT));
        int[] begins = begins(sorted);
        int bulkFrom = firstBeyond(begins, most);
        int bulkTo = lastBefore(begins, n - most);
        long longest = longestGap(sorted, begins, bulkFrom, bulkTo);
        boolean isFew = bulkTo - bulkFrom + 1 < FEW_DAYS || n < FEW_RECORDS;
        for (int d = bulkTo + 1; d < begins.length; d++) {
            long gap = gap(sorted, begins, d);
            if (gap > Math.max(GAP, TIMES_LONGEST * longest) && (!isFew || gap > LONG_GAP)) {
                return sorted[begins[d] - 1];
            }
            longest = Math.max(longest, gap);
        }
        return sorted[n - 1];
    }

    /** Places at which a new day begins. */
    private static int[] begins(long[] sorted) {
        return java.util.stream.IntStream.range(0, sorted.length)
                .filter(i -> i == 0 || sorted[i] != sorted[i - 1])
                .toArray();
    }

    /** The first day that lies behind the head: with it, more than {@code most} records have come. */
    private static int firstBeyond(int[] begins, int most) {
        int d = 0;
        while (d + 1 < begins.length && begins[d + 1] <= most) {
            d++;
        }
        return d;
    }

    /** The last day before the tail: those after it hold at most so many records that {@code from} come before them. */
    private static int lastBefore(int[] begins, int from) {
        int d = begins.length - 1;
        while (d > 0 && begins[d] >= from) {
            d--;
        }
        return d;
    }

    private static long longestGap(long[] sorted, int[] begins, int from, int to) {
        long longest = 0;
        for (int d = from + 1; d <= to; d++) {
            longest = Math.max(longest, gap(sorted, begins, d));
        }
        return longest;
    }

    private static long gap(long[] sorted, int[] begins, int d) {
        return sorted[begins[d]] - sorted[begins[d] - 1];
    }

    public boolean holds(double day) {
        return Math.floor(day) >= first && Math.floor(day) <= last;
    }
}
