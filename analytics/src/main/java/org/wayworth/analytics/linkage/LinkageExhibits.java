package org.wayworth.analytics.linkage;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.Cut;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.sceptic.Bend;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.analytics.sceptic.DoublyRobust;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.sceptic.Onset;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.causal.PartiallyLinear;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve.Join;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve.Point;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve.Series;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/** The pictures and workings of {@link LinkageAnalysis}. */
final class LinkageExhibits {

    /** More distinct ratings than this are drawn in as many equal steps. */
    private static final int MOST_LEVELS = 11;

    private final PointWorth worth;
    private final LandmarkStudy study;
    private final Comparison comparison;
    private final Measured headline;
    private final Fit<Bend> bend;
    private final Fit<LinkageTwoPart> twoPart;

    LinkageExhibits(PointWorth worth, Measured headline, long seed) {
        this.worth = worth;
        this.study = worth.study();
        this.comparison = worth.comparison();
        this.headline = headline;
        this.bend = comparison.bend();
        this.twoPart = LinkageTwoPart.of(worth, seed);
    }

    List<Exhibit> all() {
        List<Exhibit> exhibits = new ArrayList<>();
        Curve curve = doseResponse();
        if (!curve.series().isEmpty()) {
            exhibits.add(curve);
        }
        worth.onset().map(onset -> exhibits.add(byDelay(onset)));
        worth.parts().ifPresent(parts -> parts.map(both -> exhibits.add(parts(both))));
        exhibits.add(methods());
        exhibits.add(answers());
        exhibits.add(SampleAccount.picture(study.base()));
        return exhibits;
    }

    /** The adjusted mean outcome at each rating, and the plain mean beside it. */
    private Curve doseResponse() {
        double[] all = Arrays.stream(study.rows().ratings()).distinct().sorted().toArray();
        boolean[] shown = shown(all);
        double[] levels = IntStream.range(0, all.length)
                .filter(k -> shown[k])
                .mapToDouble(k -> all[k])
                .toArray();
        List<Series> series = new ArrayList<>();
        if (levels.length > 1 && levels.length <= MOST_LEVELS) {
            add(series, "Adjusted", worth.covariates(), levels);
            add(series, "Unadjusted", Covariates.ofRows(study.rows().size()), levels);
        }
        return new Curve(
                Sentence.begin(study.plan().outcome().noun()) + " by rating, adjusted and unadjusted",
                new Axis("Rating", Unit.number("")),
                new Axis(Sentence.begin(study.plan().outcome().noun()), study.outcomeUnit()),
                series,
                marks());
    }

    /** Where the slope changes, only if a straight line has failed its test. */
    private List<Curve.Mark> marks() {
        return bend.fold(
                found -> found.at().stream()
                        .map(at -> new Curve.Mark(at, "bend at " + number(at)))
                        .toList(),
                no -> List.of());
    }

    private void add(List<Series> series, String name, Covariates known, double[] levels) {
        List<Fit<Ols.Result>> drawn = study.rows().drawnOutcomes().stream()
                .map(outcome -> study.comparison(known, outcome).levelModel(levels))
                .toList();
        study.comparison(known)
                .levelModel(levels)
                .map(model -> series.add(new Series(name, Join.LINE, points(model, drawn, levels))));
    }

