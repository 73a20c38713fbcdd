package org.wayworth.vocabulary;

import java.util.List;

/** Phrases made into sentences. */
public final class Sentence {

    private Sentence() {}

    /** {@code phrase} as a sentence or a title begins: "revenue by rating" becomes "Revenue by rating". */
    public static String begin(String phrase) {
        return phrase.isEmpty()
                ? phrase
                : phrase.substring(0, phrase.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT)
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

    /** "delivery", "delivery and price", "delivery, price and staff". */
    public static String list(List<String> things) {
        int last = things.size() - 1;
        return last <= 0
                ? String.join("", things)
                : String.join(", ", things.subList(0, last)) + " and " + things.get(last);
    }
}
