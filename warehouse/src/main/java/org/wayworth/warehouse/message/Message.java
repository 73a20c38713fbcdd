package org.wayworth.warehouse.message;

import java.util.Locale;

/**
 * Why input was not taken: what must hold, what was found, where, and what to do next.
 *
 * @param must what must hold here, as a clause: "rating must lie between 1 and 5"
 * @param found what was found; the value itself, shortened
 * @param next what to do
 */
public record Message(Code code, String must, String found, Place where, String next) {

    private static final int LONGEST_FOUND = 120;

    public Message {
        found = shorten(found);
    }

    public static Message of(Code code, String must, String found, Place where) {
        return new Message(code, must, found, where, code.next());
    }

    /**
     * Where in the input.
     *
     * @param file name of the file or folder
     * @param line first line is 1; 0 where lines make no sense
     * @param column name of the column; empty where columns make no sense
     */
    public record Place(String file, long line, String column) {

        public static Place file(String file) {
            return new Place(file, 0, "");
        }

        public static Place line(String file, long line) {
            return new Place(file, line, "");
        }

        @Override
        public String toString() {
            return file
                    + (line > 0 ? String.format(Locale.ROOT, ", line %,d", line) : "")
                    + (column.isEmpty() ? "" : ", column \"" + shorten(column) + "\"");
        }
    }

    /** Line breaks and other control characters made visible, long values cut: fit for a terminal. */
    public static String shorten(String value) {
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < value.length() && seen.length() < LONGEST_FOUND; i++) {
            char c = value.charAt(i);
            if (c == '\n') {
                seen.append("\\n");
            } else if (c == '\r') {
                seen.append("\\r");
            } else if (c == '\t') {
                seen.append("\\t");
            } else if (Character.isISOControl(c)) {
                seen.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                seen.append(c);
            }
        }
        return value.length() > LONGEST_FOUND ? seen + "…" : seen.toString();
    }

    @Override
    public String toString() {
        return code.id() + " " + must + (found.isEmpty() ? "." : ", not " + found + ".") + "\n  in  " + where
                + "\n  do  " + next;
    }
}
