package org.wayworth.analytics.drivers;

import org.wayworth.analytics.Choice;

/** What the single questions are held against. */
enum DriversOutcome implements Choice {
    SATISFACTION("the survey's overall rating, or the question named by target"),
    ADVOCACY("willingness to recommend: the rating of a survey whose metric is nps"),
    RETURN("loyalty: whether the customer buys again within the horizon"),
    STAY("loyalty: whether a contract that runs when the question is answered still runs at the end of the horizon");

    private final String meaning;

    DriversOutcome(String meaning) {
        this.meaning = meaning;
    }

    /** Whether it happens after the answers, and not with them. */
    boolean isLoyalty() {
        return this == RETURN || this == STAY;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
