package org.wayworth.analytics.lifetime;

/**
 * A row of {@code lifetime-money.sql}.
 *
 * @param refundedShare of sales, 0 to 1
 * @param nUndated sales without a date or a known customer
 * @param nNever customers without a dated sale of the kinds that count
 */
record LifetimeMoney(double refundedShare, long nUndated, long nNever) {}
