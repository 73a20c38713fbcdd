package org.wayworth.app.filter;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.wayworth.vocabulary.Sentence;

/** What is set, as people say it. */
final class FilterWords {

    private static final int LONGEST = 120;

    private FilterWords() {}

    /** "1 January 2025 to 31 March 2025"; "from 1 January 2025"; "up to 31 March 2025". */
    static String period(Filter filter) {
        String from = day(filter.text(Key.FROM));
        String until = day(filter.text(Key.UNTIL));
        if (until.isEmpty()) {
            return "from " + from;
        }
        return from.isEmpty() ? "up to " + until : from + " to " + until;
    }

    private static String day(String text) {
        try {
            return text.isEmpty() ? "" : Sentence.date(LocalDate.parse(text));
        } catch (DateTimeParseException unreadable) {
            return shorten(text);
        }
    }

    /** As it is written: the sentence of a condition is longer than a chip. */
    static String audience(Filter filter) {
        return shorten(filter.text(Key.WHERE));
    }

    private static String shorten(String text) {
        return Sentence.shortened(text, LONGEST);
    }
}
