package org.wayworth.kernel.sequence;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.kernel.parallel.Blocks;

/**
 * The directly-follows graph: how often one activity came right after another in a case, and how long it took.
 *
 * <p>Leaving out rare arcs can draw paths that nobody took (van der Aalst 2019, Procedia Computer Science 164,
 * 321–328): show coverage by {@link Variants} beside it. Times between events are of steps that were completed; what
 * is still open is censored and belongs into a survival curve.
 */
public final class DirectlyFollows {

    private static final int MOST_ACTIVITIES = 2_000;
    private static final int PARTS = 8;

    /**
     * Activity {@code to} right after {@code from}; times in the log's unit.
     *
     * @param median exact; of an even count the mean of the middle two
     * @param p90 exact 90 % quantile, interpolated between neighbours
     * @param deviation sample standard deviation, 0 when {@code count} is 1
     */
    public record Arc(
            int from,
            int to,
            long count,
            double mean,
            double median,
            double p90,
            long shortest,
            long longest,
            double deviation) {}

    /**
     * @param arcs that occur, by {@code from}, then {@code to}
     * @param starts cases that begin with each activity
     * @param ends cases that end with each activity
     */
    public record Result(List<Arc> arcs, List<Long> starts, List<Long> ends, long events, long cases) {

        public Result {
            arcs = List.copyOf(arcs);
            starts = List.copyOf(starts);
            ends = List.copyOf(ends);
        }
    }

    private DirectlyFollows() {}

    public static Result of(EventLog log) {
        int k = log.activities();
        if (k > MOST_ACTIVITIES) {
            throw new IllegalArgumentException("activities must be at most " + MOST_ACTIVITIES + ", not " + k);
        }
        // Large graphs are counted in one part: each part needs k² counters.
        int parts = k <= 300 ? PARTS : 1;
        List<int[]> counts = Blocks.map(parts, part -> count(log, from(log, part, parts), from(log, part + 1, parts)));
        int[] starts = startOfArcs(counts, k * k);
        long[] gaps = new long[starts[k * k]];
        Blocks.map(parts, part -> {
            gather(log, from(log, part, parts), from(log, part + 1, parts), counts.get(part), gaps);
            return part;
        });
        List<List<Arc>> byFrom = Blocks.map(k, from -> arcs(from, k, starts, gaps));
        List<Arc> arcs = new ArrayList<>();
        byFrom.forEach(arcs::addAll);
        return new Result(arcs, edges(log, true), edges(log, false), log.events(), log.cases());
    }

    private static int from(EventLog log, int part, int parts) {
        return (int) ((long) log.cases() * part / parts);
    }

    private static int[] count(EventLog log, int fromCase, int toCase) {
        int k = log.activities();
        int[] counts = new int[k * k];
        for (int c = fromCase; c < toCase; c++) {
            for (int i = log.first[c] + 1; i < log.first[c + 1]; i++) {
                counts[log.activity[i - 1] * k + log.activity[i]]++;
            }
        }
        return counts;
    }

    /** Where each arc's gaps begin; turns each part's counts into the places where that part writes its own. */
    private static int[] startOfArcs(List<int[]> counts, int arcs) {
        int[] starts = new int[arcs + 1];
        int place = 0;
        for (int arc = 0; arc < arcs; arc++) {
            starts[arc] = place;
            for (int[] part : counts) {
                int count = part[arc];
                part[arc] = place;
                place += count;
            }
        }
        starts[arcs] = place;
        return starts;
    }

    private static void gather(EventLog log, int fromCase, int toCase, int[] place, long[] gaps) {
        int k = log.activities();
        for (int c = fromCase; c < toCase; c++) {
            for (int i = log.first[c] + 1; i < log.first[c + 1]; i++) {
                gaps[place[log.activity[i - 1] * k + log.activity[i]]++] = log.time[i] - log.time[i - 1];
            }
        }
    }

    private static List<Arc> arcs(int from, int k, int[] starts, long[] gaps) {
        List<Arc> arcs = new ArrayList<>();
        for (int to = 0; to < k; to++) {
            int begin = starts[from * k + to];
            int end = starts[from * k + to + 1];
            if (end > begin) {
                arcs.add(arc(from, to, gaps, begin, end));
            }
        }
        return arcs;
    }

    private static Arc arc(int from, int to, long[] gaps, int begin, int end) {
        int n = end - begin;
        double sum = 0;
        long shortest = Long.MAX_VALUE;
        long longest = Long.MIN_VALUE;
        for (int i = begin; i < end; i++) {
            sum += gaps[i];
            shortest = Math.min(shortest, gaps[i]);
            longest = Math.max(longest, gaps[i]);
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = begin; i < end; i++) {
            squares += (gaps[i] - mean) * (gaps[i] - mean);
        }
        double median = Selection.quantile(gaps, begin, end, 0.5);
        double p90 = Selection.quantile(gaps, begin, end, 0.9);
        double deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : 0;
        return new Arc(from, to, n, mean, median, p90, shortest, longest, deviation);
    }

    private static List<Long> edges(EventLog log, boolean start) {
        long[] counts = new long[log.activities()];
        for (int c = 0; c < log.cases(); c++) {
            counts[log.activity[start ? log.first[c] : log.first[c + 1] - 1]]++;
        }
        List<Long> list = new ArrayList<>();
        for (long count : counts) {
            list.add(count);
        }
        return list;
    }
}
