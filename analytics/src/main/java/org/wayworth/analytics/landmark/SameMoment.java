package org.wayworth.analytics.landmark;

import org.wayworth.analytics.audience.SmallGroups;

/**
 * The customers who gave one rating, where nothing carries a date: columns of {@code same-moment.sql}.
 *
 * @param nEnded those all of whose contracts have ended
 * @param nPaying those whose revenue is known in the currency: known to sales, and paying in no other
 * @param totalMinor of the sizes of the revenue of those who pay, and of the largest three among it
 * @param nUnknown customers of all ratings whom no record of sales, contracts or customers names
 * @param nElsewhere customers of all ratings who pay in another currency
 */
record SameMoment(
        double rating,
        long nCustomers,
        long nEnded,
        long nContracts,
        long nPaying,
        double meanRevenueMinor,
        double sdRevenueMinor,
        double totalMinor,
        double firstMinor,
        double secondMinor,
        double thirdMinor,
        long nUnknown,
        long nElsewhere) {

    SmallGroups.Money money() {
        return new SmallGroups.Money(nPaying, totalMinor, firstMinor, secondMinor, thirdMinor);
    }

    /** Whether all of them, or none, have left. */
    boolean isSeparated() {
        return nContracts > 0 && (nEnded == 0 || nEnded == nContracts);
    }
}
