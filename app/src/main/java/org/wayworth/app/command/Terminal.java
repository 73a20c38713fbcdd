package org.wayworth.app.command;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Where commands print their lines. Names of files and values of cells may hold signs that a terminal obeys or that turn
 * the order of letters round: they are written as their numbers, in the way of JSON, so that a line is what it seems.
 */
final class Terminal extends PrintWriter {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    Terminal(PrintWriter out) {
        super(out, true);
    }

    @Override
    public void println(String line) {
        super.println(visible(line));
    }

    @Override
    public void println(Object line) {
        super.println(visible(String.valueOf(line)));
    }

    /** Breaks of lines and tabs stay. */
    static String visible(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || !isObeyed(c)) {
                seen.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    seen.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        });
        return seen.toString();
    }

    /** Control characters, marks of direction and other invisible ones, but not those that scripts need within words. */
    private static boolean isObeyed(int c) {
        return Character.isISOControl(c)
                || (Character.getType(c) == Character.FORMAT && c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER)
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }
}
