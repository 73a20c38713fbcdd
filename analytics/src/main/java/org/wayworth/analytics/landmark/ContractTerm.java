package org.wayworth.analytics.landmark;

import java.util.Arrays;
import java.util.Optional;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/**
 * After how long contracts run out or go on: where most ends fall on whole multiples of one term, customers leave at the end
 * of a term, and how far away that is tells more of who leaves than any rating.
 *
 * @param days of one term, on average
 */
record ContractTerm(double days) {

    /** A quarter, half a year, a year, two years. Shorter terms end within any follow-up period. */
    private static final double[] TERMS = {730.5, 365.25, 182.625, 91.3125};

    /** Contracts end a few days before or after the term, as calendars and notices fall. */
    private static final double NEAR_DAYS = 5;

    private static final double MOST_ENDS = 0.5;
    private static final int FEWEST_ENDS = 30;

    private record Nothing() {}

    /** Empty where ends follow no term, or too few are known. */
    static Optional<ContractTerm> of(Warehouse warehouse) {
        Columns ended = warehouse.read(Landmarks.class, "contract-lengths.sql", new Nothing());
        return of(ended.doubles("days"));
    }

    /** @param lengths of contracts that ended, in days: the longest term that at least half of them fill whole */
    static Optional<ContractTerm> of(double[] lengths) {
        return Arrays.stream(TERMS)
                .filter(term -> lengths.length >= FEWEST_ENDS)
                .filter(term ->
                        Arrays.stream(lengths).filter(days -> fills(days, term)).count() >= MOST_ENDS * lengths.length)
                .mapToObj(ContractTerm::new)
                .findFirst();
    }

    private static boolean fills(double days, double term) {
        double terms = Math.rint(days / term);
        return terms >= 1 && Math.abs(days - terms * term) <= NEAR_DAYS;
    }

    /** How often a term ends from {@code skip} to {@code horizon} days on, of contracts of such an age. */
    double[] ends(double[] age, int skip, int horizon) {
        return Arrays.stream(age)
                .map(days -> Math.floor((days + horizon) / this.days) - Math.floor((days + skip) / this.days))
                .toArray();
    }

    /** Of the days from {@code skip} to {@code horizon} on, how many come after the first end of a term among them. */
    double[] beyond(double[] age, int skip, int horizon) {
        return Arrays.stream(age)
                .map(days -> Math.max(0, horizon - skip - (this.days - (days + skip) % this.days)))
                .toArray();
    }
}
