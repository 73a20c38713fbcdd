package org.wayworth.app.filter;

import java.util.Optional;

/** The parts of a filter, in the order in which they stand in an address. */
public enum Key {
    FROM("from"),
    UNTIL("until"),
    WHERE("where"),
    BY("by");

    private final String word;

    Key(String word) {
        this.word = word;
    }

    /** In addresses, on the command line and among the options of a question. */
    public String word() {
        return word;
    }

    /** The part that an option of a question is; empty for options of its own. */
    public static Optional<Key> of(String option) {
        for (Key key : values()) {
            if (key.word.equals(option)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }
}
