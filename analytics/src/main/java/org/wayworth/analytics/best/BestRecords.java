package org.wayworth.analytics.best;

/**
 * A row of {@code best-records.sql}.
 *
 * @param firstDay of the sales within the observation window, in days since 1970-01-01; 0 where there are none
 * @param nUnknown customers whom no record of sales, contracts or customers names: nobody knows whether they bought
 * @param nElsewhere customers who pay in another currency
 * @param nUnwatched of the others, customers not observed to the end of the window
 * @param nCounted the rest
 */
record BestRecords(long firstDay, long nUnknown, long nElsewhere, long nUnwatched, long nCounted) {}
