package org.wayworth.kernel.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.wayworth.kernel.Fit;

/**
 * Do predicted chances mean what they say: of the rows given 30 %, do 30 % have the event?
 *
 * <p>Brier score: mean squared gap between chance and event (Brier 1950). Expected calibration error: the mean gap
 * between predicted and observed share over bins of equal size. Ranking: the chance that a row with the event was
 * given a higher chance than one without (area under the ROC curve; Hanley and McNeil 1982).
 */
public final class ChanceCalibration {

    /** One bin: rows of similar chance. */
    public record Bin(double predicted, double observed, int n) {}

    /**
     * @param brier 0 is perfect
     * @param error expected calibration error, 0 to 1
     * @param ranking 0.5 is blind, 1 perfect
     * @param bins from low to high chances
     */
    public record Result(double brier, double error, double ranking, List<Bin> bins, int n) {
        public Result {
            bins = List.copyOf(bins);
        }
    }

    private ChanceCalibration() {}

    /**
     * @param chances 0 to 1
     * @param events 1 where it happened, else 0
     * @param bins of equal size
     */
    public static Fit<Result> fit(double[] chances, int[] events, int bins) {
        requireRows(chances, events, bins);
        int n = chances.length;
        int happened = Arrays.stream(events).sum();
        if (happened == 0 || happened == n) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION, happened + " events in " + n + " rows", "test on rows with and without");
        }
        if (n < bins) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, n + " rows for " + bins + " bins", "take fewer bins");
        }
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> chances[i]));
        double brier = 0;
        for (int i = 0; i < n; i++) {
            brier += (chances[i] - events[i]) * (chances[i] - events[i]) / n;
        }
        List<Bin> filled = new ArrayList<>();
        double error = 0;
        for (int b = 0; b < bins; b++) {
            Bin bin = bin(chances, events, order, (int) ((long) b * n / bins), (int) ((b + 1L) * n / bins));
            filled.add(bin);
            error += Math.abs(bin.predicted() - bin.observed()) * bin.n() / n;
        }
        return Fit.done(new Result(brier, error, ranking(chances, events, order, happened), filled, n));
    }

    private static Bin bin(double[] chances, int[] events, Integer[] order, int from, int to) {
        double predicted = 0;
        double observed = 0;
        for (int at = from; at < to; at++) {
            predicted += chances[order[at]];
            observed += events[order[at]];
        }
        return new Bin(predicted / (to - from), observed / (to - from), to - from);
    }

    /** From the mid-ranks of the rows with the event. */
    private static double ranking(double[] chances, int[] events, Integer[] order, int happened) {
        double n = order.length;
        double ranks = 0;
        int from = 0;
        while (from < order.length) {
            int to = from;
            int tiedEvents = 0;
            while (to < order.length && chances[order[to]] == chances[order[from]]) {
                tiedEvents += events[order[to]];
                to++;
            }
            ranks += tiedEvents * (from + 1 + to) / 2.0;
            from = to;
        }
        double h = happened;
        return (ranks - h * (h + 1) / 2) / (h * (n - h));
    }

    private static void requireRows(double[] chances, int[] events, int bins) {
        if (chances.length != events.length) {
            throw new IllegalArgumentException(
                    "chances and events must have the same rows, not " + chances.length + " and " + events.length);
        }
        if (bins < 1) {
            throw new IllegalArgumentException("bins must be 1 or more, not " + bins);
        }
        for (int i = 0; i < chances.length; i++) {
            if (!(chances[i] >= 0 && chances[i] <= 1) || (events[i] != 0 && events[i] != 1)) {
                throw new IllegalArgumentException("chances must lie from 0 to 1 and events be 0 or 1; row " + i
                        + " has " + chances[i] + " and " + events[i]);
            }
        }
    }
}
