package org.wayworth.analytics.drivers;

import org.wayworth.analytics.Choice;

/** Whether the question is followed on to money. */
enum DriversWorth implements Choice {
    COUNTED("from each question, by way of the rating, to the revenue that follows, where both steps are clear"),
    LEFT_OUT("not asked");

    private final String meaning;

    DriversWorth(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
