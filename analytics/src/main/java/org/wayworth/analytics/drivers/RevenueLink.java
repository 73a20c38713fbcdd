package org.wayworth.analytics.drivers;

import org.wayworth.analytics.Choice;

/** Whether drivers are valued in money. */
enum RevenueLink implements Choice {
    COUNTED("revenue per point of each driver, through the overall rating, where both steps are clear"),
    LEFT_OUT("no money");

    private final String meaning;

    RevenueLink(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
