package org.wayworth.analytics.linkage;

import org.wayworth.analytics.Choice;

/** What is counted after the landmark. */
enum LinkageOutcome implements Choice {
    REVENUE("revenue", "sales minus refunds, in money"),
    ORDERS("orders", "orders, each counted once"),
    RETURN("return", "whether the customer buys again at all");

    private final String noun;
    private final String meaning;

    LinkageOutcome(String noun, String meaning) {
        this.noun = noun;
        this.meaning = meaning;
    }

    String noun() {
        return noun;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
