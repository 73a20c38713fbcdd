package org.wayworth.analytics.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Relationships;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.landmark.RateOfLeaving;
import org.wayworth.analytics.landmark.RatingBands;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.survival.KaplanMeier;
import org.wayworth.kernel.survival.LogRank;
import org.wayworth.kernel.survival.RestrictedMean;
import org.wayworth.kernel.survival.SurvivalCurve;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve;

/** How long customers of each band of ratings stay: survival curves, days kept out of the horizon, rate of leaving. */
final class LinkageStaying {

    private static final double LEVEL = 0.95;

    /** Points of a curve that people can tell apart. */
    private static final int MOST_POINTS = 26;

    private static final int FEWEST = 30;

    private final PointWorth worth;
    private final LandmarkStudy study;
    private final RatingBands bands;
    private final int[] band;
    private final double[] time;
    private final boolean[] hasLeft;

    /** Curves take one answer a customer, so that nobody leaves twice; the model takes all, errors by customer. */
    private final boolean[] isFirst;

    LinkageStaying(PointWorth worth) {
        this.worth = worth;
        this.study = worth.study();
        this.bands = RatingBands.of(study.survey());
        this.band = bands.of(study.rows().ratings());
        this.time = study.rows().daysKept();
        double[] stays = study.rows().outcome();
        this.hasLeft = new boolean[stays.length];
        for (int i = 0; i < stays.length; i++) {
            hasLeft[i] = stays[i] == 0;
        }
        this.isFirst = first(study.rows().customers(), study.rows().day());
    }

    private static boolean[] first(long[] customer, double[] day) {
        Map<Long, Integer> earliest = new HashMap<>();
        for (int i = 0; i < customer.length; i++) {
            earliest.merge(customer[i], i, (a, b) -> day[a] <= day[b] ? a : b);
        }
        boolean[] first = new boolean[customer.length];
        earliest.values().forEach(i -> first[i] = true);
        return first;
    }

    private Base base() {
        long kept = IntStream.range(0, isFirst.length).filter(i -> isFirst[i]).count();
        return new SampleAccount()
                .within(study.base())
                .leftOut("later responses of the same customer", isFirst.length - kept)
                .remaining(kept, "customers");
    }

    /** A band and how long its customers stay. */
    private record Stayed(String label, SurvivalCurve curve) {}

    /** Empty where the highest or the lowest band has too few, or nobody leaves. */
    Optional<Finding> finding(Run run, int index) {
        List<Stayed> stayed = new ArrayList<>();
        for (int b = 0; b < RatingBands.COUNT; b++) {
            int one = b;
            int[] rows = IntStream.range(0, band.length)
                    .filter(i -> isFirst[i] && band[i] == one)
                    .toArray();
            Fit<SurvivalCurve> curve = KaplanMeier.fit(
                    Arrays.stream(rows).mapToDouble(i -> time[i]).toArray(),
                    left(rows),
                    KaplanMeier.Options.defaults());
            boolean isShown = rows.length >= FEWEST && curve.isDone();
            if (isShown) {
                stayed.add(new Stayed(bands.labels().get(b), curve.get()));
            } else if (b != 1) {
                return Optional.empty();
            }
        }
        return RestrictedMean.difference(
                        stayed.get(stayed.size() - 1).curve(),
                        stayed.get(0).curve(),
                        study.plan().horizonDays(),
                        LEVEL)
                .map(kept -> finding(kept, stayed, run, index))
                .fold(Optional::of, no -> Optional.empty());
    }

    private boolean[] left(int[] rows) {
        boolean[] left = new boolean[rows.length];
        for (int k = 0; k < rows.length; k++) {
            left[k] = hasLeft[rows[k]];
        }
        return left;
    }

    private Finding finding(RestrictedMean.Difference kept, List<Stayed> stayed, Run run, int index) {
        int horizon = study.plan().horizonDays();
        Unit days =
                Unit.number("days under contract within " + Unit.whole(horizon) + " days, highest against lowest band");
        Measured difference = Means.measured(kept.difference(), days);
        RateOfLeaving leaving = RateOfLeaving.of(study, worth.covariates());
        List<Check> checks = checks(leaving);
        String top = bands.labels().get(RatingBands.COUNT - 1);
        String low = bands.labels().get(0);
        return new FindingBuilder(run, index, "Do customers who rate us higher stay longer?", base())
                .estimand("Difference in mean days under contract within " + Unit.whole(horizon)
                        + " days of the response between ratings of " + top + " and " + low
                        + ", unadjusted (restricted mean survival time). " + Relationships.COUNTED)
                .estimate(difference)
                .design(Design.RAW_COMPARISON)
                .checks(checks)
                .pictures(List.of(curve(stayed), means(stayed)))
                .assuming(worth.assumptions())
                .workings(workings(kept, leaving))
                .stating(grade -> statement(difference, grade));
    }

