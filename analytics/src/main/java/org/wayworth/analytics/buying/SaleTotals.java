package org.wayworth.analytics.buying;

/**
 * A row of {@code sale-totals.sql}: what of the sales was paid back, and which sales and customers are left out.
 *
 * @param refundedShare of sales, 0 to 1
 * @param nUndated sales without a date or a known customer
 * @param nOutside sales dated outside the observation window
 * @param nUnknown customers whom no record of sales, contracts or customers names: nobody knows whether they bought
 * @param nElsewhere customers who pay in another currency
 * @param nUnwatched of the others, customers not observed to the end of the window
 * @param nNever of the others, customers without a sale of the kinds that count in the window
 */
public record SaleTotals(
        double refundedShare,
        long nUndated,
        long nOutside,
        long nUnknown,
        long nElsewhere,
        long nUnwatched,
        long nNever) {}
