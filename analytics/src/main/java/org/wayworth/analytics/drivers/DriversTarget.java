package org.wayworth.analytics.drivers;

import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Unit;

/**
 * What the questions are held against, in words.
 *
 * @param noun "willingness to recommend", "Q7ALL"
 * @param text with its scale or its horizon, for the estimand
 * @param without why a response has none, for the base
 * @param isShare whether it is a yes or no
 */
record DriversTarget(String noun, String text, String without, boolean isShare) {

    static DriversTarget of(DriversSurvey survey, DriversOptions options) {
        String after = "in the " + Unit.whole(options.horizonDays()) + " days after the answer";
        return switch (options.outcome()) {
            case RETURN ->
                new DriversTarget(
                        "who buys again",
                        "whether the customer buys again " + after,
                        "not observed for " + Unit.whole(options.horizonDays()) + " days afterwards",
                        true);
            case STAY ->
                new DriversTarget(
                        "who stays",
                        "whether the contract still runs " + Unit.whole(options.horizonDays())
                                + " days after the answer",
                        "without a running contract, or not observed for " + Unit.whole(options.horizonDays())
                                + " days afterwards",
                        true);
            case SATISFACTION, ADVOCACY ->
                options.target()
                        .map(name ->
                                new DriversTarget(name, "the answer to " + name, "without an answer to " + name, false))
                        .orElseGet(() -> rating(survey));
        };
    }

    private static DriversTarget rating(DriversSurvey survey) {
        String noun = switch (survey.metric()) {
            case "nps" -> "willingness to recommend";
            case "csat" -> "satisfaction";
            case "ces" -> "ease";
            default -> "the rating";
        };
        return new DriversTarget(noun, "the rating of " + survey.text(), "without a rating", false);
    }

    Unit perPoint() {
        return isShare ? Unit.sharePoints("of customers, per point") : Unit.number("points of " + noun + ", per point");
    }

    /** Answers and outcome of one questionnaire, or the outcome afterwards. */
    Design design() {
        return isShare ? Design.RAW_COMPARISON : Design.SAME_MOMENT;
    }
}
