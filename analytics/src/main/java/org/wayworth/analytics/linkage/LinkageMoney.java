package org.wayworth.analytics.linkage;

/** A row of {@code linkage-money.sql}. */
record LinkageMoney(String currency, long nSales, long nDated, long nDatedDays) {}
