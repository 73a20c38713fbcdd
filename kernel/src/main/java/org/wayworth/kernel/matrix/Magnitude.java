package org.wayworth.kernel.matrix;

import java.util.Optional;
import org.wayworth.kernel.Fit;

/**
 * Whether numbers leave room for their squares, for ratios of one column to another, and for the squares of those: in size
 * below 1e70, and, where a column has several values, these further apart than 1e-70. Beyond, sums would be infinite and
 * differences nothing, so methods refuse and say what to do.
 */
public final class Magnitude {

    private static final double MOST = 1e70;
    private static final double LEAST = 1e-70;

    private Magnitude() {}

    /**
     * A refusal, if a column needs one. What is not a number or infinite is left to the method, which names it.
     *
     * @param columns of any lengths
     */
    public static <R> Optional<Fit<R>> out(double[]... columns) {
        for (double[] column : columns) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double value : column) {
                // comparisons with what is not a number are false
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
            if (low <= high && !fits(low, high)) {
                return refusal(column);
            }
        }
        return Optional.empty();
    }

    /** As {@link #out(double[][])}, where moments of the columns are at hand and tell without another look at the rows. */
    public static <R> Optional<Fit<R>> out(Moments moments, double[]... columns) {
        for (int j = 0; j < columns.length; j++) {
            double spread = moments.cross(j, j) / moments.weight();
            boolean sure = Math.abs(moments.mean(j)) < MOST && spread < MOST && spread > LEAST;
            if (!sure) {
                Optional<Fit<R>> out = out(columns[j]);
                if (out.isPresent()) {
                    return out;
                }
            }
        }
        return Optional.empty();
    }

    /** Throws where {@link #out(double[][])} would refuse: for methods whose result has no refusal. */
    public static void require(String name, double... values) {
        Optional<Fit<Boolean>> out = out(values);
        out.ifPresent(fit -> fit.fold(done -> done, no -> {
            throw new IllegalArgumentException(
                    name + " must be below 1e70 in size and, where they differ, further apart than" + " 1e-70: "
                            + no.found());
        }));
    }

    private static boolean fits(double low, double high) {
        boolean inside = low > -MOST && high < MOST && (low == high || high - low > LEAST);
        return inside || Double.isInfinite(low) || Double.isInfinite(high);
    }

    private static <R> Optional<Fit<R>> refusal(double[] column) {
        double largest = 0;
        double low = column[0];
        double high = column[0];
        for (double value : column) {
            largest = Math.max(largest, Math.abs(value));
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return Optional.of(
                largest < MOST
                        ? Fit.impossible(
                                Fit.Reason.OUTSIDE_MODEL,
                                "values no further apart than " + (high - low) + ", which squares to nothing",
                                "state them in a smaller unit")
                        : Fit.impossible(
                                Fit.Reason.OUTSIDE_MODEL,
                                "values as large as " + largest + ", whose squares are too large to be added up",
                                "state them in a larger unit, or correct the one that is mistyped"));
    }
}
