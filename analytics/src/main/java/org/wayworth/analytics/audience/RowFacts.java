package org.wayworth.analytics.audience;

import java.util.List;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Value;

/** What is known of each row's customer at its moment, of the facts that a condition names. */
interface RowFacts {

    /** Of a text that is not known. */
    int BLANK = -1;

    /**
     * A text of each row.
     *
     * @param values that occur
     * @param numbers one a row: place in the values, or {@link #BLANK}
     */
    record Texts(List<String> values, int[] numbers) {}

    Texts texts(Fact fact);

    /** Of {@link UsualNumbers}, one a row; {@link Leaf.Divide#BLANK} where nothing is known. */
    int[] bands(Fact fact);

    /** What one comparison, which divides neither a text nor a number, says of each row: by {@link Leaf.Plain#code}. */
    byte[] truths(Condition.Comparison comparison);

    /** Days as days since 1970-01-01. */
    static double number(Value value) {
        if (value instanceof Value.Figure figure) {
            return figure.number().doubleValue();
        }
        if (value instanceof Value.Day day) {
            return day.day().toEpochDay();
        }
        throw new IllegalArgumentException("only numbers and days can be divided, not " + value);
    }
}
