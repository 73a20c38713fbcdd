package org.wayworth.analytics.value;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.SmallGroups.Money;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.vocabulary.Unit;

/**
 * Low, middle and high ratings: 0 to 6, 7 and 8, 9 and 10 where people say whether they would recommend us, else the
 * thirds of the scale. Bands of too few people do not take part.
 */
final class ValueBands {

    private static final double NPS_HIGHEST_LOW = 6;
    private static final double NPS_HIGHEST_MIDDLE = 8;

    /** @param band place among the three @param people customers, each counted once */
    record Band(int band, String label, long rows, long people) {}

    private final double[] ofRow;
    private final List<Band> shown;
    private final boolean isSomeHidden;

    private ValueBands(double[] ofRow, List<Band> shown, boolean isSomeHidden) {
        this.ofRow = ofRow;
        this.shown = shown;
        this.isSomeHidden = isSomeHidden;
    }

    static ValueBands of(LandmarkStudy study) {
        double[] ratings = study.rows().ratings();
        double low = study.survey().scaleLow();
        double high = study.survey().scaleHigh();
        boolean isNps = study.survey().metric().equals("nps") && low == 0 && high == 10;
        double highestLow = isNps ? NPS_HIGHEST_LOW : low + (high - low) / 3;
        double highestMiddle = isNps ? NPS_HIGHEST_MIDDLE : low + 2 * (high - low) / 3;
        double[] ofRow = Arrays.stream(ratings)
                .map(rating -> rating <= highestLow ? 0 : rating <= highestMiddle ? 1 : 2)
                .toArray();
        List<Band> all = new ArrayList<>();
        List<Money> money = new ArrayList<>();
        double[] ends = {low - 1, highestLow, highestMiddle, high};
        for (int band = 0; band < 3; band++) {
            int number = band;
            long rows = Arrays.stream(ofRow).filter(b -> b == number).count();
            double[] sums = sums(study, ofRow, band);
            all.add(new Band(band, label(ends[band], ends[band + 1]), rows, sums.length));
            money.add(Money.of(sums));
        }
        boolean[] may = study.plan().outcome().isMoney()
                ? SmallGroups.standard().shownMoney(money)
                : SmallGroups.standard()
                        .shown(all.stream().mapToLong(Band::people).toArray());
        List<Band> shown =
                all.stream().filter(band -> band.rows() > 0 && may[band.band()]).toList();
        return new ValueBands(ofRow, shown, all.stream().anyMatch(band -> band.rows() > 0 && !may[band.band()]));
    }

    /** Whole points above the one end, up to the other. */
    private static String label(double above, double upTo) {
        double least = Math.floor(above) + 1;
        double most = Math.floor(upTo);
        return least == most ? number(least) : number(least) + " to " + number(most);
    }

    private static String number(double value) {
        return Unit.number("").write(value, value == Math.rint(value) ? 0 : 1, RoundingMode.HALF_EVEN);
    }

    /** What each customer of a band brought, however often they answered. */
    private static double[] sums(LandmarkStudy study, double[] ofRow, int band) {
        long[] customers = study.rows().customers();
        double[] outcome = study.rows().outcome();
        long[] distinct = new long[customers.length];
        int n = 0;
        for (int i = 0; i < customers.length; i++) {
            if (ofRow[i] == band) {
                distinct[n++] = customers[i];
            }
        }
        long[] people = Arrays.stream(distinct, 0, n).sorted().distinct().toArray();
        double[] sums = new double[people.length];
        for (int i = 0; i < customers.length; i++) {
            if (ofRow[i] == band) {
                sums[Arrays.binarySearch(people, customers[i])] += outcome[i];
            }
        }
        return sums;
    }

    /** The band of each row: 0, 1 or 2. */
    double[] ofRow() {
        return ofRow;
    }

    /** From low to high. */
    List<Band> shown() {
        return shown;
    }

    double[] levels() {
        return shown.stream().mapToDouble(Band::band).toArray();
    }

    Band lowest() {
        return shown.get(0);
    }

    Band highest() {
        return shown.get(shown.size() - 1);
    }

    boolean canBeCompared() {
        // A row of a hidden band would count with the lowest of the shown ones.
        return shown.size() > 1 && !isSomeHidden;
    }
}
