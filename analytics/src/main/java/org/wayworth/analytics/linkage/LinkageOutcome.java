package org.wayworth.analytics.linkage;

/** What is counted after the landmark. */
enum LinkageOutcome {
    /** Sales minus refunds, in money. */
    REVENUE("revenue"),
    /** Orders, each counted once. */
    ORDERS("orders"),
    /** Whether the customer bought again at all. */
    RETURN("return");

    private final String noun;

    LinkageOutcome(String noun) {
        this.noun = noun;
    }

    String noun() {
        return noun;
    }
}
