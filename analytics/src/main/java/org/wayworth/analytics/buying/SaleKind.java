package org.wayworth.analytics.buying;

import org.wayworth.vocabulary.Unit;

/**
 * A kind of sale, and how regular its purchases are: a row of {@code sale-kinds.sql}.
 *
 * <p>Of two gaps between purchases in a row, the first takes up a share that is spread evenly over 0 to 1 where a
 * customer buys at random, and lies close to a half where they buy at regular intervals. With gaps that are each the sum of k
 * random ones (Erlang), the share has variance 1 / (4 (2k + 1)). Source: Wheat and Morrison (1990), Journal of Marketing
 * Research 27, 87–93.
 *
 * @param nPurchases days on which a customer bought
 * @param nPairs customers with two gaps or more
 * @param spread variance of the share
 */
public record SaleKind(
        String kind,
        long nPurchases,
        long nCustomers,
        long firstDay,
        long observedDay,
        long nPairs,
        double spread,
        double spreadSd) {

    /** Gaps that are each the sum of this many random ones are no longer at random. */
    static final double REGULAR = 2;

    /** Fewer pairs of gaps tell nothing. */
    static final long FEWEST_PAIRS = 30;

    private static final double NORMAL_95 = 1.959963984540054;

    /** Whether purchases are clearly more regular than the models of random buying allow. */
    public boolean isRegular() {
        return nPairs >= FEWEST_PAIRS && spread + reach() < 1 / (4 * (2 * REGULAR + 1));
    }

    /** The end of the observation window. */
    public long endDay() {
        return observedDay;
    }

    /** "regularity 1.02 (95%: 0.98 to 1.07), where 1 stands for purchases at random". */
    String regularity() {
        if (nPairs < FEWEST_PAIRS) {
            return "only " + Unit.whole(nPairs) + " customers have two gaps between purchases; at least " + FEWEST_PAIRS
                    + " are needed";
        }
        return "regularity " + order(spread) + " (95%: " + order(spread + reach()) + " to " + order(spread - reach())
                + "), where 1 stands for purchases at random";
    }

    private double reach() {
        return NORMAL_95 * spreadSd / Math.sqrt(Math.max(1, nPairs));
    }

    private static String order(double spread) {
        double k = (1 - 4 * spread) / (8 * Math.max(spread, 1e-9));
        return k > 100 ? "above 100" : Unit.number("").write(k);
    }
}
