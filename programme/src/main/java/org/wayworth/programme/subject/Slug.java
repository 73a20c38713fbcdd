package org.wayworth.programme.subject;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What things are called in addresses and files: lower-case words of ASCII letters and digits, joined by hyphens. */
public final class Slug {

    /** Longest, so that it is a file name and fits a column. */
    private static final int LONGEST = 80;

    private static final int DIGITS = 6;

    /** The address of the form for a new thing. */
    private static final String TAKEN = "new";

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

    private Slug() {}

    public static boolean isOne(String text) {
        return text.length() <= LONGEST && SLUG.matcher(text).matches() && !text.equals(TAKEN);
    }

    /** "Net promoter score" becomes {@code net-promoter-score}; what is left of a text in another script, {@code unnamed} and six digits of its own. */
    public static String of(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String joined = OTHERS.matcher(plain).replaceAll("-").replaceAll("^-|-$", "");
        String cut = joined.length() <= LONGEST
                ? joined
                : joined.substring(0, LONGEST).replaceAll("-[^-]*$", "");
        boolean isLost = cut.isEmpty() || cut.equals(TAKEN);
        return isLost ? "unnamed-" + Body.edition(text).substring(0, DIGITS) : cut;
    }
}
