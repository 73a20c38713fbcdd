package org.wayworth.demo;

/** The subscription plans: one box every eight weeks. */
enum Plan {
    NONE("", 0),
    TASTER("Taster", 1700),
    CLASSIC("Classic", 2600),
    DAILY("Daily", 3400);

    static final int DAYS_BETWEEN_BOXES = 56;
    /** From joining to the first box. */
    static final int DAYS_TO_FIRST_BOX = 3;

    static final double MARGIN_SHARE = 0.42;

    final String label;
    final int pence;

    Plan(String label, int pence) {
        this.label = label;
        this.pence = pence;
    }

    /** What a box brings on average, in pounds, after the expected refund. */
    double poundsPerBox() {
        return pence / 100.0 - Parcel.EXPECTED_REFUND;
    }
}
