package org.wayworth.analytics.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wayworth.analytics.audience.Cut;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.SmallGroups.Money;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.RatingBands;

/** Low, middle and high ratings ({@link RatingBands}) of a study. Bands of too few people do not take part. */
final class ValueBands {

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
        RatingBands bands = RatingBands.of(study.survey());
        double[] ofRow = Arrays.stream(ratings).map(bands::of).toArray();
        List<Band> all = new ArrayList<>();
        List<Money> money = new ArrayList<>();
        for (int band = 0; band < RatingBands.COUNT; band++) {
            int number = band;
            long rows = Arrays.stream(ofRow).filter(b -> b == number).count();
            double[] sums = sums(study, ofRow, band);
            all.add(new Band(band, bands.labels().get(band), rows, sums.length));
            money.add(Money.of(sums));
        }
        SmallGroups small = SmallGroups.standard();
        List<Cut> parts = study.rows().byRating(RatingBands.COUNT, bands::of);
        boolean[] may =
                study.plan().outcome().isMoney() ? Cut.shownMoney(small, parts, money) : Cut.shown(small, parts);
        List<Band> shown =
                all.stream().filter(band -> band.rows() > 0 && may[band.band()]).toList();
        return new ValueBands(ofRow, shown, all.stream().anyMatch(band -> band.rows() > 0 && !may[band.band()]));
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
