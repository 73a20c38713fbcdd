package org.wayworth.kernel.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.regression.Splines;

/**
 * Restricted cubic splines of several columns, with the knots of the rows they were made from.
 *
 * <p>Knots lie at Harrell's quantiles. Source: Harrell (2015), Regression modeling strategies, 2nd ed., table 2.3.
 */
final class SplineBasis {

    /** A column with fewer distinct values is not bent. */
    static final int FEWEST_VALUES = 10;

    private static final double[][] QUANTILES = {
        {0.10, 0.50, 0.90},
        {0.05, 0.35, 0.65, 0.95},
        {0.05, 0.275, 0.5, 0.725, 0.95},
        {0.05, 0.23, 0.41, 0.59, 0.77, 0.95},
        {0.025, 0.1833, 0.3417, 0.5, 0.6583, 0.8167, 0.975}
    };

    /** A column's knots, or null where it stays as it is. */
    private final List<double @Nullable []> knots;

    private SplineBasis(List<double @Nullable []> knots) {
        this.knots = knots;
    }

    static void requireKnots(int count) {
        if (count < 3 || count > 7) {
            throw new IllegalArgumentException("knots must be 3 to 7, not " + count);
        }
    }

    static SplineBasis of(double[][] columns, int count) {
        List<double @Nullable []> knots = new ArrayList<>();
        for (double[] column : columns) {
            knots.add(knots(column, count));
        }
        return new SplineBasis(knots);
    }

    private static double @Nullable [] knots(double[] column, int count) {
        double[] sorted = column.clone();
        Arrays.sort(sorted);
        int distinct = 1;
        for (int i = 1; i < sorted.length && distinct < FEWEST_VALUES; i++) {
            distinct += sorted[i] > sorted[i - 1] ? 1 : 0;
        }
        if (distinct < FEWEST_VALUES) {
            return null;
        }
        double[] at = Splines.quantiles(column, QUANTILES[count - 3]);
        for (int k = 1; k < count; k++) {
            if (!(at[k] > at[k - 1])) {
                return null;
            }
        }
        return at;
    }

    /** The columns, each followed by its bends. */
    double[][] bend(double[][] columns) {
        List<double[]> bent = new ArrayList<>();
        for (int j = 0; j < columns.length; j++) {
            double[] at = knots.get(j);
            if (at == null) {
                bent.add(columns[j]);
            } else {
                bent.addAll(List.of(Splines.restrictedCubic(columns[j], at)));
            }
        }
        return bent.toArray(double[][]::new);
    }
}
