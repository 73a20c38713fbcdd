package org.wayworth.warehouse.mapping;

import java.util.Locale;

/**
 * A pattern of file names: {@code *} stands for any characters, {@code ?} for one, all others for themselves, letter case
 * ignored. Nothing else has a meaning, so that brackets and braces in real file names fit.
 */
final class NamePattern {

    private final int[] pattern;

    private NamePattern(int[] pattern) {
        this.pattern = pattern;
    }

    static NamePattern of(String pattern) {
        return new NamePattern(pattern.replaceAll("\\*+", "*")
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .toArray());
    }

    /** Whether it names files in folders: a name never holds a separator, so such a pattern would fit nothing. */
    static boolean namesFolders(String pattern) {
        return pattern.indexOf('/') >= 0 || pattern.indexOf('\\') >= 0;
    }

    /**
     * In time of at most pattern × name: after a mismatch only the last {@code *} takes one character more, since what the
     * stars before it took can stay.
     */
    boolean fits(String fileName) {
        int[] name = fileName.toLowerCase(Locale.ROOT).codePoints().toArray();
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (in < name.length) {
            if (at < pattern.length && pattern[at] == '*') {
                star = at++;
                resume = in;
            } else if (at < pattern.length && (pattern[at] == '?' || pattern[at] == name[in])) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++resume;
            } else {
                return false;
            }
        }
        return at == pattern.length || (at == pattern.length - 1 && pattern[at] == '*');
    }
}
