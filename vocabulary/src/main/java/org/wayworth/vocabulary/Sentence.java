package org.wayworth.vocabulary;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Phrases made into sentences. */
public final class Sentence {

    private Sentence() {}

    /** {@code phrase} as a sentence or a title begins: "revenue by rating" becomes "Revenue by rating". */
    public static String begin(String phrase) {
        return phrase.isEmpty()
                ? phrase
                : phrase.substring(0, phrase.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + phrase.substring(phrase.offsetByCodePoints(0, 1));
    }

    /** At most {@code longest} characters, the last of them an ellipsis where something was cut. */
    public static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Math.max(1, longest - 1);
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                        .strip() + "\u2026";
    }

    /** A date as people write it: "27 January 2024". */
    public static String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).format(date);
    }

    /** "delivery", "delivery and price", "delivery, price and staff". */
    public static String list(List<String> things) {
        int last = things.size() - 1;
        return last <= 0
                ? String.join("", things)
                : String.join(", ", things.subList(0, last)) + " and " + things.get(last);
    }
}
