package org.wayworth.analytics.drivers;

import org.wayworth.analytics.Choice;

/** How often each response counts. */
enum DriversWeights implements Choice {
    AS_GIVEN("as the source weighs it, where it does"),
    NONE("once");

    private final String meaning;

    DriversWeights(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
