package org.wayworth.condition;

/**
 * A word of a condition.
 *
 * @param text as it stands; of quoted ones what is between the quotes
 * @param at place of its first character in the whole text
 */
record Token(Kind kind, String text, int at) {

    enum Kind {
        /** A plain name or a keyword. */
        WORD,
        /** In backquotes: a name and never a keyword. */
        NAME,
        /** In double quotes. */
        TEXT,
        NUMBER,
        DATE,
        /** =, !=, <, <=, >, >=. */
        SIGN,
        OPEN,
        CLOSE,
        COMMA,
        END
    }

    boolean isWord(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** As it is shown to whoever wrote it. */
    String shown() {
        return switch (kind) {
            case TEXT -> '"' + text + '"';
            case NAME -> '`' + text + '`';
            case END -> "the end";
            default -> text;
        };
    }
}