    private Statement statement(Measured difference, Grade grade) {
        Statement.Argument top = Statement.words("top", bands.labels().get(RatingBands.COUNT - 1));
        Statement.Argument low = Statement.words("low", bands.labels().get(0));
        return difference.isClearOf(0)
                ? Statement.difference(
                        "Unadjusted, a rating of {top} {verb} contracts that run {days} days {longer} within {horizon} days"
                                + " than a rating of {low}.",
                        top,
                        Statement.verb(grade),
                        Statement.size("days", difference),
                        Statement.words("longer", difference.value() > 0 ? "longer" : "shorter"),
                        Statement.words("horizon", study.plan().horizonDays()),
                        low)
                : Statement.noClearDifference(
                        "We see no clear difference in how long customers stay between ratings of {top} and {low}.",
                        top,
                        low);
    }

    private int[] firstRows() {
        return IntStream.range(0, isFirst.length).filter(i -> isFirst[i]).toArray();
    }

    private double[] picked(double[] values) {
        return Arrays.stream(firstRows()).mapToDouble(i -> values[i]).toArray();
    }

    private List<Check> checks(RateOfLeaving leaving) {
        List<Check> checks = new ArrayList<>();
        checks.add(leaving.check());
        LogRank.test(
                        picked(time),
                        left(firstRows()),
                        Arrays.stream(firstRows()).map(i -> band[i]).toArray(),
                        LogRank.Options.defaults())
                .map(test -> checks.add(RobustnessCheck.of(
                                "log-rank",
                                "Is the difference between the curves larger than chance alone would produce?")
                        .passedIf(
                                test.pValue() < 0.05,
                                test.pValue() < 1e-4
                                        ? "p < 0.0001"
                                        : String.format(Locale.ROOT, "p = %.4f", test.pValue()))));
        return checks;
    }

    private Exhibit curve(List<Stayed> stayed) {
        Unit share = Unit.share("of contracts still run");
        List<Curve.Series> series = new ArrayList<>();
        for (Stayed band : stayed) {
            SurvivalCurve curve = band.curve();
            List<Curve.Point> points = new ArrayList<>();
            int steps = Math.min(MOST_POINTS, study.plan().horizonDays());
            for (int k = 0; k <= steps; k++) {
                double day = Math.rint((double) k * study.plan().horizonDays() / steps);
                Estimate at = curve.at(day);
                points.add(new Curve.Point(
                        day,
                        "day " + Unit.whole(day),
                        at.standardError() == 0 ? Measured.counted(at.value(), share) : Means.measured(at, share),
                        Math.round(curve.atRiskAt(day))));
            }
            series.add(new Curve.Series(band.label(), Curve.Join.STEP, points));
        }
        return new Curve(
                "Share of contracts still running, by rating",
                new Axis("Days after the response", Unit.number("days")),
                new Axis("Contracts still running", share),
                series,
                List.of());
    }

    private Exhibit means(List<Stayed> stayed) {
        int horizon = study.plan().horizonDays();
        Unit days = Unit.number("days under contract within " + Unit.whole(horizon) + " days");
        List<Exhibit.Ranking.Bar> bars = new ArrayList<>();
        for (Stayed band : stayed) {
            SurvivalCurve curve = band.curve();
            RestrictedMean.of(curve, horizon, LEVEL)
                    .map(mean ->
                            bars.add(new Exhibit.Ranking.Bar(band.label(), Means.measured(mean, days), curve.n())));
        }
        return new Exhibit.Ranking("Mean days under contract, by rating", new Axis("Days", days), 0, bars);
    }

    private static List<Step> workings(RestrictedMean.Difference kept, RateOfLeaving leaving) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of("days under contract, highest band", kept.first().value()));
        steps.add(Step.of("days under contract, lowest band", kept.second().value()));
        steps.add(Step.of("p-value of no difference", kept.pValue()));
        steps.addAll(leaving.workings());
        return steps;
    }
}
