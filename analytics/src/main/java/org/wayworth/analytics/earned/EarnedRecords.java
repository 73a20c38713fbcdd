package org.wayworth.analytics.earned;

/**
 * A row of {@code earned-records.sql}; days since 1970-01-01.
 *
 * @param firstDay of the sales within the observation window; 0 where there are none
 * @param nUndated sales and refunds without a date or a known customer
 * @param nOutside sales and refunds dated outside the observation window
 * @param nUnknown customers whom no record of sales, contracts or customers names: nobody knows whether they bought
 * @param nElsewhere customers who pay in another currency
 * @param nUnwatched of the others, customers not observed up to the end of the later period
 */
record EarnedRecords(long firstDay, long nUndated, long nOutside, long nUnknown, long nElsewhere, long nUnwatched) {}
