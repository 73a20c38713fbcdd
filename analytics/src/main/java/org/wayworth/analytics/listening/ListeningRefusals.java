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
final class ListeningRefusals {

    private final Run run;

    ListeningRefusals(Run run) {
        this.run = run;
    }

    Outcome noRatings(List<Survey> chosen) {
        return refusal(
                Reason.NO_DATA,
                Unit.whole(chosen.stream().mapToLong(Survey::nResponses).sum()) + " responses, none with a rating.",
                "Rated responses.",
                "Map the question's column to rating, with its scale.",
                Base.of(0, "responses"));
    }

    Outcome otherScale(ListeningMeasure measure, ListeningOptions options) {
        boolean nps = options.score() == ListeningKind.NPS;
        return refusal(
                Reason.NO_VARIATION,
                measure.common()
                        ? "Answers on scales that differ between or within the surveys chosen."
                        : "Answers on a scale of " + ListeningMeasure.write(measure.low()) + " to "
                                + ListeningMeasure.write(measure.high()) + ".",
                nps
                        ? "Answers on a scale of 0 to 10 throughout: promoters and detractors are defined on no other."
                        : "Answers on one scale: top boxes of different scales are not alike.",
                "Choose score mean" + (measure.common() ? ", which uses the common score of 0 to 10." : " or top-box."),
                Base.of(0, "responses"));
    }

    Outcome unknownGroups(String by, Attributes attributes) {
        return refusal(
                Reason.NO_DATA,
                "Nothing called \"" + by + "\". Attributes of customers: " + attributes.text() + ".",
                "by: touchpoint, survey, channel, segment, or an attribute with a date.",
                "Correct by, or say in the mapping from when the attribute holds (attributes_since).",
                Base.of(0, "responses"));
    }

    Outcome allAlike(Base base) {
        return refusal(
                Reason.NO_VARIATION,
                "All " + base.text() + " have the same rating.",
                "Ratings that differ.",
                "Check the mapping of the rating's column.",
                base);
    }

    private Outcome refusal(Reason reason, String have, String need, String next, Base base) {
        return new RefusalBuilder(run, ListeningAnalysis.CARD.question(), reason)
                .have(have)
                .need(need)
                .next(next)
                .base(base)
                .refusal();
    }
}
