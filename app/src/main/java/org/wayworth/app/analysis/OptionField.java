package org.wayworth.app.analysis;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.wayworth.vocabulary.Sentence;

/**
 * An option of an analysis, as a form field, an address part and a command-line flag need it.
 *
 * @param name kebab case: "horizon-days" is {@code ?horizon-days=} and {@code --horizon-days}
 * @param help what it decides, in a sentence
 * @param unit "days"; empty where there is none
 * @param when the option without which it decides nothing, "landmark", or that option's value, "outcome=lifetime";
 *     empty where it always decides something
 * @param defaultText its default as text; empty where leaving it out is the default
 * @param choices for {@link Kind#CHOICE}, each with a sentence
 */
public record OptionField(
        String name,
        Kind kind,
        String help,
        String unit,
        String when,
        OptionalDouble min,
        OptionalDouble max,
        String defaultText,
        List<Choice> choices) {

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
    }

    /** "horizon-days" with unit "days" is "Horizon", since the unit follows the field. */
    public String label() {
        String words = name.replace('-', ' ');
        if (!unit.isEmpty() && words.endsWith(" " + unit)) {
            words = words.substring(0, words.length() - unit.length() - 1);
        }
        return Sentence.begin(words);
    }

    /** "Horizon: 365 days"; the unit is not said twice, nor of one in the plural. */
    String text(String value) {
        boolean said = unit.isEmpty() || label().equalsIgnoreCase(unit);
        return label() + ": " + grouped(value)
                + (said ? "" : " " + (value.equals("1") ? unit.replaceFirst("s$", "") : unit));
    }

    private String grouped(String value) {
        return kind == Kind.WHOLE_NUMBER && value.matches("[0-9]{4,15}")
                ? String.format(Locale.UK, "%,d", Long.parseLong(value))
                : value;
    }
}
