package org.wayworth.demo;

import java.util.List;

/**
 * One parcel: a shop order or a subscription box, with its promise.
 *
 * @param moment when it was ordered or charged, in minutes
 * @param isBox whether it is a subscription box
 * @param lines what a shop order holds; empty for a box
 * @param pence what it cost
 * @param promisedDay the day by whose evening it was promised
 * @param delivered when it came, in minutes; may lie after the last day of the exports
 * @param refund pence given back, 0 for nothing
 * @param refunded when, in minutes; meaningful only where there is a refund
 */
record Parcel(
        int number,
        int moment,
        boolean isBox,
        List<Product> lines,
        int pence,
        int promisedDay,
        int delivered,
        int refund,
        int refunded) {

    static final int REFUND_PENCE = 400;
    static final double REFUND_WHEN_LATE = 0.15;
    /** Pounds per parcel. */
    static final double EXPECTED_REFUND = Effects.SHARE_LATE * REFUND_WHEN_LATE * REFUND_PENCE / 100;

    private static final int DAYS_PROMISED = 3;
    private static final int MOST_DAYS_LATE = 6;

    static Parcel send(int number, int day, boolean isBox, List<Product> lines, int pence, Chance chance) {
        boolean late = chance.happens(Effects.SHARE_LATE);
        int promised = day + DAYS_PROMISED;
        int deliveredDay = late ? promised + chance.between(1, MOST_DAYS_LATE) : chance.between(day + 1, promised);
        boolean refund = late && chance.happens(REFUND_WHEN_LATE);
        return new Parcel(
                number,
                Days.daytime(day, chance),
                isBox,
                lines,
                pence,
                promised,
                Days.daytime(deliveredDay, chance),
                refund ? REFUND_PENCE : 0,
                Days.daytime(deliveredDay + chance.between(1, 7), chance));
    }

    int day() {
        return Days.dayOf(moment);
    }

    int deliveredDay() {
        return Days.dayOf(delivered);
    }

    boolean isLate() {
        return deliveredDay() > promisedDay;
    }
}
