package org.wayworth.demo;

/**
 * The planted numbers. Everything that the truth list states about effects comes from here.
 *
 * @param poundsPerPoint revenue over the 365 days after a landmark, per point of the 0–10 answer
 * @param churnRatioPerPoint the rate of ending a contract in the half-year after a landmark is multiplied by this
 * @param drivers whether the item ratings make the 0–10 answer, by {@link Kind#weight}
 * @param lateItemShift by how many standard deviations a late last parcel moves the felt delivery
 * @param latePoints what lateness does to the 1–5 answer about that parcel
 * @param initiativePoints what the initiative does to the 1–5 answer about a parcel
 */
record Effects(
        double poundsPerPoint,
        double churnRatioPerPoint,
        boolean drivers,
        double lateItemShift,
        double latePoints,
        double initiativePoints) {

    static final Effects PLANTED = new Effects(6.00, 0.85, true, -0.8, -0.80, 0.30);
    static final Effects NONE = new Effects(0, 1, false, 0, 0, 0);

    /** The answer at which satisfaction neither adds nor takes away. Any constant would do; this one is near the mean. */
    static final double NEUTRAL = 7.0;

    static final double SHARE_LATE = 0.12;
    static final String INITIATIVE = "Named courier";
    static final String INITIATIVE_REGION = "Scotland";
    static final int INITIATIVE_STARTS = Days.day("2025-03-01");

    static Effects of(World world) {
        return world == World.PLANTED ? PLANTED : NONE;
    }
}
