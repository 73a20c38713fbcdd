package org.wayworth.analytics.listening;

/** A row of {@code listening-asked.sql}. */
record ListeningAsked(long sentMonth, String channel, long nAsked, long nAnswered) {}
