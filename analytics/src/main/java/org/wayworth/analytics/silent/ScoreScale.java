package org.wayworth.analytics.silent;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.vocabulary.Unit;

/**
 * A score as the mean of something between two ends.
 *
 * @param name "Mean rating (0 to 10)", "NPS": for titles and axes
 */
record ScoreScale(String name, double least, double most, boolean isNps) {

    /** Of the way from end to end: 0.02 points from 1 to 5, one point of NPS. */
    private static final double NEGLIGIBLE = 0.005;

    private static final double PROMOTER = 9;
    private static final double DETRACTOR = 6;

    /** The mean rating first; NPS beside it where the question allows. */
    static List<ScoreScale> of(Survey survey) {
        List<ScoreScale> scales = new ArrayList<>();
        scales.add(new ScoreScale(
                "Mean rating (" + write(survey.scaleLow()) + " to " + write(survey.scaleHigh()) + ")",
                survey.scaleLow(),
                survey.scaleHigh(),
                false));
        if (survey.metric().equals("nps") && survey.scaleLow() == 0 && survey.scaleHigh() == 10) {
            scales.add(new ScoreScale("NPS", -100, 100, true));
        }
        return scales;
    }

    /** "the mean rating (0 to 10)", "NPS": inside a sentence. */
    String inSentence() {
        return isNps ? name : "the mean rating (" + write(least) + " to " + write(most) + ")";
    }

    double[] values(double[] ratings) {
        return Arrays.stream(ratings)
                .map(r -> !isNps ? r : r >= PROMOTER ? most : r <= DETRACTOR ? least : 0)
                .toArray();
    }

    /** A difference that nobody would act on, however sure it is. */
    boolean isNegligible(double difference) {
        return Math.abs(difference) < NEGLIGIBLE * (most - least);
    }

    Unit unit() {
        return Unit.number("points");
    }

    private static String write(double end) {
        return Unit.number("").write(end, end == Math.rint(end) ? 0 : 1, RoundingMode.HALF_EVEN);
    }
}
