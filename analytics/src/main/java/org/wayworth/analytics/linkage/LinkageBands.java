package org.wayworth.analytics.linkage;

import java.util.Arrays;
import java.util.List;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.vocabulary.Unit;

/**
 * Bands of ratings, for showing only: 0–6, 7–8 and 9–10 of a question about recommending us; otherwise below the
 * middle and from it on.
 *
 * @param names lowest first
 * @param from the least rating of each band
 */
record LinkageBands(List<String> names, List<Double> from) {

    static LinkageBands of(PointWorth worth) {
        if (worth.study().survey().metric().equals("nps")) {
            return new LinkageBands(List.of("0–6", "7–8", "9–10"), List.of(Double.NEGATIVE_INFINITY, 7.0, 9.0));
        }
        String cut = Unit.count("").write(worth.cut());
        return new LinkageBands(
                List.of("below " + cut, cut + " and above"), List.of(Double.NEGATIVE_INFINITY, worth.cut()));
    }

    /** The band of each rating. */
    int[] of(double[] ratings) {
        return Arrays.stream(ratings)
                .mapToInt(rating -> {
                    int band = 0;
                    while (band + 1 < from.size() && rating >= from.get(band + 1)) {
                        band++;
                    }
                    return band;
                })
                .toArray();
    }
}
