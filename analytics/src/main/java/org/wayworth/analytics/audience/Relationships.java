package org.wayworth.analytics.audience;

/**
 * How contracts count of which one follows the other: as table {@code canonical.relationship} chains them. Who renews has
 * not left, also where the source writes each renewal as a contract of its own.
 */
public final class Relationships {

    /** At most so long after one contract ended, the next one of the same customer goes on with it. */
    public static final int GAP_DAYS = 31;

    /** What an estimand says of it. */
    public static final String COUNTED = "Contracts of one customer that overlap, or of which the next begins within "
            + GAP_DAYS + " days after the last ended, count as one.";

    private Relationships() {}
}
