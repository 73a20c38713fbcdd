package org.wayworth.kernel.series;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;

/**
 * Control chart for shares: which periods are unlike the rest?
 *
 * <p>The p-chart takes binomial noise as all the noise there is; with large counts nearly every period then looks
 * special. Laney's p′ scales the limits by how much the standardised shares move from one period to the next.
 *
 * <p>Sources: Shewhart (1931); Laney (2002), Quality Engineering 14, 531–537.
 */
public final class ProportionChart {

    /** Mean moving range of two independent standard normals: 2/√π. */
    private static final double MEAN_RANGE = 2 / Math.sqrt(Math.PI);

    private static final double LIMIT = 3;

    /** Where the limits come from. */
    public enum Kind {
        /** Binomial variance only. */
        P,
        /** Binomial variance times the spread between periods: for large counts. */
        LANEY
    }

    /**
     * @param centre share over all periods
     * @param spread what the binomial deviation is multiplied by; 1 for {@link Kind#P}
     * @param shares of each period
     * @param low lower limit of each period, not below 0
     * @param high upper limit of each period, not above 1
     * @param outside positions beyond a limit
     */
    public record Result(double centre, double spread, Vector shares, Vector low, Vector high, List<Integer> outside) {
        public Result {
            outside = List.copyOf(outside);
        }
    }

    private ProportionChart() {}

    /**
     * @param hits events in each period, 0 to its size
     * @param sizes 1 or more each
     */
    public static Fit<Result> fit(long[] hits, long[] sizes, Kind kind) {
        requireCounts(hits, sizes);
        int n = hits.length;
        double centre = (double) sum(hits) / sum(sizes);
        if (centre == 0 || centre == 1) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION, "the share is " + centre + " throughout", "chart another event");
        }
        if (n < 3) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, n + " periods", "wait for at least 3, better 20");
        }
        double spread = kind == Kind.P ? 1 : spread(hits, sizes, centre);
        if (spread == 0) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION,
                    "the share is " + centre + " in every period",
                    "there is no spread between periods to scale limits by: use the plain limits");
        }
        double[] shares = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        List<Integer> outside = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double reach = LIMIT * spread * deviation(centre, sizes[i]);
            shares[i] = (double) hits[i] / sizes[i];
            low[i] = Math.max(0, centre - reach);
            high[i] = Math.min(1, centre + reach);
            if (shares[i] < low[i] || shares[i] > high[i]) {
                outside.add(i);
            }
        }
        return Fit.done(new Result(centre, spread, Vector.of(shares), Vector.of(low), Vector.of(high), outside));
    }

    private static double spread(long[] hits, long[] sizes, double centre) {
        double ranges = 0;
        double before = 0;
        for (int i = 0; i < hits.length; i++) {
            double z = ((double) hits[i] / sizes[i] - centre) / deviation(centre, sizes[i]);
            ranges += i == 0 ? 0 : Math.abs(z - before);
            before = z;
        }
        return ranges / (hits.length - 1) / MEAN_RANGE;
    }

    private static double deviation(double centre, long size) {
        return Math.sqrt(centre * (1 - centre) / size);
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private static void requireCounts(long[] hits, long[] sizes) {
        if (hits.length != sizes.length || hits.length == 0) {
            throw new IllegalArgumentException(
                    "hits and sizes must have one entry a period, not " + hits.length + " and " + sizes.length);
        }
        for (int i = 0; i < hits.length; i++) {
            if (sizes[i] < 1 || hits[i] < 0 || hits[i] > sizes[i]) {
                throw new IllegalArgumentException("hits must lie from 0 to the period's size of 1 or more; period " + i
                        + " has " + hits[i] + " of " + sizes[i]);
            }
        }
    }
}
