package org.wayworth.analytics.drivers;

import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Unit;

/**
 * What the questions are held against, as sentences name it.
 *
 * @param noun "likelihood to recommend", "retention", or a question's own name: "Q7ALL"
 * @param driven what questions are drivers of: "recommendation"
 * @param text with its survey or its follow-up period, for the estimand
 * @param without why a response has none, for the account of the sample
 * @param isShare whether it is a yes or no
 * @param isTheirs whether the noun is a question's own name, and no word of ours
 */
record OutcomeMeasure(String noun, String driven, String text, String without, boolean isShare, boolean isTheirs) {

    static OutcomeMeasure of(DriversSurvey survey, DriversOptions options) {
        String days = Unit.whole(options.horizonDays()) + " days";
        return switch (options.outcome()) {
            case RETURN ->
                loyalty(
                        "repeat purchase",
                        "whether the customer buys again in the " + days + " after the response",
                        "not observed for " + days + " after the response");
            case STAY ->
                loyalty(
                        "retention",
                        "whether the contract still runs " + days + " after the response",
                        "without a contract that ran and was not under notice, or not observed for " + days
                                + " after the response");
            case SATISFACTION, ADVOCACY ->
                options.target()
                        .map(name -> new OutcomeMeasure(
                                name,
                                name,
                                "the answer to \"" + name + "\"",
                                "without an answer to \"" + name + "\"",
                                false,
                                true))
                        .orElseGet(() -> rating(survey));
        };
    }

    private static OutcomeMeasure loyalty(String noun, String text, String without) {
        return new OutcomeMeasure(noun, noun, noun + " (" + text + ")", without, true, false);
    }

    private static OutcomeMeasure rating(DriversSurvey survey) {
        String noun = switch (survey.metric()) {
            case "nps" -> "likelihood to recommend";
            case "csat" -> "satisfaction";
            case "ces" -> "the effort rating";
            default -> "the overall rating";
        };
        String driven = survey.metric().equals("nps") ? "recommendation" : noun;
        return new OutcomeMeasure(
                noun, driven, noun + " (survey " + survey.text() + ")", "without a rating", false, false);
    }

    /** In a statement's place. */
    Statement.Argument argument(String place) {
        return said(place, noun);
    }

    /** The same behind "drivers of". */
    Statement.Argument drivenArgument(String place) {
        return said(place, driven);
    }

    private Statement.Argument said(String place, String word) {
        return isTheirs ? Statement.name(place, word) : Statement.words(place, word);
    }

    Unit perPoint() {
        return isShare ? Unit.sharePoints("of customers, per point") : Unit.number("points of " + noun + ", per point");
    }

    /** Of the variation that the questions explain. */
    Unit explainedUnit() {
        return Unit.share("of the variation in " + noun);
    }

    /** Answers and outcome of one questionnaire, or the outcome afterwards. */
    Design design() {
        return isShare ? Design.RAW_COMPARISON : Design.SAME_MOMENT;
    }
}
