package org.wayworth.app.filter;

import org.wayworth.analytics.audience.FactChoices;

/** What the filter can be chosen from in the data that there are. */
public interface FilterDesk {

    /** The facts and values of an audience. */
    default FactChoices facts() {
        return FactChoices.NONE;
    }
}
