package org.wayworth.analytics.linkage;

/** A row of {@code linkage-support.sql}. */
record LinkageSupport(
        String survey,
        String metric,
        long nResponses,
        long nRated,
        long nDated,
        long nLinked,
        long nCustomers,
        long nLevels,
        double scaleLow,
        double scaleHigh) {}
