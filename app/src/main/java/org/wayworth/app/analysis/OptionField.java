package org.wayworth.app.analysis;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.wayworth.analytics.OptionLabel;

/**
 * An option of an analysis, as a form field, an address part and a command-line flag need it.
 *
 * @param name kebab case: "horizon-days" is {@code ?horizon-days=} and {@code --horizon-days}
 * @param known what people call it, where it stands in the form, and what it can be chosen from
 * @param help what it decides, in a sentence
 * @param unit "days"; empty where there is none
 * @param when the option without which it decides nothing, "landmark", or that option's value, "outcome=lifetime";
 *     empty where it always decides something
 * @param defaultText its default as text; empty where leaving it out is the default
 * @param choices for {@link Kind#CHOICE}, each with a sentence
 * @param listed what the data hold that it can be chosen from; none where it is typed
 */
public record OptionField(
        String name,
        OptionLabel known,
        Kind kind,
        String help,
        String unit,
        String when,
        OptionalDouble min,
        OptionalDouble max,
        String defaultText,
        List<Choice> choices,
        List<String> listed) {

    /** What a text must be. */
    public enum Kind {
        WHOLE_NUMBER,
        NUMBER,
        DATE,
        TEXT,
        CHOICE,
        YES_NO
    }

    /** @param value as in addresses and commands @param meaning a sentence */
    public record Choice(String value, String meaning) {}

    public OptionField {
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("an option's name must be in kebab case, not " + name);
        }
        choices = List.copyOf(choices);
        listed = List.copyOf(listed);
    }

    /** Whether it can only be one of {@link #listed}. */
    public boolean isListed() {
        return known.list().isClosed() && !listed.isEmpty();
    }

    /** Those of the list, and a value that is not among them. */
    public List<String> offered(String value) {
        if (value.isEmpty() || listed.contains(value)) {
            return listed;
        }
        return Stream.concat(Stream.of(value), listed.stream()).toList();
    }

    public String label() {
        return known.label();
    }

    /** "Follow-up period: 365 days"; the unit not of one in the plural. */
    String text(String value) {
        return label() + ": " + grouped(value)
                + (unit.isEmpty() ? "" : " " + (value.equals("1") ? unit.replaceFirst("s$", "") : unit));
    }

    private String grouped(String value) {
        return kind == Kind.WHOLE_NUMBER && value.matches("[0-9]{4,15}")
                ? String.format(Locale.UK, "%,d", Long.parseLong(value))
                : value;
    }
}
