package org.wayworth.kernel.causal;

import org.wayworth.kernel.Fit;
import org.wayworth.kernel.tree.BoostedTrees;
import org.wayworth.kernel.tree.TreeSum;

/**
 * Boosted trees: find steps and interactions that linear learners miss. For log loss, predictions are probabilities.
 *
 * @param trees how they are grown
 */
public record BoostedTreesLearner(BoostedTrees trees) implements Learner {

    /** 150 trees of depth 3, rate 0.1, 20 rows a leaf. */
    public static BoostedTreesLearner of(BoostedTrees.Loss loss) {
        return new BoostedTreesLearner(BoostedTrees.of(loss));
    }

    @Override
    public Fit<Predictor> learn(Lesson lesson) {
        return trees.fit(lesson.columns(), lesson.outcome(), lesson.weights())
                .map(sum -> columns -> predict(sum, columns));
    }

    private double[] predict(TreeSum sum, double[][] columns) {
        double[] score = sum.predict(columns);
        if (trees.loss() == BoostedTrees.Loss.LOG) {
            for (int i = 0; i < score.length; i++) {
                score[i] = 1 / (1 + Math.exp(-score[i]));
            }
        }
        return score;
    }
}
