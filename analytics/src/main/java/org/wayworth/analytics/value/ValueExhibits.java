package org.wayworth.analytics.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.analytics.landmark.FollowUp;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.kernel.survival.KaplanMeier;
import org.wayworth.kernel.survival.RestrictedMean;
import org.wayworth.kernel.survival.SurvivalCurve;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking.Bar;

/** The pictures and workings of one outcome. */
final class ValueExhibits {

    private static final double LEVEL = 0.95;

    /** Points on a curve of those who stay. */
    private static final int POINTS = 26;

    private final ValueComparison comparison;
    private final LandmarkStudy study;
    private final Ols.Result alike;

    ValueExhibits(ValueComparison comparison, Ols.Result alike) {
        this.comparison = comparison;
        this.study = comparison.study();
        this.alike = alike;
    }

    List<Exhibit> all() {
        String noun = study.plan().outcome().noun();
        List<Exhibit> exhibits = new ArrayList<>();
        exhibits.add(ranking(Sentence.begin(noun) + " by rating, adjusted for differences between customers", alike));
        comparison
                .asTheyAre()
                .map(model -> exhibits.add(ranking(Sentence.begin(noun) + " by rating, unadjusted", model)));
        if (study.plan().outcome() == FollowUp.RETENTION) {
            exhibits.add(staying());
            longer().ifPresent(exhibits::add);
        }
        exhibits.add(answers());
        exhibits.add(SampleAccount.picture(study.base()));
        return exhibits;
    }

    private Exhibit ranking(String title, Ols.Result model) {
        return new Ranking(
                title, new Axis(Sentence.begin(study.plan().outcome().noun()), study.outcomeUnit()), 0, bars(model));
    }

    private List<Bar> bars(Ols.Result model) {
        List<ValueBands.Band> shown = comparison.bands().shown();
        return IntStream.range(0, shown.size())
                .mapToObj(k -> {
                    Estimate mean = Means.ofLevel(model, k, shown.get(k).rows());
                    return new Bar(
                            shown.get(k).label(),
                            Means.measured(mean, study.outcomeUnit()),
                            shown.get(k).rows());
                })
                .toList();
    }

    /** Contracts that still run, day by day, by band. */
    private Exhibit staying() {
        int horizon = study.plan().horizonDays();
        List<Curve.Series> series = new ArrayList<>();
        for (ValueBands.Band band : comparison.bands().shown()) {
            curve(band).ifPresent(curve -> {
                List<Curve.Point> points = new ArrayList<>();
                for (int k = 0; k <= POINTS; k++) {
                    double day = Math.rint((double) horizon * k / POINTS);
                    Estimate at = curve.at(day);
                    Unit stillRun = Unit.share("still run");
                    Measured share = at.standardError() == 0
                            ? Measured.counted(at.value(), stillRun)
                            : Means.measured(at, stillRun);
                    points.add(new Curve.Point(day, Unit.whole(day), share, Math.round(curve.atRiskAt(day))));
                }
                series.add(new Curve.Series(band.label(), Curve.Join.STEP, points));
            });
        }
        return new Curve(
                "Contracts still running, by rating, unadjusted",
                new Axis("Days since the response", Unit.number("days")),
                new Axis("Contracts still running", Unit.share("still run")),
                series,
                List.of());
    }

    /** How many more days the contracts of the highest band run, within the horizon. */
    private Optional<Exhibit> longer() {
        Optional<SurvivalCurve> high = curve(comparison.bands().highest());
        Optional<SurvivalCurve> low = curve(comparison.bands().lowest());
        Unit days = Unit.number("days within " + Unit.whole(study.plan().horizonDays()) + " days");
        return high.flatMap(first -> low.flatMap(second -> RestrictedMean.difference(
                        first, second, study.plan().horizonDays(), LEVEL)
                .<Optional<Exhibit>>fold(
                        gap -> Optional.of(new Ranking(
                                "Difference in days that contracts run, within "
                                        + Unit.whole(study.plan().horizonDays()) + " days",
                                new Axis("Difference", days),
                                0,
                                List.of(new Bar(
                                        comparison.bands().highest().label() + " against "
                                                + comparison.bands().lowest().label(),
                                        Means.measured(gap.difference(), days),
                                        gap.difference().n())))),
                        no -> Optional.empty())));
    }

    private Optional<SurvivalCurve> curve(ValueBands.Band band) {
        double[] ofRow = comparison.bands().ofRow();
        int[] rows = IntStream.range(0, ofRow.length)
                .filter(i -> ofRow[i] == band.band())
                .toArray();
        double[] all = study.rows().daysKept();
        double[] stays = study.rows().outcome();
        double[] days = new double[rows.length];
        boolean[] ended = new boolean[rows.length];
        for (int k = 0; k < rows.length; k++) {
            days[k] = Math.max(0, all[rows[k]]);
            ended[k] = stays[rows[k]] == 0;
        }
        return KaplanMeier.fit(days, ended, KaplanMeier.Options.defaults())
                .fold(Optional::of, no -> Optional.<SurvivalCurve>empty());
    }

    private Exhibit answers() {
        List<ValueBands.Band> shown = comparison.bands().shown();
        return new Exhibit.Shares(
                "Distribution of ratings",
                study.noun(),
                shown.stream().map(ValueBands.Band::label).toList(),
                List.of(new Exhibit.Shares.Row(
                        "all", shown.stream().map(ValueBands.Band::rows).toList())));
    }

    List<Step> workings() {
        List<Step> rows = new ArrayList<>();
        for (ValueBands.Band band : comparison.bands().shown()) {
            rows.add(Step.of(
                    "rated " + band.label(),
                    Unit.whole(band.rows()) + " rows of " + Unit.whole(band.people()) + " customers"));
        }
        List<Step> coefficients = new ArrayList<>();
        coefficients.add(Step.of("intercept", alike.coefficients().at(0)));
        int levels = comparison.bands().levels().length;
        for (int k = 1; k < levels; k++) {
            coefficients.add(Step.of(
                    "rated " + comparison.bands().shown().get(k).label(),
                    alike.coefficients().at(k) + " (standard error " + alike.standardError(k) + ")"));
        }
        List<String> names = comparison.covariates().names();
        for (int j = 0; j < names.size(); j++) {
            coefficients.add(Step.of(names.get(j), alike.coefficients().at(j + levels)));
        }
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of("rows", rows));
        comparison
                .asTheyAre()
                .map(model -> steps.add(Step.of(
                        "highest less lowest, unadjusted", comparison.gap(model).text())));
        steps.add(Step.of(
                "model: ordinary least squares, " + alike.errors() + " errors, "
                        + Unit.share("").write(alike.r2()) + " of the variance explained",
                coefficients));
        return steps;
    }
}
