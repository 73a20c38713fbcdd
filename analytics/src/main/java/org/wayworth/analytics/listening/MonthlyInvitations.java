package org.wayworth.analytics.listening;

/** A row of {@code listening-asked.sql}. */
record MonthlyInvitations(long sentMonth, String channel, long nAsked, long nAnswered) {}
