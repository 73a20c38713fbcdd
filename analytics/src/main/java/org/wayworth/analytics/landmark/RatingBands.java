package org.wayworth.analytics.landmark;

import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.vocabulary.Unit;

/**
 * Low, middle and high ratings: 0 to 6, 7 and 8, 9 and 10 where people say whether they would recommend us, else the
 * thirds of the scale.
 *
 * @param labels lowest first: "0 to 6"
 * @param upTo the highest rating of the low and of the middle band
 */
public record RatingBands(List<String> labels, List<Double> upTo) {

    /** Low, middle, high. */
    public static final int COUNT = 3;

    private static final double NPS_HIGHEST_LOW = 6;
    private static final double NPS_HIGHEST_MIDDLE = 8;

    public RatingBands {
        labels = List.copyOf(labels);
        upTo = List.copyOf(upTo);
    }

    public static RatingBands of(Survey survey) {
        double low = survey.scaleLow();
        double high = survey.scaleHigh();
        boolean isNps = survey.metric().equals("nps") && low == 0 && high == 10;
        double highestLow = isNps ? NPS_HIGHEST_LOW : low + (high - low) / 3;
        double highestMiddle = isNps ? NPS_HIGHEST_MIDDLE : low + 2 * (high - low) / 3;
        return new RatingBands(
                List.of(label(low - 1, highestLow), label(highestLow, highestMiddle), label(highestMiddle, high)),
                List.of(highestLow, highestMiddle));
    }

    /** Whole points above the one end, up to the other. */
    private static String label(double above, double upTo) {
        double least = Math.floor(above) + 1;
        double most = Math.floor(upTo);
        return least == most ? number(least) : number(least) + " to " + number(most);
    }

    /** A rating as people write it: "4", "4.5". */
    public static String number(double value) {
        return Unit.number("")
                .write(
                        value,
                        value == Math.rint(value) ? 0 : 2 * value == Math.rint(2 * value) ? 1 : 2,
                        RoundingMode.HALF_EVEN);
    }

    /** The band of a rating: 0, 1 or 2. */
    public int of(double rating) {
        return rating <= upTo.get(0) ? 0 : rating <= upTo.get(1) ? 1 : 2;
    }

    /** The band of each rating. */
    public int[] of(double[] ratings) {
        return Arrays.stream(ratings).mapToInt(this::of).toArray();
    }
}
