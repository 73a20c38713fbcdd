package org.wayworth.condition;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that mean something in a condition and so are no plain names. */
final class Keywords {

    private static final Set<String> ALL =
            Set.of("and", "or", "not", "between", "in", "contains", "is", "blank", "known");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Keywords() {}

    static boolean isOne(String word) {
        return ALL.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether a name can be written without backquotes. */
    static boolean isPlainName(String name) {
        return PLAIN.matcher(name).matches() && !isOne(name);
    }
}
