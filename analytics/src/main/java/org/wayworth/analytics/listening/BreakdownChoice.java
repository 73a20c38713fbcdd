package org.wayworth.analytics.listening;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.vocabulary.Statement;

/**
 * What the score is broken down by.
 *
 * @param kind known of the answer itself; empty for an attribute of the customer
 * @param attribute its name as the source has it; empty for what is known of the answer
 */
record BreakdownChoice(Optional<Kind> kind, String attribute) {

    /** Known of the answer itself. */
    enum Kind {
        TOUCHPOINT("touchpoint", "at touchpoint"),
        STAGE("stage", "in stage"),
        SURVEY("survey", "in survey"),
        CHANNEL("invitation channel", "of customers invited by"),
        SEGMENT("segment", "in segment");

        private final String noun;
        private final String at;

        Kind(String noun, String at) {
            this.noun = noun;
            this.at = at;
        }

        /** The word in options. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Empty where neither the answers nor the customers are known by it. */
    static Optional<BreakdownChoice> of(String by, Attributes attributes) {
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(each -> each.word().equals(by))
                .findFirst();
        if (kind.isPresent()) {
            return Optional.of(new BreakdownChoice(kind, ""));
        }
        return attributes.names().contains(by)
                ? Optional.of(new BreakdownChoice(Optional.empty(), by))
                : Optional.empty();
    }

    static List<String> words() {
        return Arrays.stream(Kind.values()).map(Kind::word).toList();
    }

    /** "touchpoint", "age band": one of the groups, for titles. */
    String noun() {
        return kind.map(each -> each.noun).orElse(attribute.replace('_', ' '));
    }

    /** The same in a statement's place. */
    Statement.Argument argument(String place) {
        return kind.isPresent() ? Statement.words(place, noun()) : Statement.name(place, noun());
    }

    /** "at touchpoint", "in": what stands before {@link #group}. */
    String preposition() {
        return kind.map(each -> each.at).orElse("in");
    }

    /** "website", "region Scotland": one of the groups in a sentence, behind {@link #preposition}. */
    String group(String name) {
        return kind.isPresent() ? name : noun() + " " + name;
    }

    ScoreBreakdown of(RatedResponses rows, Attributes attributes, ScoreMeasure measure, SmallGroups small) {
        String[] key = kind.isPresent() ? rows.groups() : attributes.at(attribute, rows.customers(), rows.days());
        return ScoreBreakdown.of(this, rows, key, attributes, measure, small);
    }
}
