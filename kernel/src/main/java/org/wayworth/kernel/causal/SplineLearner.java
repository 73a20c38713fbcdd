package org.wayworth.kernel.causal;

import org.wayworth.kernel.Fit;

/**
 * Another learner that sees numeric columns bent: each is replaced by a restricted cubic spline.
 *
 * @param learner of the bent columns
 * @param knots 3 to 7 a column; columns with fewer than {@value SplineBasis#FEWEST_VALUES} values stay as they are
 */
public record SplineLearner(Learner learner, int knots) implements Learner {

    private static final int KNOTS = 4;

    public SplineLearner {
        SplineBasis.requireKnots(knots);
    }

    /** Four knots, after Harrell (2015). */
    public static SplineLearner of(Learner learner) {
        return new SplineLearner(learner, KNOTS);
    }

    @Override
    public Fit<Predictor> learn(Lesson lesson) {
        SplineBasis basis = SplineBasis.of(lesson.columns(), knots);
        return learner.learn(lesson.with(basis.bend(lesson.columns())))
                .map(model -> columns -> model.predict(basis.bend(columns)));
    }

    /** The knots lie where all rows' covariates lie, whose outcomes they do not see. */
    @Override
    public Fit<double[]> outOfFold(Lesson lesson, boolean[] from, Folds folds) {
        SplineBasis basis = SplineBasis.of(lesson.columns(), knots);
        return learner.outOfFold(lesson.with(basis.bend(lesson.columns())), from, folds);
    }
}
