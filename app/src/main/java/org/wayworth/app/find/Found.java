package org.wayworth.app.find;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A page or a finding that can be found.
 *
 * @param icon of the vendored sprite
 * @param title what it is called, or what it states
 * @param about where it stands and what it answers, in a line
 */
public record Found(String address, String icon, String title, String about) {

    /** Whether every word occurs in what it is called or about: in any order, in small or capital letters, accents or not. */
    boolean has(String words) {
        String text = plain(title + " " + about);
        for (String word : plain(words).split("\\s+")) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
