package org.wayworth.kernel.causal;

import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.tree.BoostedTrees;
import org.wayworth.kernel.tree.TreeSum;

/**
 * Boosted trees: find steps and interactions that linear learners miss. For log loss, predictions are probabilities.
 *
 * @param trees how they are grown
 * @param mostRows to learn from; of more, as many evenly spaced ones are taken. All rows are predicted: an effect estimated
 *     from all of them feels errors of what was learnt only as products of two
 */
public record BoostedTreesLearner(BoostedTrees trees, int mostRows) implements Learner {

    public BoostedTreesLearner {
        if (mostRows < 1) {
            throw new IllegalArgumentException("mostRows must be 1 or more, not " + mostRows);
        }
    }

    /** Learns from all rows. */
    public BoostedTreesLearner(BoostedTrees trees) {
        this(trees, Integer.MAX_VALUE);
    }

    /** 150 trees of depth 3, rate 0.1, 20 rows a leaf. */
    public static BoostedTreesLearner of(BoostedTrees.Loss loss) {
        return new BoostedTreesLearner(BoostedTrees.of(loss));
    }

    @Override
    public Fit<Predictor> learn(Lesson lesson) {
        Lesson learnt = lesson.rows() > mostRows ? lesson.of(Rows.evenly(lesson.rows(), mostRows)) : lesson;
        return trees.fit(learnt.columns(), learnt.outcome(), learnt.weights())
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
