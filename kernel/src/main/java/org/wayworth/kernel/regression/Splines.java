package org.wayworth.kernel.regression;

import java.util.Arrays;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Columns that let a regression bend.
 *
 * <p>Source: Harrell (2015), Regression Modeling Strategies, sections 2.4.4 and 2.4.5.
 */
public final class Splines {

    private Splines() {}

    /**
     * A restricted cubic spline: cubic between the knots, straight beyond the outer ones. The first column is
     * {@code x} itself, so the others together test whether the line bends.
     *
     * @param knots 3 or more, rising; Harrell's for 4 are the 5, 35, 65 and 95 % quantiles
     * @return one column fewer than there are knots
     */
    public static double[][] restrictedCubic(double[] x, double... knots) {
        requireRising(knots, 3);
        Magnitude.require("x", x);
        int last = knots.length - 1;
        double first = knots[0];
        double scale = (knots[last] - first) * (knots[last] - first);
        double gap = knots[last] - knots[last - 1];
        double[][] columns = new double[last][x.length];
        columns[0] = x.clone();
        for (int j = 0; j + 2 <= last; j++) {
            double toLast = (knots[last] - knots[j]) / gap;
            double toOther = (knots[last - 1] - knots[j]) / gap;
            for (int i = 0; i < x.length; i++) {
                double bend = cubeAbove(x[i] - knots[j])
                        - cubeAbove(x[i] - knots[last - 1]) * toLast
                        + cubeAbove(x[i] - knots[last]) * toOther;
                columns[j + 1][i] = bend / scale;
            }
        }
        return columns;
    }

    /**
     * A cubic spline without restriction: x, x², x³, and a cubic for each knot.
     *
     * @param knots rising, inside the range of x
     */
    public static double[][] cubic(double[] x, double... knots) {
        requireRising(knots, 1);
        Magnitude.require("x", x);
        double[][] columns = new double[3 + knots.length][x.length];
        for (int i = 0; i < x.length; i++) {
            columns[0][i] = x[i];
            columns[1][i] = x[i] * x[i];
            columns[2][i] = x[i] * x[i] * x[i];
            for (int k = 0; k < knots.length; k++) {
                columns[3 + k][i] = cubeAbove(x[i] - knots[k]);
            }
        }
        return columns;
    }

    /** Quantiles of x at these shares (interpolated: Hyndman and Fan's type 7), to serve as knots. */
    public static double[] quantiles(double[] x, double... shares) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double[] quantiles = new double[shares.length];
        for (int k = 0; k < shares.length; k++) {
            double position = shares[k] * (sorted.length - 1);
            int below = (int) Math.floor(position);
            int above = Math.min(below + 1, sorted.length - 1);
            quantiles[k] = sorted[below] + (position - below) * (sorted[above] - sorted[below]);
        }
        return quantiles;
    }

    private static double cubeAbove(double distance) {
        return distance > 0 ? distance * distance * distance : 0;
    }

    private static void requireRising(double[] knots, int fewest) {
        if (knots.length < fewest) {
            throw new IllegalArgumentException("knots must be " + fewest + " or more, not " + knots.length);
        }
        for (int k = 1; k < knots.length; k++) {
            if (!(knots[k] > knots[k - 1])) {
                throw new IllegalArgumentException("knots must rise, not " + Arrays.toString(knots));
            }
        }
    }
}
