package org.wayworth.kernel.causal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;

/**
 * The out-of-fold predictions of the learner that predicts best, out of fold.
 *
 * @param learner its place in the list
 * @param loss mean over the rows learnt from
 */
record Prediction(int learner, double[] values, double loss) {

    /** What to hold against a prediction. */
    enum Loss {
        /** Squared error. */
        SQUARED {
            @Override
            double of(double outcome, double predicted) {
                return (outcome - predicted) * (outcome - predicted);
            }
        },
        /** Minus the log likelihood of a yes-or-no outcome. */
        LOG {
            @Override
            double of(double outcome, double predicted) {
                double p = Math.max(1e-12, Math.min(1 - 1e-12, predicted));
                return outcome > 0.5 ? -Math.log(p) : -Math.log1p(-p);
            }
        };

        abstract double of(double outcome, double predicted);
    }

    /** Learners that cannot answer are passed over, unless none can: then the first one's reason is returned. */
    static Fit<Prediction> best(List<Learner> learners, Lesson lesson, boolean[] from, Folds folds, Loss loss) {
        if (learners.isEmpty()) {
            throw new IllegalArgumentException("learners must not be empty");
        }
        @Nullable Prediction best = null;
        @Nullable Fit<double[]> refusal = null;
        for (int k = 0; k < learners.size(); k++) {
            Fit<double[]> fit = learners.get(k).outOfFold(lesson, from, folds);
            if (!fit.isDone()) {
                refusal = refusal == null ? fit : refusal;
                continue;
            }
            Prediction found = new Prediction(k, fit.get(), meanLoss(lesson, from, fit.get(), loss));
            best = best == null || found.loss() < best.loss() ? found : best;
        }
        if (best != null) {
            return Fit.done(best);
        }
        if (refusal == null) {
            throw new IllegalStateException("no learner answered and none refused");
        }
        return refusal.map(values -> new Prediction(0, values, 0));
    }

    private static double meanLoss(Lesson lesson, boolean[] from, double[] predicted, Loss loss) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < predicted.length; i++) {
            if (from[i]) {
                sum += lesson.weight(i) * loss.of(lesson.outcome()[i], predicted[i]);
                weight += lesson.weight(i);
            }
        }
        return sum / weight;
    }

    /** Share of the outcome's variance among the rows learnt from that is predicted; below 0 when a mean is better. */
    double r2(Lesson lesson, boolean[] from) {
        double weight = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            if (from[i]) {
                weight += lesson.weight(i);
                sum += lesson.weight(i) * lesson.outcome()[i];
            }
        }
        double mean = sum / weight;
        double total = 0;
        double rest = 0;
        for (int i = 0; i < values.length; i++) {
            if (from[i]) {
                double y = lesson.outcome()[i];
                total += lesson.weight(i) * (y - mean) * (y - mean);
                rest += lesson.weight(i) * (y - values[i]) * (y - values[i]);
            }
        }
        return total == 0 ? 0 : 1 - rest / total;
    }
}
