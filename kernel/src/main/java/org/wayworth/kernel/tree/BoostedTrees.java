package org.wayworth.kernel.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;

/**
 * A sum of many small trees, each grown on what the earlier ones left over: finds steps and interactions that linear
 * models miss.
 *
 * <p>Nothing is drawn by chance. Columns are cut into at most 64 bins at quantiles of the rows learnt from. Source:
 * Friedman (2001), Greedy function approximation, Annals of Statistics 29(5), 1189–1232, with second-order steps as in
 * Chen and Guestrin (2016), XGBoost, KDD.
 *
 * @param loss squared error for numbers, log loss for a yes-or-no outcome (sums are then log odds)
 * @param trees 1 or more
 * @param depth splits from root to leaf, 1 to 8
 * @param rate share of each tree that is added, above 0 and at most 1
 * @param leastRows in a leaf, 1 or more
 */
public record BoostedTrees(Loss loss, int trees, int depth, double rate, int leastRows) {

    /** What the trees make small. */
    public enum Loss {
        SQUARED,
        LOG
    }

    public BoostedTrees {
        if (trees < 1 || leastRows < 1) {
            throw new IllegalArgumentException(
                    "trees and leastRows must be 1 or more, not " + trees + " and " + leastRows);
        }
        if (depth < 1 || depth > 8) {
            throw new IllegalArgumentException("depth must be 1 to 8, not " + depth);
        }
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate must be above 0 and at most 1, not " + rate);
        }
    }

    /** 150 trees of depth 3, rate 0.1, 20 rows a leaf. */
    public static BoostedTrees of(Loss loss) {
        return new BoostedTrees(loss, 150, 3, 0.1, 20);
    }

    /**
     * @param columns {@code columns[j][i]}: column j, row i; finite
     * @param y one a row; 0 or 1 for log loss
     * @param weights one a row, or null for ones
     */
    public Fit<TreeSum> fit(double[][] columns, double[] y, double @Nullable [] weights) {
        int n = Rows.count(columns);
        Rows.requireLength("y", y.length, n);
        Rows.requireWeights(weights, n);
        Rows.requireFinite(columns);
        Rows.requireFinite("y", y);
        Optional<Fit<TreeSum>> out = Magnitude.out(Rows.with(columns, y));
        if (out.isPresent()) {
            return out.get();
        }

        if (n < 2 * leastRows) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    n + " rows to learn from",
                    "trees need at least " + 2 * leastRows + "; take a linear learner");
        }
        double[] each = weights == null ? ones(n) : weights;
        Bins bins = Bins.of(columns);
        BinnedRows binned = BinnedRows.of(bins, columns);
        double start = start(y, each);
        double[] score = new double[n];
        Arrays.fill(score, start);
        List<RegressionTree> grown = new ArrayList<>();
        double[] gradient = new double[n];
        double[] curvature = new double[n];
        for (int t = 0; t < trees; t++) {
            slopes(y, each, score, gradient, curvature);
            TreeGrowth tree = TreeGrowth.grow(bins, binned, gradient, curvature, depth, leastRows);
            tree.add(rate, score);
            grown.add(tree.tree(rate));
        }
        return Fit.done(new TreeSum(start, grown));
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The mean, or its log odds. */
    private double start(double[] y, double[] weights) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < y.length; i++) {
            sum += weights[i] * y[i];
            weight += weights[i];
        }
        double mean = sum / weight;
        if (loss == Loss.SQUARED) {
            return mean;
        }
        double within = Math.max(1e-6, Math.min(1 - 1e-6, mean));
        return Math.log(within / (1 - within));
    }

    /** Minus the first, and the second derivative of each row's loss. */
    private void slopes(double[] y, double[] weights, double[] score, double[] gradient, double[] curvature) {
        for (int i = 0; i < score.length; i++) {
            double w = weights[i];
            if (loss == Loss.SQUARED) {
                gradient[i] = w * (y[i] - score[i]);
                curvature[i] = w;
            } else {
                double p = 1 / (1 + Math.exp(-score[i]));
                gradient[i] = w * (y[i] - p);
                curvature[i] = w * Math.max(p * (1 - p), 1e-9);
            }
        }
    }
}
