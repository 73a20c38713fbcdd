package org.wayworth.analytics.drivers;

import org.wayworth.analytics.Choice;

/** Whose answers count. */
enum DriversWho implements Choice {
    ALL("everyone who answered; the best customers are told apart in a finding of their own"),
    BEST("the fifth of each quarter's respondents who brought most in the year before they answered");

    private final String meaning;

    DriversWho(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
