package org.wayworth.kernel.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.Fit;

/**
 * A sum of many small trees, each grown on what the earlier ones left over: finds steps and interactions that linear
 * learners miss.
 *
 * <p>Nothing is drawn by chance. Columns are cut into at most 64 bins at quantiles of the rows learnt from. Source:
 * Friedman (2001), Greedy function approximation, Annals of Statistics 29(5), 1189–1232, with second-order steps as in
 * Chen and Guestrin (2016), XGBoost, KDD.
 *
 * @param loss squared error for numbers, log loss for a yes-or-no outcome (predictions are then probabilities)
 * @param trees 1 or more
 * @param depth splits from root to leaf, 1 to 8
 * @param rate share of each tree that is added, above 0 and at most 1
 * @param leastRows in a leaf, 1 or more
 */
public record BoostedTreesLearner(Loss loss, int trees, int depth, double rate, int leastRows) implements Learner {

    /** What the trees make small. */
    public enum Loss {
        SQUARED,
        LOG
    }

    public BoostedTreesLearner {
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
    public static BoostedTreesLearner of(Loss loss) {
        return new BoostedTreesLearner(loss, 150, 3, 0.1, 20);
    }

    @Override
    public Fit<Predictor> learn(Lesson lesson) {
        if (lesson.rows() < 2 * leastRows) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    lesson.rows() + " rows to learn from",
                    "trees need at least " + 2 * leastRows + "; take a linear learner");
        }
        Bins bins = Bins.of(lesson.columns());
        byte[][] binned = bins.bin(lesson.columns());
        double start = start(lesson);
        double[] score = new double[lesson.rows()];
        Arrays.fill(score, start);
        List<Tree> grown = new ArrayList<>();
        double[] gradient = new double[score.length];
        double[] curvature = new double[score.length];
        for (int t = 0; t < trees; t++) {
            slopes(lesson, score, gradient, curvature);
            Tree tree = Tree.grow(binned, gradient, curvature, depth, leastRows);
            tree.add(binned, rate, score);
            grown.add(tree);
        }
        return Fit.done(columns -> predict(bins, grown, start, columns));
    }

    private double[] predict(Bins bins, List<Tree> grown, double start, double[][] columns) {
        byte[][] binned = bins.bin(columns);
        double[] score = new double[columns[0].length];
        Arrays.fill(score, start);
        for (Tree tree : grown) {
            tree.add(binned, rate, score);
        }
        if (loss == Loss.LOG) {
            for (int i = 0; i < score.length; i++) {
                score[i] = 1 / (1 + Math.exp(-score[i]));
            }
        }
        return score;
    }

    /** The mean, or its log odds. */
    private double start(Lesson lesson) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < lesson.rows(); i++) {
            sum += lesson.weight(i) * lesson.outcome()[i];
            weight += lesson.weight(i);
        }
        double mean = sum / weight;
        if (loss == Loss.SQUARED) {
            return mean;
        }
        double within = Math.max(1e-6, Math.min(1 - 1e-6, mean));
        return Math.log(within / (1 - within));
    }

    /** Minus the first, and the second derivative of each row's loss. */
    private void slopes(Lesson lesson, double[] score, double[] gradient, double[] curvature) {
        double[] y = lesson.outcome();
        for (int i = 0; i < score.length; i++) {
            double w = lesson.weight(i);
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
