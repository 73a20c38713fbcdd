package org.wayworth.warehouse;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.wayworth.vocabulary.Fact;

/**
 * What can be known of customers in these data.
 *
 * @param facts of which the records can say something: those that Wayworth works out, then what sources say of customers
 * @param leftOut attributes that cannot be asked for, or not wholly
 * @param currency of amounts: that in which most customers buy; empty where nothing was sold
 * @param zone whose days are counted: that in which most records were read
 */
public record KnownFacts(List<Known> facts, List<LeftOut> leftOut, Optional<String> currency, ZoneId zone) {

    public KnownFacts {
        facts = List.copyOf(facts);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * One fact.
     *
     * @param values of an attribute with few values, those that ten customers or more have or had, the most frequent first;
     *     empty for all others
     */
    public record Known(Fact fact, List<String> values) {
        public Known {
            values = List.copyOf(values);
        }
    }

    /** @param reason a clause: "none of its values carries a day from which it holds" */
    public record LeftOut(String attribute, String reason) {}

    public Optional<Fact> find(String name) {
        return facts.stream()
                .map(Known::fact)
                .filter(fact -> fact.name().equals(name))
                .findFirst();
    }
}
