package org.wayworth.analytics.drivers;

import java.util.Locale;

/** A row of {@code drivers-surveys.sql}. */
record DriversSurvey(String survey, String metric, long nResponses, long nItems, long nAnswers) {

    /** "half-yearly (NPS)". */
    String text() {
        return survey + " (" + (metric.equals("rating") ? metric : metric.toUpperCase(Locale.ROOT)) + ")";
    }
}
