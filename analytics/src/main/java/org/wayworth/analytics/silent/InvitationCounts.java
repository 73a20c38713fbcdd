package org.wayworth.analytics.silent;

/** A row of {@code silent-counts.sql}. */
record InvitationCounts(long nSent, long nReturned, long nUnknown, long nLate) {}
