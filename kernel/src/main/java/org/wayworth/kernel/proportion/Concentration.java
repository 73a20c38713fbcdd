package org.wayworth.kernel.proportion;

import java.util.Arrays;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;

/**
 * How a total is spread over those who hold it: the share of it that lies between two places when they are put in order,
 * the one with the least first (the rise of the Lorenz curve between them).
 *
 * <p>Values may be below 0 as long as their sum is above it; a share may then lie outside 0 to 1. Weights have no place in
 * it.
 *
 * <p>Method: normal interval by the influence of each value on the two ordinates of the curve. It needs no density: who
 * crosses a bound makes no jump. Source: Beach and Davidson (1983), Distribution-Free Statistical Inference with Lorenz
 * Curves and Income Shares, Review of Economic Studies 50(4), 723–735.
 */
public final class Concentration {

    private final double[] sorted;
    private final double total;

    /** @param values one or more, of a sum above 0 */
    public Concentration(Vector values) {
        this.sorted = values.toArray();
        Rows.requireFinite("values", sorted);
        Magnitude.require("values", sorted);
        Arrays.sort(sorted);
        this.total = Arrays.stream(sorted).sum();
        if (!(total > 0) || Double.isInfinite(total)) {
            throw new IllegalArgumentException("values must have a finite sum above 0, not " + total);
        }
    }

    public int size() {
        return sorted.length;
    }

    /** The first place of part {@code part} when all are put into {@code parts} parts of as many each. */
    public int bound(int part, int parts) {
        return (int) ((long) sorted.length * part / parts);
    }

    /**
     * The share of the total from place {@code from} up to, and without, place {@code until}; its interval ends where
     * shares end.
     */
    public Estimate share(int from, int until, double level) {
        if (from < 0 || from >= until || until > sorted.length) {
            throw new IllegalArgumentException(
                    "0 <= from < until <= " + sorted.length + " must hold, not " + from + " and " + until);
        }
        int n = sorted.length;
        double low = sorted[from];
        double high = sorted[until - 1];
        double share = Arrays.stream(sorted, from, until).sum() / total;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double above = (i >= from ? sorted[i] - low : 0) - (until < n && i >= until ? sorted[i] - high : 0);
            double influence = above - share * sorted[i];
            mean += influence / n;
            squares += influence * influence / n;
        }
        double error = StandardError.of((squares - mean * mean) / n, squares / n) / (total / n);
        double reach = Quantile.normalReach(level) * error;
        return new Estimate(
                share,
                error,
                new Interval(
                        Math.min(share, Math.max(0, share - reach)),
                        Math.max(share, Math.min(1, share + reach)),
                        level),
                n);
    }
}
