package org.wayworth.analytics.linkage;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.vocabulary.Measured;
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

    private final LinkageStudy study;
    private final Covariates covariates;
    private final Comparison comparison;
    private final Measured adjusted;

    LinkageExhibits(LinkageStudy study, Covariates covariates, Comparison comparison, Measured adjusted) {
        this.study = study;
        this.covariates = covariates;
        this.comparison = comparison;
        this.adjusted = adjusted;
    }

    List<Exhibit> all() {
        List<Exhibit> exhibits = new ArrayList<>();
        Curve curve = doseResponse();
        if (!curve.series().isEmpty()) {
            exhibits.add(curve);
        }
        exhibits.add(methods());
        exhibits.add(answers());
        exhibits.add(new Exhibit.Attrition("Who took part, and who was left out by which rule", study.base()));
        return exhibits;
    }

    /** The adjusted mean outcome at each rating, and the plain mean beside it. */
    private Curve doseResponse() {
        double[] levels =
                Arrays.stream(study.rows().ratings()).distinct().sorted().toArray();
        List<Series> series = new ArrayList<>();
        if (levels.length <= MOST_LEVELS) {
            add(series, "Alike customers", comparison, levels);
            add(
                    series,
                    "As they are",
                    study.rows().comparison(Covariates.ofRows(study.rows().size()), study.outcomeUnit()),
                    levels);
        }
        return new Curve(
                capital(study.options().outcome().noun()) + " by rating, among alike customers and as they are",
                new Axis("Rating", Unit.number("")),
                new Axis(capital(study.options().outcome().noun()), study.outcomeUnit()),
                series,
                List.of());
    }

    private void add(List<Series> series, String name, Comparison on, double[] levels) {
        on.levelModel(levels).map(model -> series.add(new Series(name, Join.LINE, points(model, levels))));
    }

    private List<Point> points(Ols.Result model, double[] levels) {
        double[] ratings = study.rows().ratings();
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < levels.length; k++) {
            double level = levels[k];
            long n = Arrays.stream(ratings).filter(r -> r == level).count();
            Estimate mean = Means.ofLevel(model, k, n);
            points.add(new Point(level, number(level), Means.measured(mean, study.outcomeUnit()), n));
        }
        return points;
    }

    private Exhibit methods() {
        List<Ranking.Bar> bars = new ArrayList<>();
        int n = study.rows().size();
        comparison
                .raw()
                .map(raw -> bars.add(new Ranking.Bar("As they are", Means.measured(raw, study.unitPerPoint()), n)));
        bars.add(new Ranking.Bar("Among alike customers", adjusted, n));
        return new Ranking(
                "What one point goes with, before and after allowing for what was known",
                new Axis("Difference", study.unitPerPoint()),
                0,
                bars);
    }

    private Exhibit answers() {
        double[] ratings = study.rows().ratings();
        double[] levels = Arrays.stream(ratings).distinct().sorted().toArray();
        List<Long> counts = Arrays.stream(levels)
                .mapToObj(
                        level -> Arrays.stream(ratings).filter(r -> r == level).count())
                .toList();
        return new Exhibit.Shares(
                "How the respondents rate",
                study.noun(),
                Arrays.stream(levels).mapToObj(LinkageExhibits::number).toList(),
                List.of(new Exhibit.Shares.Row("all", counts)));
    }

    List<Step> workings() {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of(
                "rows",
                List.of(
                        Step.of(
                                "responses of " + study.survey().survey(),
                                study.survey().nResponses()),
                        Step.of("landmarked", study.landmarked()),
                        Step.of(
                                "observed to the end of the horizon",
                                study.rows().size()),
                        Step.of(
                                "of these with a purchase afterwards",
                                study.rows().events()))));
        comparison
                .raw()
                .map(raw -> steps.add(Step.of(
                        "as they are", Means.measured(raw, study.unitPerPoint()).text())));
        comparison.model().map(model -> steps.add(modelStep(model)));
        return steps;
    }

    private Step modelStep(Ols.Result model) {
        List<Step> coefficients = new ArrayList<>();
        coefficients.add(Step.of("intercept", model.coefficients().at(0)));
        coefficients.add(
                Step.of("rating", model.coefficients().at(1) + " (standard error " + model.standardError(1) + ")"));
        List<String> names = covariates.names();
        for (int j = 0; j < names.size(); j++) {
            coefficients.add(Step.of(names.get(j), model.coefficients().at(j + 2)));
        }
        return Step.of(
                "model: ordinary least squares, " + model.errors() + " errors, "
                        + Unit.share("").write(model.r2()) + " of the variance explained",
                coefficients);
    }

    private static String number(double value) {
        return Unit.number("").write(value, value == Math.rint(value) ? 0 : 2, RoundingMode.HALF_EVEN);
    }

    private static String capital(String noun) {
        return Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
    }
}
