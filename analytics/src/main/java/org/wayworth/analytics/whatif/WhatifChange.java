package org.wayworth.analytics.whatif;

import org.wayworth.analytics.Choice;

/** Where customers go who leave the low ratings. */
enum WhatifChange implements Choice {
    TO_THE_OTHERS("they come to rate as the others do now, in the same mix"),
    ONE_POINT("they come to rate one point higher each");

    private final String meaning;

    WhatifChange(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
