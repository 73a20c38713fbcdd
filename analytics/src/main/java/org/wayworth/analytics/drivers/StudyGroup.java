package org.wayworth.analytics.drivers;

import java.util.List;
import java.util.Optional;
import org.wayworth.vocabulary.Statement;

/**
 * Whose answers a study is about, as its sentences name them.
 *
 * @param isBest whether only the customers who bring most
 * @param segment "region Scotland"; empty for all
 */
record StudyGroup(boolean isBest, Optional<String> segment) {

    static StudyGroup everyone() {
        return new StudyGroup(false, Optional.empty());
    }

    static StudyGroup of(String segment) {
        return new StudyGroup(false, Optional.of(segment));
    }

    StudyGroup best() {
        return new StudyGroup(true, segment);
    }

    boolean isEveryone() {
        return !isBest && segment.isEmpty();
    }

    /** How a template about them begins. */
    String opening() {
        if (isBest) {
            return segment.isEmpty() ? "Among the best customers, " : "Among the best customers in {segment}, ";
        }
        return segment.isEmpty() ? "" : "In {segment}, ";
    }

    /** What stands in the places of {@link #opening}. */
    List<Statement.Argument> arguments() {
        return segment.stream().map(name -> Statement.name("segment", name)).toList();
    }

    /** "customers who answered", "the best customers", "customers in region Scotland". */
    String text() {
        String who = isBest ? "the best customers" : isEveryone() ? "customers who answered" : "customers";
        return who + segment.map(name -> " in " + name).orElse("");
    }

    /** "the best customers", "customers in region Scotland", for headings and rows. */
    String label() {
        return isBest ? text() : segment.orElseGet(this::text);
    }
}
