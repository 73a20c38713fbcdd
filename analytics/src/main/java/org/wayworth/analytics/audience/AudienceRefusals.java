package org.wayworth.analytics.audience;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;

/** What is said when those asked about are not in the data, or are too few to speak of: the same words everywhere. */
public final class AudienceRefusals {

    private final String question;
    private final String noun;
    private final Run run;

    /**
     * @param question the sentence that the asking analysis answers
     * @param noun what its base counts: "responses"
     */
    public AudienceRefusals(String question, String noun, Run run) {
        this.question = question;
        this.noun = noun;
        this.run = run;
    }

    /** @param asked the surveys named; none where none was */
    public Outcome noSurvey(Surveys surveys, List<String> asked, Optional<String> metric) {
        String wanted = (asked.isEmpty() ? "" : " of the survey " + quoted(asked, " and "))
                + metric.map(name -> " with the metric \"" + name + "\"").orElse("");
        return refusal(
                Reason.NO_DATA,
                surveys.text(),
                "Rated feedback" + wanted + ".",
                surveys.all().isEmpty()
                        ? "Import survey responses; a mapping's table feedback takes them."
                        : "Choose one of the surveys above.");
    }

    /** Empty where every condition names an attribute and a value that occur. */
    public Optional<Outcome> unknown(Where where, Attributes attributes) {
        List<Where.Condition> unknown = where.unknown(attributes);
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        Where.Condition first = unknown.get(0);
        return Optional.of(refusal(
                Reason.NO_DATA,
                "Attributes known with a date: " + attributes.text() + ".",
                "Attributes and values that occur, not "
                        + unknown.stream()
                                .map(condition -> condition.attribute() + "=" + condition.value())
                                .collect(Collectors.joining(", "))
                        + ".",
                attributes.names().contains(first.attribute())
                        ? "Choose one of the values of " + first.attribute() + ": "
                                + String.join(", ", attributes.values(first.attribute())) + "."
                        : "Choose one of the attributes above, or say in the mapping from when " + first.attribute()
                                + " holds (attributes_since)."));
    }

    /** Where {@link Currencies#choose} is empty although there are dated sales. */
    public Outcome noCurrency(Currencies currencies, Optional<String> asked) {
        return refusal(
                currencies.isUnclear(asked) ? Reason.SEVERAL_CURRENCIES : Reason.NO_DATA,
                "Customers who pay in each currency: " + currencies.text() + ".",
                asked.map(code -> "Dated sales in " + code + ".")
                        .orElse("One currency: what customers bring in another is not known in this one."),
                "Choose one of the currencies above (currency), or import exchange rates (table exchange_rate) to"
                        + " count all of them in one.");
    }

    /** The number itself would give away how few they are, so it is not told. */
    public Outcome tooFewPeople(SmallGroups small) {
        return refusal(
                Reason.SMALL_GROUP,
                "Fewer than " + small.fewest() + " people fit what was asked for, or all but fewer than "
                        + small.fewest() + " do.",
                "At least " + small.fewest() + " people among the customers chosen, and among all others.",
                "Choose a wider part of the customers (where), or a longer time (from, until).");
    }

    private static String quoted(List<String> names, String between) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(between));
    }

    private Outcome refusal(Reason reason, String have, String need, String next) {
        return new RefusalBuilder(run, question, reason)
                .have(have)
                .need(need)
                .next(next)
                .base(Base.of(0, noun))
                .refusal();
    }
}
