package org.wayworth.analytics.earned;

/**
 * A row of {@code earned-span.sql}; days since 1970-01-01.
 *
 * @param observedDay end of the records, 0 where nobody says
 * @param nUndated sales and refunds without a date or a known customer
 */
record EarnedSpan(String currency, long firstDay, long lastDay, long observedDay, long nDated, long nUndated) {

    long endDay() {
        return Math.max(lastDay, observedDay);
    }
}
