package org.wayworth.analytics.late;

/** A row of {@code late-kinds.sql}. */
record LateKind(String kind, long nResponses, double scaleLow, double scaleHigh) {}
