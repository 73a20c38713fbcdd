package org.wayworth.analytics.listening;

import java.util.List;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Unit;

/** When {@link ListeningAnalysis} does not answer, and what it says instead. */
final class ScoreRefusals {

    private final Run run;

    ScoreRefusals(Run run) {
        this.run = run;
    }

    Outcome noRatings(List<Survey> chosen) {
        return because(Reason.NO_DATA)
                .have(Unit.whole(chosen.stream().mapToLong(Survey::nResponses).sum())
                        + " responses, none of them with a rating.")
                .need("Responses with a rating.")
                .next("Map the column of the overall question to rating, with its scale.")
                .base(nobody())
                .refusal();
    }

    Outcome otherScale(ScoreMeasure measure, ListeningOptions options) {
        return because(Reason.NO_VARIATION)
                .have(
                        measure.common()
                                ? "The scales of the surveys chosen differ."
                                : "The scale of the ratings is " + measure.scaleText() + ".")
                .need(
                        options.score() == ScoreKind.NPS
                                ? "A scale of 0 to 10 throughout: promoters and detractors are defined on no other."
                                : "One scale throughout: top boxes of different scales cannot be compared.")
                .next(
                        measure.common()
                                ? "Choose the mean rating (score mean), which uses the common scale of 0 to 10."
                                : "Choose the mean rating or the top-box share (score mean or top-box).")
                .base(nobody())
                .refusal();
    }

    Outcome unknownGroups(String by, Attributes attributes) {
        return because(Reason.NOT_IN_DATA)
                .have("Nothing is called \"" + by + "\". Attributes of customers: " + attributes.text() + ".")
                .need("One of " + String.join(", ", BreakdownChoice.words()) + ", or an attribute known with a date.")
                .next(
                        "Choose one of these (by), or say in the mapping from when the attribute holds (attributes_since).")
                .base(nobody())
                .refusal();
    }

    Outcome allAlike(Base base) {
        return because(Reason.NO_VARIATION)
                .have("All " + base.text() + " have the same rating.")
                .need("Ratings that differ.")
                .next("Check the mapping of the rating.")
                .sample(base)
                .refusal();
    }

    private RefusalBuilder because(Reason reason) {
        return new RefusalBuilder(run, ListeningAnalysis.CARD.question(), reason);
    }

    private static Base nobody() {
        return Base.of(0, "responses");
    }
}