    /** @param drawn the same model under each draw of a forecast's parameters; none where nothing is forecast */
    private List<Point> points(Ols.Result model, List<Fit<Ols.Result>> drawn, double[] levels) {
        double[] ratings = study.rows().ratings();
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < levels.length; k++) {
            double level = levels[k];
            long n = Arrays.stream(ratings).filter(r -> r == level).count();
            int place = k;
            Fit<Estimate> mean = LandmarkStudy.pooled(
                    Means.ofLevel(model, k, n),
                    drawn.stream()
                            .map(fit -> fit.map(again -> Means.ofLevel(again, place, n)))
                            .toList());
            if (!mean.isDone()) {
                continue;
            }
            points.add(new Point(level, number(level), Means.measured(mean.get(), study.outcomeUnit()), n));
        }
        return points;
    }

    /** Ratings given by too few people are not drawn. */
    private boolean[] shown(double[] levels) {
        return Cut.shown(
                SmallGroups.standard(),
                study.rows().byRating(levels.length, rating -> Arrays.binarySearch(levels, rating)));
    }

    private long[] people(double[] levels) {
        double[] ratings = study.rows().ratings();
        long[] customers = study.rows().customers();
        return Arrays.stream(levels)
                .mapToLong(level -> IntStream.range(0, ratings.length)
                        .filter(i -> ratings[i] == level)
                        .mapToLong(i -> customers[i])
                        .distinct()
                        .count())
                .toArray();
    }

    /** What of the difference was counted when, by least squares. */
    private Exhibit byDelay(Onset onset) {
        Unit unit = study.plan().outcome().onsetUnit(study.currency());
        return new Ranking(
                "When the difference arises: per point, by days after the response",
                new Axis("Difference", unit),
                0,
                onset.parts().stream()
                        .map(part -> new Ranking.Bar(
                                (part.from() + 1 == part.to() ? "Day " : "Days ") + part.days(),
                                Means.measured(part.slope(), unit),
                                study.rows().size()))
                        .toList());
    }

    /** By least squares, so that the two add up to its figure. */
    private Exhibit parts(PointWorth.Parts parts) {
        long n = study.rows().size();
        Unit unit = study.unitPerPoint();
        return new Ranking(
                "Difference per point: actual so far, and forecast",
                new Axis("Difference", unit),
                0,
                List.of(
                        new Ranking.Bar("Actual so far", Means.measured(parts.seen(), unit), n),
                        new Ranking.Bar("Forecast from purchases", Means.measured(parts.forecast(), unit), n)));
    }

    private Exhibit methods() {
        List<Ranking.Bar> bars = new ArrayList<>();
        long n = study.rows().size();
        Unit unit = study.unitPerPoint();
        worth.raw().map(raw -> bars.add(new Ranking.Bar("Unadjusted", Means.measured(raw, unit), n)));
        worth.adjusted()
                .map(adjusted ->
                        bars.add(new Ranking.Bar("Adjusted by least squares", Means.measured(adjusted, unit), n)));
        worth.crossFitted()
                .map(result -> bars.add(new Ranking.Bar(
                        "Adjusted, cross-fitted",
                        Means.measured(result.effect(), unit),
                        worth.doublyRobust().rows())));
        worth.weighted()
                .map(weighted -> bars.add(new Ranking.Bar(
                        "Weighted to all invited customers", Means.measured(weighted, unit), weighted.n())));
        twoPart.map(two -> bars.add(
                new Ranking.Bar("Two-part model: whether, then how much", Means.measured(two.perPoint(), unit), n)));
        return new Ranking("Difference per point, by method", new Axis("Difference", unit), 0, bars);
    }

    /** Ratings given by too few people are counted with their neighbours. */
    private Exhibit answers() {
        double[] ratings = study.rows().ratings();
        double[] levels = Arrays.stream(ratings).distinct().sorted().toArray();
        int[] joined = SmallGroups.standard().joined(new long[][] {people(levels)});
        List<String> classes = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        double first = 0;
        for (int k = 0; k < levels.length; k++) {
            double level = levels[k];
            long n = Arrays.stream(ratings).filter(r -> r == level).count();
            if (k > 0 && joined[k] == joined[k - 1]) {
                int last = classes.size() - 1;
                classes.set(last, number(first) + " to " + number(level));
                counts.set(last, counts.get(last) + n);
            } else {
                first = level;
                classes.add(number(level));
                counts.add(n);
            }
        }
        return new Exhibit.Shares(
                "Distribution of ratings", study.noun(), classes, List.of(new Exhibit.Shares.Row("all", counts)));
    }

    List<Step> workings() {
        List<Step> steps = new ArrayList<>();
        List<Step> rows = new ArrayList<>();
        rows.add(Step.of(
                "responses of " + study.survey().survey(), study.survey().nResponses()));
        study.base().drops().forEach(drop -> rows.add(Step.of("left out: " + drop.rule(), drop.n())));
        rows.add(Step.of("rows", study.rows().size()));
        rows.add(Step.of(
                "of these with an event (bought, left, referred)", study.rows().events()));
        steps.add(Step.of("rows", rows));
        if (study.plan().outcome().isForecast()) {
            steps.add(Step.of("share of the lifetime value that is forecast", study.forecastShare()));
        }
        steps.add(Step.of("shown", (worth.isCrossFitted() ? "cross-fitted: " : "least squares: ") + headline.text()));
        worth.raw()
                .map(raw -> steps.add(Step.of(
                        "unadjusted", Means.measured(raw, study.unitPerPoint()).text())));
        comparison.model().map(model -> steps.add(modelStep(model)));
        worth.crossFitted().map(result -> steps.add(crossFitted(result)));
        bend.map(found -> steps.add(bendStep(found)));
        twoPart.map(two -> steps.add(two.workings()));
        return steps;
    }

    private Step crossFitted(PartiallyLinear.Result result) {
        List<Step> steps = new ArrayList<>(List.of(
                Step.of("rows", worth.doublyRobust().rows()),
                Step.of("model of the outcome", DoublyRobust.learner(result.outcomeLearner())),
                Step.of("model of the rating", DoublyRobust.learner(result.exposureLearner())),
                Step.of("slope in each split", result.splits().toString()),
                Step.of("R² of the outcome out of fold", result.outcomeR2()),
                Step.of("R² of the rating out of fold", result.exposureR2()),
                Step.of("slope, median of the splits", result.effect().value()),
                Step.of("standard error", result.effect().standardError())));
        worth.doublyRobust()
                .byRegression(result)
                .ifPresent(fit -> fit.map(other -> steps.add(Step.of(
                        "slope with regressions alone",
                        other.effect().value() + " (standard error "
                                + other.effect().standardError() + ")"))));
        return Step.of("cross-fitted: five folds, five splits, the models that predict best out of fold", steps);
    }

    private static Step bendStep(Bend found) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of("p of a straight line", found.pValue()));
        found.at().ifPresent(at -> steps.add(Step.of("bend at", at)));
        steps.add(Step.of(
                "slope below", found.below().value() + " (" + found.below().standardError() + ")"));
        steps.add(Step.of(
                "slope above", found.above().value() + " (" + found.above().standardError() + ")"));
        return Step.of("straight line or bend", steps);
    }

    private Step modelStep(Ols.Result model) {
        List<Step> coefficients = new ArrayList<>();
        coefficients.add(Step.of("intercept", model.coefficients().at(0)));
        coefficients.add(
                Step.of("rating", model.coefficients().at(1) + " (standard error " + model.standardError(1) + ")"));
        List<String> names = worth.covariates().names();
        for (int j = 0; j < names.size(); j++) {
            coefficients.add(Step.of(names.get(j), model.coefficients().at(j + 2)));
        }
        return Step.of(
                "adjusted: ordinary least squares, " + model.errors() + " errors, "
                        + Unit.share("").write(model.r2()) + " of the variance explained",
                coefficients);
    }

    private static String number(double value) {
        return Unit.number("").write(value, value == Math.rint(value) ? 0 : 2, RoundingMode.HALF_EVEN);
    }
}
