package org.wayworth.analytics.linkage;

/** A row of {@code linkage-same-moment.sql}. */
record LinkageSameMoment(
        double rating, long nCustomers, long nEnded, long nContracts, double meanRevenueMinor, double sdRevenueMinor) {}
