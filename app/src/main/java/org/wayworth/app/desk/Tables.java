package org.wayworth.app.desk;

import java.util.Map;

/** What one row of a canonical table is, in a sentence. */
final class Tables {

    private static final Map<String, String> ROWS = Map.ofEntries(
            Map.entry("customer", "a person or organisation to whom records are linked"),
            Map.entry("customer_attribute", "one thing said about a customer: region, plan"),
            Map.entry("person", "one piece of personal data; read by nothing but identity resolution"),
            Map.entry("identity_link", "one key of one system, and the customer it belongs to"),
            Map.entry("episode", "an order, claim or case: contacts toward one purpose"),
            Map.entry("promise", "what was promised in an episode, and when it was kept"),
            Map.entry("contract", "one contract or subscription"),
            Map.entry("relationship", "contracts of one customer that follow one another, renewals included"),
            Map.entry("invitation", "one question sent to one customer"),
            Map.entry("feedback", "one response to a survey or on a review site"),
            Map.entry("answer", "one item of a response"),
            Map.entry("transaction", "one movement of money"),
            Map.entry("interaction", "one contact at one touchpoint"),
            Map.entry("observation_period", "a period in which no record means that nothing happened"),
            Map.entry("observation_window", "the days on which no record means that nothing happened"),
            Map.entry("intervention", "an initiative as it happened: who, where, from when"),
            Map.entry("segment_membership", "a customer's time in a segment"),
            Map.entry("exchange_rate", "what one unit of a currency is worth in another, from a day on"),
            Map.entry("touchpoint", "a place of contact, and the stage of the journey in which it lies"));

    private Tables() {}

    static String meaning(String table) {
        return ROWS.getOrDefault(table, "");
    }
}
