package org.wayworth.analytics.drivers;

/** A row of {@code drivers-surveys.sql}. */
record DriversSurvey(String survey, String metric, long nResponses, long nItems, long nAnswers) {

    /** "half-yearly (nps)". */
    String text() {
        return survey + " (" + metric + ")";
    }
}
