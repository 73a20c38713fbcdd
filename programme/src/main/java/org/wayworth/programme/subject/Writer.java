package org.wayworth.programme.subject;

import java.util.List;

/**
 * Who writes, and why.
 *
 * @param by a person's name in addresses; empty where nobody said
 * @param why in a line; may be empty
 */
public record Writer(String by, String why) {

    private static final int LONGEST_WHY = 500;

    /** What is wrong with it; nothing is cut off in silence. */
    List<Fault> faults() {
        return why.length() <= LONGEST_WHY
                ? List.of()
                : List.of(new Fault(
                        "why",
                        "the reason must have at most " + LONGEST_WHY + " characters",
                        why.length() + " characters"));
    }

    public Writer {
        why = why.strip().replaceAll("\\s+", " ");
    }
}
