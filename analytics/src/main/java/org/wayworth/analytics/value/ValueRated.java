package org.wayworth.analytics.value;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Cut;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.audience.Where;
import org.wayworth.analytics.landmark.RatingBands;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/**
 * Customers by the band of their latest answer up to a day: {@code latest-ratings.sql}.
 *
 * @param customers one each
 * @param band 0, 1 or 2 of {@link RatingBands}, one a customer
 * @param cut the customers, and those who would be there without the conditions
 * @param bands each band of the cut
 */
record ValueRated(long[] customers, int[] band, Cut cut, List<Cut> bands) {

    private record Query(String survey, String metric, LocalDate until) {}

    static ValueRated of(
            Warehouse warehouse,
            Survey survey,
            Attributes attributes,
            Where where,
            LocalDate until,
            LongPredicate counts) {
        Columns columns = warehouse.read(
                ValueAnalysis.class, "latest-ratings.sql", new Query(survey.survey(), survey.metric(), until));
        long[] all = columns.longs("customer_id");
        double[] ratings = columns.doubles("rating");
        Cut cut = Cut.all(all)
                .asked(where, attributes, all, columns.doubles("day"))
                .where(i -> counts.test(all[i]));
        int[] kept = cut.kept();
        RatingBands bands = RatingBands.of(survey);
        return new ValueRated(
                IntStream.of(kept).mapToLong(i -> all[i]).toArray(),
                IntStream.of(kept).map(i -> bands.of(ratings[i])).toArray(),
                cut,
                IntStream.range(0, RatingBands.COUNT)
                        .mapToObj(b -> cut.where(i -> bands.of(ratings[i]) == b))
                        .toList());
    }

    int size() {
        return customers.length;
    }

    /** The values of one band's customers. */
    double[] of(int wanted, double[] values) {
        return IntStream.range(0, band.length)
                .filter(i -> band[i] == wanted)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    /** Means of {@code values} by band, each customer counted so many times; not a number where a band is empty. */
    double[] means(double[] values, int[] times) {
        double[] sum = new double[RatingBands.COUNT];
        double[] count = new double[RatingBands.COUNT];
        for (int i = 0; i < values.length; i++) {
            sum[band[i]] += times[i] * values[i];
            count[band[i]] += times[i];
        }
        Arrays.setAll(sum, b -> sum[b] / count[b]);
        return sum;
    }
}
