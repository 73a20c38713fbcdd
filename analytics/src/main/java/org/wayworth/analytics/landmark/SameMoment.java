package org.wayworth.analytics.landmark;

import org.wayworth.analytics.audience.SmallGroups;

/**
 * The customers who gave one rating, where nothing carries a date: columns of {@code same-moment.sql}.
 *
 * @param totalMinor of the sizes of their revenue, and of the largest three among it
 */
record SameMoment(
        double rating,
        long nCustomers,
        long nEnded,
        long nContracts,
        double meanRevenueMinor,
        double sdRevenueMinor,
        double totalMinor,
        double firstMinor,
        double secondMinor,
        double thirdMinor) {

    SmallGroups.Money money() {
        return new SmallGroups.Money(nCustomers, totalMinor, firstMinor, secondMinor, thirdMinor);
    }

    /** Whether all of them, or none, have left. */
    boolean isSeparated() {
        return nContracts > 0 && (nEnded == 0 || nEnded == nContracts);
    }
}
