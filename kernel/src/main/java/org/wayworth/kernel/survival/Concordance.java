package org.wayworth.kernel.survival;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.distribution.StandardError;

/**
 * Harrell's concordance: of the pairs whose order in time is known, the share in which the row with the higher
 * predicted risk had the event first; equal risks count one half. 0.5 is chance.
 *
 * <p>A row censored at the time of another's event is taken to have lasted longer; two events at one time are no
 * pair. The standard error is the infinitesimal jackknife's. Sources: Harrell, Lee and Mark (1996), Statistics in
 * Medicine 15, 361–387; Therneau and Watson (2015), The concordance statistic and the Cox model, Mayo Clinic.
 */
public final class Concordance {

    /**
     * @param concordant pairs in which the higher risk came first
     * @param discordant pairs in which the lower risk came first
     * @param equalRisk pairs with the same risk
     */
    public record Result(Estimate concordance, long concordant, long discordant, long equalRisk) {}

    private Concordance() {}

    /**
     * @param risk higher means sooner; the linear predictor of a Cox model, say
     * @param stratum pairs are formed within equal numbers; null means one stratum
     */
    public static Fit<Result> of(
            double[] time, boolean[] event, double[] risk, int @Nullable [] stratum, double level) {
        TimeOrder.require(time, event.length);
        if (risk.length != time.length) {
            throw new IllegalArgumentException(
                    "risk must have one value for each time (" + time.length + "), not " + risk.length);
        }
        for (int i = 0; i < risk.length; i++) {
            if (Double.isNaN(risk[i])) {
                throw new IllegalArgumentException("risk must be a number in every row, but is NaN in row " + i);
            }
        }
        Count count = new Count(time, event, risk);
        for (int[] rows : Strata.split(TimeOrder.of(time, event), stratum)) {
            count.backwards(rows);
            count.forwards(rows);
        }
        return count.result(level);
    }

    private static final class Count {
        final double[] time;
        final boolean[] event;
        final int[] rank;
        final int ranks;
        /** Pairs that hold the row: how many, and twice how many are concordant (equal risk counts one). */
        final long[] pairs;

        final long[] twiceConcordant;
        long concordant;
        long discordant;
        long equal;

        Count(double[] time, boolean[] event, double[] risk) {
            this.time = time;
            this.event = event;
            // Adding 0 turns -0 into 0: sorting tells them apart, == does not.
            double[] sorted = Arrays.stream(risk).map(value -> value + 0.0).toArray();
            Arrays.sort(sorted);
            int distinct = 0;
            for (int i = 0; i < sorted.length; i++) {
                if (i == 0 || sorted[i] != sorted[distinct - 1]) {
                    sorted[distinct++] = sorted[i];
                }
            }
            ranks = distinct;
            rank = new int[risk.length];
            for (int i = 0; i < risk.length; i++) {
                rank[i] = Arrays.binarySearch(sorted, 0, distinct, risk[i] + 0.0);
            }
            pairs = new long[risk.length];
            twiceConcordant = new long[risk.length];
        }

        /** Each event against the rows that lasted longer. */
        void backwards(int[] rows) {
            RankCounts longer = new RankCounts(ranks);
            int to = rows.length;
            while (to > 0) {
                int from = to - 1;
                while (from > 0 && time[rows[from - 1]] == time[rows[to - 1]]) {
                    from--;
                }
                int events = from;
                while (events < to && event[rows[events]]) {
                    events++;
                }
                for (int i = events; i < to; i++) {
                    longer.add(rank[rows[i]]);
                }
                for (int i = from; i < events; i++) {
                    int row = rows[i];
                    long less = longer.below(rank[row]);
                    long same = longer.below(rank[row] + 1) - less;
                    concordant += less;
                    equal += same;
                    discordant += longer.size() - less - same;
                    pairs[row] += longer.size();
                    twiceConcordant[row] += 2 * less + same;
                }
                for (int i = from; i < events; i++) {
                    longer.add(rank[rows[i]]);
                }
                to = from;
            }
        }

        /** Each row against the events that came before it. */
        void forwards(int[] rows) {
            RankCounts sooner = new RankCounts(ranks);
            int from = 0;
            while (from < rows.length) {
                int to = from;
                while (to < rows.length && time[rows[to]] == time[rows[from]]) {
                    to++;
                }
                int events = from;
                for (; events < to && event[rows[events]]; events++) {
                    addLater(rows[events], sooner);
                }
                for (int i = from; i < events; i++) {
                    sooner.add(rank[rows[i]]);
                }
                for (int i = events; i < to; i++) {
                    addLater(rows[i], sooner);
                }
                from = to;
            }
        }

        private void addLater(int row, RankCounts sooner) {
            long upTo = sooner.below(rank[row] + 1);
            long same = upTo - sooner.below(rank[row]);
            pairs[row] += sooner.size();
            twiceConcordant[row] += 2 * (sooner.size() - upTo) + same;
        }

        Fit<Result> result(double level) {
            double total = (double) concordant + discordant + equal;
            if (total == 0) {
                return Fit.impossible(
                        Fit.Reason.TOO_FEW_EVENTS,
                        "no two rows whose order in time is known",
                        "Wait for events while others are still in sight.");
            }
            double share = (concordant + 0.5 * equal) / total;
            double variance = 0;
            for (int i = 0; i < time.length; i++) {
                double influence = (0.5 * twiceConcordant[i] - share * pairs[i]) / total;
                variance += influence * influence;
            }
            return Fit.done(new Result(
                    Normal.estimate(share, StandardError.of(variance), level, time.length, 0, 1),
                    concordant,
                    discordant,
                    equal));
        }
    }

    /** How many of the ranks added so far lie below a rank (Fenwick 1994). */
    private static final class RankCounts {
        private final int[] tree;
        private long size;

        RankCounts(int ranks) {
            tree = new int[ranks + 1];
        }

        void add(int rank) {
            size++;
            for (int i = rank + 1; i < tree.length; i += i & -i) {
                tree[i]++;
            }
        }

        long below(int rank) {
            long sum = 0;
            for (int i = rank; i > 0; i -= i & -i) {
                sum += tree[i];
            }
            return sum;
        }

        long size() {
            return size;
        }
    }
}
