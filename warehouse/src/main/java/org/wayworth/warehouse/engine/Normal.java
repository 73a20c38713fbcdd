package org.wayworth.warehouse.engine;

/**
 * The one form of file that the engine reads: comma-separated UTF-8 without a header, text in quotes with quotes inside
 * doubled, nothing between commas for null, dates and times as ISO 8601. Only written by this program.
 */
public final class Normal {

    private Normal() {}

    /** Appends text so that it comes back letter by letter. */
    public static void text(StringBuilder line, CharSequence value) {
        line.append('"');
        if (!hasQuote(value)) {
            line.append(value).append('"');
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                line.append('"');
            }
            line.append(c);
        }
        line.append('"');
    }

    private static boolean hasQuote(CharSequence value) {
        return value instanceof String text
                ? text.indexOf('"') >= 0
                : value.toString().indexOf('"') >= 0;
    }
}
