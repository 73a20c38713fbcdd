package org.wayworth.kernel.weighting;

import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Raking: the smallest change of weights, in relative entropy, after which the weighted rows have known totals in every
 * category of several margins.
 *
 * <p>Corrects for who answered only as far as the margins tell. Join categories with few rows before. Method: iterative
 * proportional fitting. Sources: Deming and Stephan (1940), Ann. Math. Stat. 11, 427–444; Deville and Särndal (1992),
 * JASA 87, 376–382.
 */
public final class Raking {

    /** Grand totals of two margins may differ by this share: published tables are rounded. */
    private static final double ROUNDED = 1e-3;

    /** One way of dividing the rows whose population totals are known. */
    public static final class Margin {

        private final int[] category;
        private final double[] totals;

        private Margin(int[] category, double[] totals) {
            this.category = category;
            this.totals = totals;
        }

        /**
         * @param category of each row, 0 to {@code totals.length} − 1
         * @param totals of the population in each category, above 0
         */
        public static Margin of(int[] category, double[] totals) {
            for (int c = 0; c < totals.length; c++) {
                if (!(totals[c] > 0) || Double.isInfinite(totals[c])) {
                    throw new IllegalArgumentException(
                            "totals must be above 0 and finite; category " + c + " has " + totals[c]);
                }
            }
            Magnitude.require("totals", totals);
            for (int i = 0; i < category.length; i++) {
                if (category[i] < 0 || category[i] >= totals.length) {
                    throw new IllegalArgumentException("categories must lie from 0 to " + (totals.length - 1) + "; row "
                            + i + " has " + category[i]);
                }
            }
            return new Margin(category.clone(), totals.clone());
        }

        int categories() {
            return totals.length;
        }

        int at(int row) {
            return category[row];
        }

        double grandTotal() {
            double sum = 0;
            for (double total : totals) {
                sum += total;
            }
            return sum;
        }

        double[] sums(double[] values) {
            double[] sums = new double[totals.length];
            for (int i = 0; i < values.length; i++) {
                sums[category[i]] += values[i];
            }
            return sums;
        }
    }

    /**
     * @param maxRounds over all margins
     * @param tolerance raking ends when every total is met to this share of itself
     */
    public record Options(int maxRounds, double tolerance) {
        public Options {
            if (maxRounds < 1 || !(tolerance > 0)) {
                throw new IllegalArgumentException(
                        "maxRounds must be 1 or more and tolerance above 0, not " + maxRounds + " and " + tolerance);
            }
        }

        public static Options defaults() {
            return new Options(1_000, 1e-10);
        }
    }

    /**
     * @param weights of the rows, summing to the population
     * @param margins that they meet
     * @param worst largest relative gap to a total that is left
     * @param designEffect Kish's, of the new weights
     * @param rounds taken
     */
    public record Result(Vector weights, List<Margin> margins, double worst, double designEffect, int rounds) {
        public Result {
            margins = List.copyOf(margins);
        }
    }

    private Raking() {}

    /** @param base weights before, such as inverse chances of being drawn; all 1 for none */
    public static Fit<Result> fit(double[] base, List<Margin> margins, Options options) {
        Weights.requireWeights(base);
        requireMargins(base.length, margins);
        for (int m = 0; m < margins.size(); m++) {
            double[] sums = margins.get(m).sums(base);
            for (int c = 0; c < sums.length; c++) {
                if (sums[c] == 0) {
                    return Fit.impossible(
                            Fit.Reason.NO_OVERLAP,
                            "no row lies in category " + c + " of margin " + m + ", which has population",
                            "join it with another category");
                }
            }
        }
        double[] weights = base.clone();
        double worst = Double.POSITIVE_INFINITY;
        for (int round = 1; round <= options.maxRounds(); round++) {
            for (Margin margin : margins) {
                scale(weights, margin);
            }
            worst = worst(weights, margins);
            if (worst <= options.tolerance()) {
                return Fit.done(new Result(Vector.of(weights), margins, worst, Kish.designEffect(weights), round));
            }
        }
        return Fit.impossible(
                Fit.Reason.NOT_CONVERGED,
                "after " + options.maxRounds() + " rounds a total is still off by " + worst + " of itself",
                "check that the margins agree with each other, and join rare categories");
    }

    private static void scale(double[] weights, Margin margin) {
        double[] sums = margin.sums(weights);
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= margin.totals[margin.category[i]] / sums[margin.category[i]];
        }
    }

    private static double worst(double[] weights, List<Margin> margins) {
        double worst = 0;
        for (Margin margin : margins) {
            double[] sums = margin.sums(weights);
            for (int c = 0; c < sums.length; c++) {
                worst = Math.max(worst, Math.abs(sums[c] / margin.totals[c] - 1));
            }
        }
        return worst;
    }

    private static void requireMargins(int n, List<Margin> margins) {
        if (margins.isEmpty()) {
            throw new IllegalArgumentException("there must be a margin or more");
        }
        double grand = margins.get(0).grandTotal();
        for (Margin margin : margins) {
            if (margin.category.length != n) {
                throw new IllegalArgumentException(
                        "every margin must have " + n + " rows, not " + margin.category.length);
            }
            if (Math.abs(margin.grandTotal() / grand - 1) > ROUNDED) {
                throw new IllegalArgumentException(
                        "margins must agree on the grand total; they have " + grand + " and " + margin.grandTotal());
            }
        }
    }
}
