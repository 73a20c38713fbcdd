package org.wayworth.condition;

/** A text that is no condition: where, what was expected there, what was found, and what to do. */
public final class ConditionFault extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private static final int LONGEST_FOUND = 40;

    private final int line;
    private final int column;
    private final String expected;
    private final String found;
    private final String advice;

    /**
     * @param line from 1
     * @param column from 1, in characters as they are written
     * @param expected completes "must have …": "a number after >="
     * @param found as it stands in the text; shortened
     * @param advice a full sentence
     */
    ConditionFault(int line, int column, String expected, String found, String advice) {
        super("the condition must have " + expected + " at line " + line + ", column " + column + ", not "
                + shown(found) + "; " + advice);
        this.line = line;
        this.column = column;
        this.expected = expected;
        this.found = shown(found);
        this.advice = advice;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }

    public String advice() {
        return advice;
    }

    /** Signs that a reader cannot see are named by their number, so that a message shows what was written. */
    private static String shown(String found) {
        StringBuilder shown = new StringBuilder();
        int end = Math.min(found.length(), LONGEST_FOUND);
        for (int at = 0; at < end; at += Character.charCount(found.codePointAt(at))) {
            int sign = found.codePointAt(at);
            if (Signs.isAllowed(sign)) {
                shown.appendCodePoint(sign);
            } else {
                shown.append("U+%04X".formatted(sign));
            }
        }
        return shown.append(end < found.length() ? "…" : "").toString();
    }
}
