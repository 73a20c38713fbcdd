package org.wayworth.analytics.drivers;

import org.wayworth.analytics.Choice;

/** What the single questions may drive. */
enum DriversOutcome implements Choice {
    SATISFACTION("the survey's overall rating, or the question named as target"),
    ADVOCACY("likelihood to recommend: the rating of a survey whose metric is nps"),
    RETURN("repeat purchase: whether the customer buys again in the follow-up period"),
    STAY(
            "retention: whether a contract that runs at the time of the response still runs at the end of the follow-up period");

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
