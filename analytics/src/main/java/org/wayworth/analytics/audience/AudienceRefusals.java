package org.wayworth.analytics.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Nearest;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.feature.Registry;

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
                surveys.all().isEmpty() ? Reason.NO_DATA : Reason.NOT_IN_DATA,
                surveys.text(),
                "Rated feedback" + wanted + ".",
                surveys.all().isEmpty()
                        ? "Import survey responses; a mapping's table feedback takes them."
                        : "Choose one of the surveys above.");
    }

    /** Empty where every condition names a fact and a value that occur. */
    public Optional<Outcome> unknown(Where where, Attributes attributes) {
        return where.facts().stream()
                .flatMap(fact -> unknownFact(fact, attributes).stream())
                .findFirst()
                .or(() -> where.named().stream()
                        .filter(one -> !attributes.values(one.attribute()).contains(one.value()))
                        .findFirst()
                        .map(one -> unknownValue(one, attributes)));
    }

    private Optional<Outcome> unknownFact(Fact fact, Attributes attributes) {
        if (!fact.isAttribute()) {
            return attributes.warehouse().knownFacts().find(fact.name()).isPresent()
                    ? Optional.empty()
                    : Optional.of(refusal(
                            Reason.NOT_IN_DATA,
                            "Nothing in the data says " + fact.name() + " of anybody.",
                            "Records that say it: " + fact.meaning() + ".",
                            "Import such records, or choose another fact (where)."));
        }
        if (attributes.names().contains(fact.name())) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>(attributes.names());
        Registry.get().facts().forEach(one -> known.add(one.name()));
        return Optional.of(refusal(
                Reason.NOT_IN_DATA,
                "Attributes known with a date: " + attributes.text() + ".",
                "An attribute that is known with a date, not " + fact.name() + ".",
                Nearest.of(fact.name(), known)
                                .map(near -> "Did you mean " + near + "? ")
                                .orElse("")
                        + "Choose one of the attributes above (where), or say in the mapping from when " + fact.name()
                        + " holds (attributes_since)."));
    }

    /** Values of a few customers are not told: who knows the customer would know it from the list. */
    private Outcome unknownValue(Where.Equality asked, Attributes attributes) {
        SmallGroups small = SmallGroups.standard();
        List<String> values = attributes.values(asked.attribute(), small);
        boolean areAll = values.size() == attributes.values(asked.attribute()).size();
        return refusal(
                Reason.NOT_IN_DATA,
                "No customer has " + asked.attribute() + "=" + asked.value() + ". "
                        + (values.isEmpty()
                                ? "Each value of " + asked.attribute() + " is that of fewer than " + small.fewest()
                                        + " customers."
                                : "Values of " + asked.attribute()
                                        + (areAll ? "" : " of at least " + small.fewest() + " customers") + ": "
                                        + String.join(", ", values) + "."),
                "A value that customers have.",
                Nearest.of(asked.value(), values)
                                .map(near -> "Did you mean " + near + "? ")
                                .orElse("")
                        + (values.isEmpty()
                                ? "Choose another attribute (where), or leave it empty for everybody."
                                : "Choose one of the values above (where), or leave it empty for everybody."));
    }

    /**
     * Empty where a rating chosen as a border lies on the scale and leaves ratings on both sides.
     *
     * @param option the key of its option
     * @param chosen the rating
     * @param isHigh whether the rating itself belongs to the higher side
     */
    public Optional<Outcome> offScale(String option, double chosen, boolean isHigh, Survey survey) {
        return offScale(
                option,
                chosen,
                isHigh,
                survey.scaleLow(),
                survey.scaleHigh(),
                "The survey " + survey.text() + " is answered on a scale from " + survey.scale() + ".");
    }

    /** @param have what is answered on which scale, as a sentence */
    public Optional<Outcome> offScale(
            String option, double chosen, boolean isHigh, double low, double high, String have) {
        if (isHigh ? chosen > low && chosen <= high : chosen >= low && chosen < high) {
            return Optional.empty();
        }
        String border = isHigh
                ? "above " + text(low) + " and up to " + text(high)
                : "from " + text(low) + " and below " + text(high);
        return Optional.of(refusal(
                Reason.OFF_SCALE,
                have,
                "A rating " + border + ", so that there are ratings on both sides, not " + text(chosen) + ".",
                "Choose such a rating (" + option + "), or leave it empty."));
    }

    private static String text(double rating) {
        return rating == Math.rint(rating)
                ? Unit.whole(rating)
                : Unit.number("").write(rating);
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
                "Fewer than " + small.fewest() + " people are in one of the groups that this choice tells apart: those"
                        + " chosen, the others, or those whom one comparison takes in or leaves out.",
                "At least " + small.fewest() + " people, or nobody, in each of these groups: otherwise two answers"
                        + " together would tell what a few people did.",
                "Leave out or widen one of the comparisons (where), or choose a longer time (from, until).");
    }

    /** The same of one side of a border that was chosen. */
    public Outcome fewOnOneSide(SmallGroups small, String option) {
        return refusal(
                Reason.SMALL_GROUP,
                "Fewer than " + small.fewest() + " people are on one side of the value chosen.",
                "At least " + small.fewest() + " people on both sides of it.",
                "Choose another value (" + option + "), or leave it empty.");
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
