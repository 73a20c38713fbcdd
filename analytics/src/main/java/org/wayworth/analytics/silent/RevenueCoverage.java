package org.wayworth.analytics.silent;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.vocabulary.Unit;

/**
 * In which currency, and for how many days before they were asked, customers' revenue is known. Sales are recorded from
 * some day to some day; of a customer asked outside, nobody knows what they brought.
 *
 * @param sales of the currency counted in
 * @param window in which sales are recorded
 * @param days before a customer was asked, of which all that customer's sales are known
 */
record RevenueCoverage(Sales sales, Optional<ObservationWindow> window, int days) {

    /** Exports of sales may end some days before a survey is sent; then the days before that end are counted. */
    static final int MOST_LAG_DAYS = 31;

    private static final int A_YEAR = 365;

    /** Fewer days say little of what a customer brings. */
    private static final int FEWEST_DAYS = 28;

    /** Empty where sales are recorded for too few days before the first customer was asked. */
    static Optional<RevenueCoverage> of(Sales sales, Optional<ObservationWindow> window, LocalDate firstAsked) {
        long days = window.map(recorded -> ChronoUnit.DAYS.between(recorded.starts(), firstAsked))
                .orElse((long) A_YEAR);
        return days < FEWEST_DAYS
                ? Optional.empty()
                : Optional.of(new RevenueCoverage(sales, window, (int) Math.min(A_YEAR, days)));
    }

    Optional<LocalDate> endsOn() {
        return window.map(ObservationWindow::ends);
    }

    /** "the year before", "the 90 days before". */
    String before() {
        return days == A_YEAR ? "the year before" : "the " + Unit.whole(days) + " days before";
    }
}
