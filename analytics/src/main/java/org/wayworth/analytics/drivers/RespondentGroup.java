package org.wayworth.analytics.drivers;

import org.wayworth.analytics.Choice;

/** Whose answers count. */
enum RespondentGroup implements Choice {
    ALL("everyone who answered; the best customers get a result of their own"),
    BEST("the top fifth of each quarter's respondents by revenue before they answered");

    private final String meaning;

    RespondentGroup(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
