package org.wayworth.analytics.audience;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One row of each customer: the latest. A row without a date is older than any with one, and of rows of one moment the last
 * in the order of the query counts, which ends with the number of the response: so every question takes the same one.
 */
public final class LatestRow {

    private LatestRow() {}

    /**
     * @param customer one a row
     * @param day one a row; NaN where it is not known
     * @param rule which rows may be taken
     * @return places of the rows, rising
     */
    public static int[] ofEach(long[] customer, double[] day, IntPredicate rule) {
        Map<Long, Integer> latest = new HashMap<>();
        IntStream.range(0, day.length)
                .filter(rule)
                .forEach(i -> latest.merge(
                        customer[i],
                        i,
                        (known, next) ->
                                day[known] > day[next] || (!Double.isNaN(day[known]) && Double.isNaN(day[next]))
                                        ? known
                                        : next));
        return latest.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
