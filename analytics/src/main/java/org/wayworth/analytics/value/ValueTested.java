package org.wayworth.analytics.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.buying.BuyingStudy;
import org.wayworth.analytics.buying.Expected;
import org.wayworth.analytics.buying.Forecast;
import org.wayworth.analytics.landmark.RatingBands;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve;

/** How well the forecast did for each band of ratings on the days kept aside. */
final class ValueTested {

    private static final double LEVEL = 0.95;

    /** A forecast that misses more than this share of the difference between bands says nothing about it. */
    private static final double MOST_MISSED = 0.25;

    private final BuyingStudy study;
    private final RatingBands bands;
    private final ValueRated before;
    private final double[] foreseen;
    private final double[] actual;
    private final double[] miss;

    /** @param before customers by the band of their latest rating before those days */
    ValueTested(BuyingStudy study, RatingBands bands, ValueRated before, Expected expected) {
        this.study = study;
        this.bands = bands;
        this.before = before;
        Expected.Tested[] tested =
                Arrays.stream(before.customers()).mapToObj(expected::tested).toArray(Expected.Tested[]::new);
        this.foreseen =
                Arrays.stream(tested).mapToDouble(Expected.Tested::foreseen).toArray();
        this.actual = Arrays.stream(tested).mapToDouble(Expected.Tested::actual).toArray();
        this.miss = Arrays.stream(tested).mapToDouble(Expected.Tested::miss).toArray();
    }

    /** Whether every band has enough people before those days. */
    boolean isShown() {
        return ValueLifetime.shown(before, foreseen).length == RatingBands.COUNT;
    }

    /**
     * A forecast that is wrong for one band alone makes a difference, or hides one.
     *
     * @param shownGap highest band less lowest in the lifetime value that is shown
     */
    Check check(double shownGap) {
        RobustnessCheck robust = RobustnessCheck.of(
                "forecast by band",
                "On the " + Unit.whole(study.holdoutDays())
                        + " days of the hold-out, does the forecast hold for every band?");
        boolean[] isRight = new boolean[RatingBands.COUNT];
        Arrays.fill(isRight, true);
        List<String> found = new ArrayList<>();
        if (!isShown()) {
            return robust.cannotTell("before those days too few had rated in some band");
        }
        Unit money = study.unit("");
        for (int b = 0; b < RatingBands.COUNT; b++) {
            int band = b;
            double came = Arrays.stream(before.of(b, actual)).average().orElse(0);
            double expected = Arrays.stream(before.of(b, foreseen)).average().orElse(0);
            Means.plain(before.of(b, miss))
                    .map(miss -> isRight[band] = miss.interval().contains(0)
                            || Math.abs(miss.value()) <= Forecast.Test.GOOD_ENOUGH * Math.abs(came));
            found.add(bands.labels().get(b) + ": forecast " + money.rounded(expected) + ", actual "
                    + money.rounded(came));
        }
        double missed = missedGap();
        boolean isTooLarge = missed * shownGap < 0;
        return robust.passedIf(
                isRight[0] && isRight[1] && isRight[2] && !isTooLarge && missed().isEmpty(),
                String.join("; ", found) + " per customer"
                        + (missed == 0
                                ? ""
                                : "; so the forecast difference is too " + (isTooLarge ? "large" : "small")));
    }

    /**
     * The difference between the highest and the lowest band in the hold-out.
     *
     * @param forecast in money per customer
     * @param actual in money per customer
     */
    record Missed(double forecast, double actual) {

        /** Whether the difference came out larger than forecast. */
        boolean isTooSmall() {
            return Math.abs(actual) > Math.abs(forecast);
        }
    }

    /** Empty where the forecast came near the difference, or missed it by no more than chance. */
    Optional<Missed> missed() {
        double missed = missedGap();
        if (!isShown() || missed == 0) {
            return Optional.empty();
        }
        double expected = mean(RatingBands.COUNT - 1, foreseen) - mean(0, foreseen);
        double came = mean(RatingBands.COUNT - 1, actual) - mean(0, actual);
        return Math.abs(missed) > MOST_MISSED * Math.abs(came)
                ? Optional.of(new Missed(expected, came))
                : Optional.empty();
    }

    private double mean(int band, double[] values) {
        return Arrays.stream(before.of(band, values)).average().orElse(0);
    }

    /** By how much more the highest band came above its forecast than the lowest did; 0 where chance explains it. */
    private double missedGap() {
        return Means.plain(before.of(RatingBands.COUNT - 1, miss))
                .flatMap(high -> Means.plain(before.of(0, miss)).map(low -> {
                    double gap = high.value() - low.value();
                    double reach = Quantile.normalReach(LEVEL) * Math.hypot(high.standardError(), low.standardError());
                    return Math.abs(gap) > reach ? gap : 0.0;
                }))
                .fold(gap -> gap, no -> 0.0);
    }

    Exhibit exhibit() {
        Unit unit = study.unit("of sales per customer");
        List<Curve.Point> expected = new ArrayList<>();
        List<Curve.Point> came = new ArrayList<>();
        for (int b = 0; b < RatingBands.COUNT; b++) {
            int band = b;
            String label = bands.labels().get(b);
            double[] each = before.of(b, foreseen);
            Means.plain(each)
                    .map(mean -> expected.add(new Curve.Point(band, label, Means.measured(mean, unit), each.length)));
            Means.plain(before.of(b, actual))
                    .map(mean -> came.add(new Curve.Point(band, label, Means.measured(mean, unit), each.length)));
        }
        return new Curve(
                "Sales in the " + Unit.whole(study.holdoutDays())
                        + " days of the hold-out, by latest rating before them",
                new Axis("Latest rating before", Unit.number("")),
                new Axis("Sales", unit),
                List.of(
                        new Curve.Series("Forecast", Curve.Join.DOTS, expected),
                        new Curve.Series("Actual", Curve.Join.DOTS, came)),
                List.of());
    }
}
