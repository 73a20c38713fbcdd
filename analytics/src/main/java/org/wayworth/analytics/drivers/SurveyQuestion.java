package org.wayworth.analytics.drivers;

/** A row of {@code drivers-items.sql}: one question of the survey. */
record SurveyQuestion(String item, long nRated, double scaleLow, double scaleHigh) {

    /** The rating on 0 to 1, so that questions on different scales have one set of ends. */
    double unit(double rating) {
        return (rating - scaleLow) / (scaleHigh - scaleLow);
    }
}
