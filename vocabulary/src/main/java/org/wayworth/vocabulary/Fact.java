package org.wayworth.vocabulary;

import java.util.regex.Pattern;

/**
 * What can be known of a customer as of a day, and asked for in a {@link Condition}.
 *
 * @param name as it is written in conditions: {@code orders_365}
 * @param kind decides which comparisons it allows
 * @param unit of a number: "days", "orders", "minor units"; empty for all other kinds
 * @param meaning a phrase that says what it is: "orders in the 365 days up to the day"
 * @param family of facts that are worked out together: "orders"; {@link #ATTRIBUTE} for what sources say of customers
 */
public record Fact(String name, Kind kind, String unit, String meaning, String family) {

    /** Family of the attributes that sources give: region, plan. Which there are depends on the data. */
    public static final String ATTRIBUTE = "attribute";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** What a fact holds. */
    public enum Kind {
        NUMBER,
        TEXT,
        DATE,
        YES_NO,
        /** Several texts, such as the channels used. */
        LIST
    }

    public Fact {
        if (!family.equals(ATTRIBUTE) && !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a fact's name must be lower-case letters, digits and underscores, not \"" + name + "\"");
        }
    }

    /** What sources say of customers under this name: text, whatever it looks like. */
    public static Fact attribute(String name) {
        return new Fact(name, Kind.TEXT, "", name.replace('_', ' '), ATTRIBUTE);
    }

    /** Whether it is an attribute that a source gives. */
    public boolean isAttribute() {
        return family.equals(ATTRIBUTE);
    }
}
