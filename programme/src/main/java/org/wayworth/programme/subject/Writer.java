package org.wayworth.programme.subject;

/**
 * Who writes, and why.
 *
 * @param by a person's name in addresses; empty where nobody said
 * @param why in a line; may be empty
 */
public record Writer(String by, String why) {

    private static final int LONGEST_WHY = 500;

    public Writer {
        why = why.strip().replaceAll("\\s+", " ");
        if (why.length() > LONGEST_WHY) {
            why = why.substring(0, LONGEST_WHY);
        }
    }
}
