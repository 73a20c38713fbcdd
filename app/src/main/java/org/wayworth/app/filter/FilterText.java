package org.wayworth.app.filter;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.wayworth.analytics.OptionNames;
import org.wayworth.analytics.OptionRule;
import org.wayworth.analytics.Options;
import org.wayworth.analytics.audience.Where;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;

/**
 * One part of a filter as it was read.
 *
 * @param text its one form, or what was written where it has none
 * @param fault a sentence; empty where the text can be read
 */
record FilterText(String text, Optional<String> fault) {

    /** Longer than any condition that people write: eight comparisons have room in it. */
    private static final int LONGEST_CONDITION = 1_000;

    private static final int LONGEST = 200;

    static FilterText read(Key key, String written) {
        int most = key == Key.WHERE ? LONGEST_CONDITION : LONGEST;
        if (written.length() > most) {
            return wrong(
                    written,
                    label(key) + " must have at most " + Unit.whole(most) + " characters, not "
                            + Unit.whole(written.length()) + ".");
        }
        return switch (key) {
            case FROM, UNTIL -> day(key, written);
            case WHERE -> condition(written);
            case BY -> name(written);
        };
    }

    private static FilterText day(Key key, String written) {
        Optional<LocalDate> day = Options.day(written);
        if (day.isEmpty()) {
            return wrong(written, label(key) + " must be a date such as 31 January 2025, not \"" + written + "\".");
        }
        int year = day.get().getYear();
        return year < 1900 || year > 2100
                ? wrong(written, label(key) + " must be a day from 1900 to 2100, not \"" + written + "\".")
                : new FilterText(String.valueOf(day.get()), Optional.empty());
    }

    static String disorder(LocalDate from, LocalDate until) {
        return label(Key.FROM) + " must not lie after " + label(Key.UNTIL).toLowerCase(Locale.UK) + ": "
                + Sentence.date(from) + " and " + Sentence.date(until) + ".";
    }

    private static FilterText condition(String written) {
        try {
            String one = Where.canonical(Optional.of(written)).orElse(written);
            return one.length() > LONGEST_CONDITION
                    ? wrong(
                            written,
                            label(Key.WHERE) + " must have at most " + Unit.whole(LONGEST_CONDITION)
                                    + " characters when it is written out, not " + Unit.whole(one.length()) + ".")
                    : new FilterText(one, Optional.empty());
        } catch (OptionRule rule) {
            String words = rule.in(OptionNames.LABELS);
            return wrong(written, Sentence.begin(words) + (words.endsWith(".") || words.endsWith("?") ? "" : "."));
        }
    }

    private static FilterText name(String written) {
        return written.codePoints().anyMatch(Character::isISOControl)
                ? wrong(
                        written,
                        label(Key.BY) + " must be the name of a group, such as region; there are signs in it that"
                                + " cannot be seen.")
                : new FilterText(written, Optional.empty());
    }

    private static String label(Key key) {
        return switch (key) {
            case FROM -> "The first day";
            case UNTIL -> "The last day";
            case WHERE -> "The condition on customers";
            case BY -> "What to compare by";
        };
    }

    private static FilterText wrong(String written, String message) {
        return new FilterText(written, Optional.of(message));
    }
}
