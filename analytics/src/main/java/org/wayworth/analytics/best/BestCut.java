package org.wayworth.analytics.best;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The best of some customers put in order by an amount: as many of them as the share asks for, however many are equal at the
 * border. Of equals those with the higher lot count, which is drawn from the customer alone: it is the same whatever the order
 * of rows and files, and goes with nothing that is known of customers.
 */
final class BestCut {

    /** Sorted by row. */
    private final int[] best;

    private final double least;
    private final String leastLot;
    private final int equals;
    private final int equalsInside;

    private BestCut(int[] best, double least, String leastLot, int equals, int equalsInside) {
        this.best = best;
        this.least = least;
        this.leastLot = leastLot;
        this.equals = equals;
        this.equalsInside = equalsInside;
    }

    /**
     * @param rows to choose from
     * @param amounts by row
     * @param lots by row: decide between equals
     */
    static BestCut of(int[] rows, double[] amounts, String[] lots, double topShare) {
        int size = (int) Math.round(topShare * rows.length);
        if (size == 0) {
            return new BestCut(new int[0], 0, "", 0, 0);
        }
        int[] ordered = IntStream.of(rows)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(row -> -amounts[row])
                        .thenComparing(row -> lots[row], Comparator.reverseOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        int last = ordered[size - 1];
        int inside = (int) IntStream.of(ordered)
                .limit(size)
                .filter(row -> amounts[row] == amounts[last])
                .count();
        int all = (int) IntStream.of(ordered)
                .filter(row -> amounts[row] == amounts[last])
                .count();
        return new BestCut(
                IntStream.of(ordered).limit(size).sorted().toArray(), amounts[last], lots[last], all, inside);
    }

    int[] best() {
        return best.clone();
    }

    /** The least amount of one of the best. */
    long least() {
        return (long) least;
    }

    /** The lowest lot that still counts among those with the least amount. */
    String leastLot() {
        return leastLot;
    }

    /** Customers with the same amount as the last of the best, where only some of them count; 0 where all do. */
    int equalsAtBorder() {
        return equals > equalsInside ? equals : 0;
    }

    /** Of the customers who are equal at the border, those who count among the best. */
    int equalsInside() {
        return equals > equalsInside ? equalsInside : 0;
    }

    /** Whether amounts, and not lots, decide on at least half of the best: only then can it be told who they are. */
    boolean isDecidedByAmount() {
        return 2 * equalsInside() <= best.length;
    }
}
