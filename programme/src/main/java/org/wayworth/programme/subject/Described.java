package org.wayworth.programme.subject;

import java.util.List;

/**
 * A field as forms, files and the API take it.
 *
 * @param key {@code baseline_on}
 * @param kind what it takes
 * @param isRequired whether it must say something
 * @param refersTo see {@link Field#refersTo}
 * @param choices of a choice, in their order
 * @param isState whether it is the state of the thing, for which a change needs a reason
 */
public record Described(
        String key,
        String label,
        String help,
        Kind kind,
        boolean isRequired,
        String refersTo,
        List<Choice> choices,
        boolean isState,
        boolean isPersonal) {

    /** What a field takes. */
    public enum Kind {
        LINE,
        PARAGRAPHS,
        LIST,
        NUMBER,
        DATE,
        CHOICE
    }

    /** @param value as in files: {@code not_now} @param label "Not now" */
    public record Choice(String value, String label) {}

    public Described {
        choices = List.copyOf(choices);
    }

    /** The choice in words; the value itself where it is none. */
    public String labelOf(String value) {
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(value);
    }
}
