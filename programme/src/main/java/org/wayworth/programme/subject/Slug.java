package org.wayworth.programme.subject;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What things are called in addresses and files: lower-case words of ASCII letters and digits, joined by hyphens. */
public final class Slug {

    /** Longest, so that it is a file name and fits a column. */
    private static final int LONGEST = 80;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

    private Slug() {}

    public static boolean isOne(String text) {
        return text.length() <= LONGEST && SLUG.matcher(text).matches();
    }

    /** "Net promoter score" becomes {@code net-promoter-score}; a text without Latin letters or digits, {@code unnamed}. */
    public static String of(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String joined = OTHERS.matcher(plain).replaceAll("-").replaceAll("^-|-$", "");
        String cut = joined.length() <= LONGEST
                ? joined
                : joined.substring(0, LONGEST).replaceAll("-[^-]*$", "");
        return cut.isEmpty() ? "unnamed" : cut;
    }
}
