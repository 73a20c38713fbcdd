package org.wayworth.analytics.silent;

/** A row of {@code silent-counts.sql}. */
record SilentCounts(long nSent, long nReturned, long nUnknown, long nLate) {}
