package org.wayworth.app.filter;

import java.util.List;
import java.util.stream.Stream;
import org.wayworth.vocabulary.Fact.Kind;

/** How a row of the builder compares, in the order of the list to choose from. */
public enum Comparison {
    AT_LEAST(">=", "is at least"),
    LESS("<", "is less than"),
    AT_MOST("<=", "is at most"),
    MORE(">", "is more than"),
    EQUAL("=", "is"),
    NOT_EQUAL("!=", "is not"),
    IN("in", "is one of"),
    CONTAINS("contains", "contains"),
    YES("yes", "is true"),
    NO("no", "is not true"),
    KNOWN("known", "is known"),
    BLANK("blank", "is not known");

    private final String word;
    private final String label;

    Comparison(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /** As it is written in a condition, or stands for what is written there. */
    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    boolean needsValue() {
        return this != BLANK && this != KNOWN && this != YES && this != NO;
    }

    static List<Comparison> of(Kind kind) {
        Stream<Comparison> own = switch (kind) {
            case NUMBER, DATE -> Stream.of(AT_LEAST, LESS, AT_MOST, MORE, EQUAL, NOT_EQUAL);
            case TEXT -> Stream.of(EQUAL, NOT_EQUAL, IN, CONTAINS);
            case LIST -> Stream.of(CONTAINS);
            case YES_NO -> Stream.of(YES, NO);
        };
        return Stream.concat(own, Stream.of(KNOWN, BLANK)).toList();
    }
}
