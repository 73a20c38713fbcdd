package org.wayworth.analytics.buying;

/**
 * A row of {@code sale-totals.sql}.
 *
 * @param refundedShare of sales, 0 to 1
 * @param nUndated sales without a date or a known customer
 * @param nNever customers without a dated sale of the kinds that count
 */
public record SaleTotals(double refundedShare, long nUndated, long nNever) {}
