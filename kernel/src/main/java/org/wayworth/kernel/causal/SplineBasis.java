package org.wayworth.kernel.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Restricted cubic splines: cubic between knots, linear beyond the outer ones.
 *
 * <p>A column of k knots becomes k − 1: itself and k − 2 bends. Knots lie at Harrell's quantiles. Source: Harrell
 * (2015), Regression modeling strategies, 2nd ed., section 2.4.5 and table 2.3.
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
        double[] shares = QUANTILES[count - 3];
        double[] at = new double[count];
        for (int k = 0; k < count; k++) {
            at[k] = quantile(sorted, shares[k]);
            if (k > 0 && !(at[k] > at[k - 1])) {
                return null;
            }
        }
        return at;
    }

    /** Linear between order statistics, as R's default. */
    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int low = (int) position;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (position - low) * (sorted[high] - sorted[low]);
    }

    /** The columns, each followed by its bends. */
    double[][] bend(double[][] columns) {
        List<double[]> bent = new ArrayList<>();
        for (int j = 0; j < columns.length; j++) {
            bent.add(columns[j]);
            double[] at = knots.get(j);
            for (int k = 0; at != null && k < at.length - 2; k++) {
                bent.add(bend(columns[j], at, k));
            }
        }
        return bent.toArray(double[][]::new);
    }

    private static double[] bend(double[] column, double[] at, int k) {
        double last = at[at.length - 1];
        double beforeLast = at[at.length - 2];
        double norm = (last - at[0]) * (last - at[0]);
        double first = (last - at[k]) / (last - beforeLast);
        double second = (beforeLast - at[k]) / (last - beforeLast);
        double[] bend = new double[column.length];
        for (int i = 0; i < bend.length; i++) {
            double x = column[i];
            bend[i] = (cube(x - at[k]) - first * cube(x - beforeLast) + second * cube(x - last)) / norm;
        }
        return bend;
    }

    private static double cube(double x) {
        return x > 0 ? x * x * x : 0;
    }
}
