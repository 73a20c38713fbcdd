package org.wayworth.kernel.causal;

import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.parallel.Blocks;

/**
 * A way to learn an outcome from columns, for the parts of an effect estimate that only have to predict well.
 *
 * <p>An implementation that can share work between folds overrides {@link #outOfFold}; all others need {@link #learn}
 * alone.
 */
public interface Learner {

    /** What was learnt. */
    @FunctionalInterface
    interface Predictor {

        /** One prediction a row of {@code columns[j][i]}. */
        double[] predict(double[][] columns);
    }

    /** Learns from all rows of the lesson. */
    Fit<Predictor> learn(Lesson lesson);

    /**
     * Predicts every row by what was learnt from the other folds' rows.
     *
     * @param from whether a row may be learnt from (all are predicted), e.g. the rows of one arm
     */
    default Fit<double[]> outOfFold(Lesson lesson, boolean[] from, Folds folds) {
        List<Fit<Predictor>> learnt = Blocks.map(folds.count(), k -> learn(lesson.of(folds.training(k, from))));
        double[] predicted = new double[lesson.rows()];
        for (int k = 0; k < folds.count(); k++) {
            int[] rows = folds.rowsOf(k);
            Fit<double[]> fit = learnt.get(k).map(model -> model.predict(lesson.columnsOf(rows)));
            if (!fit.isDone()) {
                return fit;
            }
            double[] own = fit.get();
            for (int i = 0; i < rows.length; i++) {
                predicted[rows[i]] = own[i];
            }
        }
        return Fit.done(predicted);
    }
}
