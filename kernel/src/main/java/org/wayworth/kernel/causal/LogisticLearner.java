package org.wayworth.kernel.causal;

import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.Fit;

/**
 * Logistic regression: the probability of a yes-or-no outcome.
 *
 * @param penalty for half the squared coefficients of standardised columns, per row: 0 for maximum likelihood; the
 *     intercept is not penalised
 */
public record LogisticLearner(double penalty) implements Learner {

    public LogisticLearner {
        if (!(penalty >= 0 && penalty < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("penalty must be finite and 0 or more, not " + penalty);
        }
    }

    public static LogisticLearner maximumLikelihood() {
        return new LogisticLearner(0);
    }

    @Override
    public Fit<Predictor> learn(Lesson lesson) {
        boolean[] all = new boolean[lesson.rows()];
        Arrays.fill(all, true);
        return models(lesson, all, Folds.none(lesson.rows()))
                .map(models -> columns -> probabilities(FoldTable.predict(columns, models)));
    }

    @Override
    public Fit<double[]> outOfFold(Lesson lesson, boolean[] from, Folds folds) {
        return models(lesson, from, folds)
                .map(models -> probabilities(FoldTable.predict(lesson.columns(), folds, models)));
    }

    private Fit<List<double[]>> models(Lesson lesson, boolean[] from, Folds folds) {
        FoldTable table = FoldTable.of(lesson, from, folds);
        return table.requireTraining(2).flatMap(enough -> new LogisticFit(table, penalty).models());
    }

    private static double[] probabilities(double[] eta) {
        for (int i = 0; i < eta.length; i++) {
            eta[i] = 1 / (1 + Math.exp(-eta[i]));
        }
        return eta;
    }
}
