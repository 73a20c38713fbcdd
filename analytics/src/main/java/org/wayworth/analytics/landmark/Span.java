package org.wayworth.analytics.landmark;

import org.wayworth.vocabulary.Unit;

/**
 * The days after a landmark in which something is counted, and the words for them.
 *
 * @param skipDays the first days, which are not counted; 0 for all
 * @param toDay the last day
 * @param inYears whether people count it in years
 */
public record Span(int skipDays, int toDay, boolean inYears) {

    private static final int A_YEAR = 365;

    /** From the landmark on. */
    static Span of(int toDay, boolean inYears) {
        return new Span(0, toDay, inYears);
    }

    /** "365 days", "3 years". */
    public String length() {
        if (!inYears || toDay % A_YEAR != 0) {
            return Unit.whole(toDay) + " days";
        }
        return toDay == A_YEAR ? "1 year" : toDay / A_YEAR + " years";
    }

    /** "within 365 days", "within 3 years", "from day 8 to day 365". */
    public String within() {
        return skipDays == 0 ? "within " + length() : fromTo();
    }

    /** "in 365 days", "from day 8 to day 365". */
    public String in() {
        return skipDays == 0 ? "in " + length() : fromTo();
    }

    /** Whether it is a year, so that a sum over it is one "a year". */
    public boolean isAYear() {
        return skipDays == 0 && toDay == A_YEAR;
    }

    private String fromTo() {
        return "from day " + Unit.whole(skipDays + 1L) + " to day " + Unit.whole(toDay);
    }
}
