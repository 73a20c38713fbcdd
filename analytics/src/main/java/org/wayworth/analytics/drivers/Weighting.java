package org.wayworth.analytics.drivers;

import org.wayworth.analytics.Choice;

/** How responses are weighted. */
enum Weighting implements Choice {
    AS_GIVEN("with the survey's own weights, where it has them"),
    NONE("every response counts once");

    private final String meaning;

    Weighting(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
