package org.wayworth.analytics.drivers;

import java.util.Arrays;
import java.util.Optional;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.kernel.weighting.SurveyDesign;
import org.wayworth.kernel.weighting.WeightedMean;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/**
 * How well one question does among those who rated it.
 *
 * @param mean in points of its scale
 * @param below share of ratings below the target
 */
record QuestionPerformance(Measured mean, Measured below, double target, long n) {

    /** Empty where there are too few ratings for an interval. */
    static Optional<QuestionPerformance> of(DriversStudy study, int item) {
        DriversRows rated = study.respondents().rating(item);
        DriversSample sample = DriversSample.of(rated, study.options().weights());
        double target = study.targetLevel(rated.items().get(item));
        double[] ratings = rated.ratings(item);
        double[] below = Arrays.stream(ratings).map(r -> r < target ? 1 : 0).toArray();
        return mean(ratings, sample, Unit.number("points"))
                .flatMap(mean -> mean(below, sample, Unit.share("below the target"))
                        .map(share -> new QuestionPerformance(mean, inside(share), target, ratings.length)));
    }

    /** The weighted mean with its interval, clustered by customer. */
    static Optional<Measured> mean(double[] values, DriversSample sample, Unit unit) {
        SurveyDesign design = SurveyDesign.of(sample.weights()).clustered(sample.customer());
        return WeightedMean.fit(values, design, DriversModel.LEVEL)
                .<Optional<Measured>>fold(
                        result -> Optional.of(Means.measured(result.estimate(), unit)), no -> Optional.empty());
    }

    /** A share's interval ends where shares end. */
    private static Measured inside(Measured share) {
        return new Measured(
                share.value(), Math.max(0, share.low()), Math.min(1, share.high()), share.level(), share.unit());
    }

    boolean isBelowTarget() {
        return mean.high() < target;
    }

    boolean isAboveTarget() {
        return mean.low() > target;
    }

    /**
     * What to do with a question.
     *
     * @param matters whether a point of it goes with more of the outcome, beyond chance
     * @param isRanked whether the drivers can be ranked; what comes first cannot be told otherwise
     */
    String advice(boolean matters, boolean isRanked) {
        if (isBelowTarget()) {
            if (!matters) {
                return "low priority";
            }
            return isRanked ? "improve first" : "below the target: not ranked";
        }
        if (isAboveTarget()) {
            return matters ? "maintain" : "no action";
        }
        return matters ? "near the target: watch" : "near the target: low priority";
    }

    /** Plain and unweighted, for the workings. */
    static double plain(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}
