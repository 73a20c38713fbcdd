package org.wayworth.analytics.landmark;

/** A row of {@code same-moment.sql}. */
record SameMoment(
        double rating, long nCustomers, long nEnded, long nContracts, double meanRevenueMinor, double sdRevenueMinor) {}
