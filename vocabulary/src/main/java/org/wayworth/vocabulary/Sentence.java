package org.wayworth.vocabulary;

/** Phrases made into sentences. */
public final class Sentence {

    private Sentence() {}

    /** {@code phrase} as a sentence or a title begins: "revenue by rating" becomes "Revenue by rating". */
    public static String begin(String phrase) {
        return phrase.isEmpty() ? phrase : Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
    }
}
