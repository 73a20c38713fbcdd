package org.wayworth.kernel.sequence;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import org.wayworth.kernel.parallel.Blocks;

/**
 * Events by case and, within a case, by time; events at the same time stay in the order given.
 *
 * <p>A counting sort by case, then a look at each case: a file already in order of time needs no comparison sort.
 */
public final class EventLog {

    private static final int CASES_IN_A_BLOCK = 4 * Blocks.ROWS;
    private static final int SHORT = 64;

    /** Events of the c-th case: {@code first[c]} to {@code first[c + 1]}, excluded. */
    final int[] first;

    final int[] activity;
    final long[] time;
    private final int activities;
    private final long equalTimes;

    private EventLog(int[] first, int[] activity, long[] time, int activities) {
        this.first = first;
        this.activity = activity;
        this.time = time;
        this.activities = activities;
        equalTimes = cases() == 0 ? 0 : Blocks.reduce(cases(), CASES_IN_A_BLOCK, this::inOrder, Long::sum);
    }

    /**
     * @param caseNumber 0 and up, one an event; numbers that never occur take four bytes each
     * @param activity 0 to {@code activities} − 1
     * @param time in any unit
     */
    public static EventLog of(int[] caseNumber, int[] activity, long[] time, int activities) {
        int n = caseNumber.length;
        if (activity.length != n || time.length != n) {
            throw new IllegalArgumentException("activity and time must have one value for each event (" + n + "), not "
                    + activity.length + " and " + time.length);
        }
        int largest = -1;
        for (int i = 0; i < n; i++) {
            if (caseNumber[i] < 0 || activity[i] < 0 || activity[i] >= activities) {
                throw new IllegalArgumentException("case must be 0 or more and activity from 0 to " + (activities - 1)
                        + ", not " + caseNumber[i] + " and " + activity[i] + " at event " + i);
            }
            largest = Math.max(largest, caseNumber[i]);
        }
        int[] next = new int[largest + 2];
        for (int c : caseNumber) {
            next[c + 1]++;
        }
        int cases = 0;
        int[] first = new int[largest + 2];
        for (int c = 0; c <= largest; c++) {
            if (next[c + 1] > 0) {
                first[cases++] = next[c];
            }
            next[c + 1] += next[c];
        }
        first[cases] = n;
        int[] sortedActivity = new int[n];
        long[] sortedTime = new long[n];
        for (int i = 0; i < n; i++) {
            int place = next[caseNumber[i]]++;
            sortedActivity[place] = activity[i];
            sortedTime[place] = time[i];
        }
        return new EventLog(Arrays.copyOf(first, cases + 1), sortedActivity, sortedTime, activities);
    }

    /** Sorts the cases that are out of order; returns how often two neighbours have the same time. */
    private long inOrder(int fromCase, int toCase) {
        long equal = 0;
        for (int c = fromCase; c < toCase; c++) {
            boolean sorted = true;
            for (int i = first[c] + 1; i < first[c + 1]; i++) {
                sorted &= time[i - 1] <= time[i];
            }
            if (!sorted) {
                sortCase(first[c], first[c + 1]);
            }
            for (int i = first[c] + 1; i < first[c + 1]; i++) {
                equal += time[i - 1] == time[i] ? 1 : 0;
            }
        }
        return equal;
    }

    private void sortCase(int from, int to) {
        if (to - from > SHORT) {
            sortLongCase(from, to);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            long t = time[i];
            int a = activity[i];
            int place = i;
            for (; place > from && time[place - 1] > t; place--) {
                time[place] = time[place - 1];
                activity[place] = activity[place - 1];
            }
            time[place] = t;
            activity[place] = a;
        }
    }

    private void sortLongCase(int from, int to) {
        long[] times = Arrays.copyOfRange(time, from, to);
        int[] acts = Arrays.copyOfRange(activity, from, to);
        int[] order = new int[times.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        IntArrays.mergeSort(order, (a, b) -> Long.compare(times[a], times[b]));
        for (int i = 0; i < order.length; i++) {
            time[from + i] = times[order[i]];
            activity[from + i] = acts[order[i]];
        }
    }

    public int events() {
        return activity.length;
    }

    /** Cases with at least one event. */
    public int cases() {
        return first.length - 1;
    }

    public int activities() {
        return activities;
    }

    /** Neighbouring events of a case with the same time: their order is the file's, and may mean nothing. */
    public long equalTimes() {
        return equalTimes;
    }

    int length(int c) {
        return first[c + 1] - first[c];
    }
}
