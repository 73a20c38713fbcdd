package org.wayworth.analytics.drivers;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.proportion.MultipleTests;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/** The pictures of one {@link DriversStudy}. */
final class DriversExhibits {

    private static final double ALPHA = 0.05;

    /** A standardised slope below this is small even when it is sure (Cohen 1988: 0.1). */
    private static final double SMALL = 0.10;

    private static final Unit POINTS = Unit.number("points");
    private static final Unit PLAIN = Unit.number("");

    private final DriversStudy study;
    private final DriversModel model;
    /** Questions in the order in which they are listed: by importance where that is known, else as they were asked. */
    private final int[] order;

    private final boolean[] matters;
    private final List<Optional<QuestionPerformance>> performance;

    DriversExhibits(DriversStudy study) {
        this.study = study;
        this.model = study.model();
        this.order = study.isRanked()
                ? model.order()
                : IntStream.range(0, model.size()).toArray();
        this.matters = matters();
        this.performance = study.choice().together().stream()
                .map(item -> QuestionPerformance.of(study, item))
                .toList();
    }

    /** Slopes above 0 beyond chance, over all questions (Benjamini–Hochberg), and not surely small. */
    private boolean[] matters() {
        double[] chance = IntStream.range(0, model.size())
                .mapToDouble(j -> PValue.normal(model.slope(j) / model.slopeError(j)))
                .toArray();
        double[] adjusted = MultipleTests.BENJAMINI_HOCHBERG.adjust(chance).toArray();
        boolean[] matters = new boolean[adjusted.length];
        for (int j = 0; j < matters.length; j++) {
            matters[j] = adjusted[j] < ALPHA
                    && model.slope(j) > 0
                    && model.slope(j, PLAIN).high() >= SMALL * model.pointsPerStandard(j);
        }
        return matters;
    }

    List<Exhibit> all(List<RoutedQuestion> routed, ModelAssumptions assumptions) {
        List<Exhibit> exhibits = new ArrayList<>();
        if (study.isRanked()) {
            exhibits.add(importance());
        }
        exhibits.add(slopes());
        exhibits.add(priorities());
        exhibits.add(matrix());
        if (study.isRanked()) {
            exhibits.add(stability());
        }
        List<KanoContrasts.Shape> shapes = KanoContrasts.of(study);
        if (!shapes.isEmpty()) {
            exhibits.add(kano(shapes));
        }
        if (!routed.isEmpty()) {
            exhibits.add(routed(routed));
        }
        exhibits.addAll(assumptions.exhibits());
        exhibits.add(coverage());
        exhibits.add(SampleAccount.picture(study.base()));
        return exhibits;
    }

    private Exhibit importance() {
        return new Ranking(
                "Driver importance: share of the " + Unit.share("").write(model.r2()) + " of the variation that "
                        + model.size() + " questions explain",
                new Axis("Share of the explained variation", study.shareUnit()),
                0,
                bars(j -> model.share(j, study.shareUnit())));
    }

    private Exhibit slopes() {
        return new Ranking(
                "Difference in " + study.target().noun() + " per point of each question, the others held constant",
                difference(),
                0,
                bars(j -> model.slope(j, study.target().perPoint())));
    }

    private Axis difference() {
        return new Axis("Difference in " + study.target().noun(), study.target().perPoint());
    }

    private List<Ranking.Bar> bars(IntFunction<Measured> value) {
        return IntStream.of(order)
                .mapToObj(j -> new Ranking.Bar(model.name(j), value.apply(j), rated(j)))
                .toList();
    }

    private long rated(int j) {
        return study.choice().of(study.choice().together().get(j)).rated();
    }

    /** Sides by intervals, at the target and at no difference: never at the means. */
    private Exhibit priorities() {
        List<List<Cell>> rows = new ArrayList<>();
        for (int j : order) {
            Measured slope = model.slope(j, study.target().perPoint());
            performance
                    .get(j)
                    .ifPresent(how -> rows.add(List.of(
                            Cell.text(model.name(j)),
                            Cell.value(how.mean()),
                            Cell.text(how.mean().intervalText()),
                            Cell.number(how.target(), PLAIN),
                            Cell.value(how.below()),
                            Cell.text(how.below().intervalText()),
                            Cell.value(slope),
                            Cell.text(slope.intervalText()),
                            Cell.text(how.advice(matters[j])))));
        }
        return new Exhibit.Table(
                "Priorities: performance and importance of each driver",
                List.of(
                        new Axis("Driver", PLAIN),
                        new Axis("Mean rating", POINTS),
                        new Axis("95% interval", POINTS),
                        new Axis("Target", POINTS),
                        new Axis("Below the target", Unit.share("of ratings")),
                        new Axis("95% interval", Unit.share("of ratings")),
                        new Axis("Difference per point", study.target().perPoint()),
                        new Axis("95% interval", study.target().perPoint()),
                        new Axis("Priority", PLAIN)),
                rows);
    }

    private Exhibit matrix() {
        List<Curve.Series> series = new ArrayList<>();
        for (int j : order) {
            performance
                    .get(j)
                    .ifPresent(how -> series.add(new Curve.Series(
                            model.name(j),
                            Curve.Join.DOTS,
                            List.of(Curve.Point.of(
                                    how.mean(), model.slope(j, study.target().perPoint()), how.n())))));
        }
        List<Curve.Mark> marks = IntStream.of(order)
                .mapToDouble(j -> study.targetLevel(study.item(j)))
                .distinct()
                .mapToObj(level -> new Curve.Mark(level, "target"))
                .toList();
        return new Curve(
                "Importance and performance: improve first what lies left of the target and high up",
                new Axis("Performance: mean rating", POINTS),
                new Axis("Importance: difference per point", study.target().perPoint()),
                series,
                marks);
    }

    private Exhibit stability() {
        int most = Math.min(3, model.size() - 1);
        List<List<Cell>> rows = new ArrayList<>();
        for (int k = 0; k < order.length; k++) {
            int j = order[k];
            double top = model.inTop(j, most);
            rows.add(List.of(
                    Cell.text(model.name(j)),
                    Cell.number(k + 1, Unit.count("")),
                    Cell.text(model.ranks(j)),
                    new Cell(Unit.share("").write(top, 0, RoundingMode.HALF_EVEN), OptionalDouble.of(top)),
                    Cell.number(model.correlation(j), PLAIN),
                    Cell.text(direction(j))));
        }
        return new Exhibit.Table(
                "Stability of the ranking over "
                        + Unit.whole(model.resampled().replicates().values().rows()) + " bootstrap samples",
                List.of(
                        new Axis("Driver", PLAIN),
                        new Axis("Rank", Unit.count("")),
                        new Axis("Rank in 95% of samples", PLAIN),
                        new Axis(most == 1 ? "Ranked first" : "In the top " + most, Unit.share("of bootstrap samples")),
                        new Axis("Correlation with " + study.target().noun(), PLAIN),
                        new Axis("Direction, others held constant", PLAIN)),
                rows);
    }

    private String direction(int j) {
        if (!model.slope(j, PLAIN).isClearOf(0)) {
            return "not clear";
        }
        String direction = model.slope(j) > 0 ? "positive" : "negative";
        return model.isSuppressed(j) ? direction + ", opposite to its correlation" : direction;
    }

    private Exhibit kano(List<KanoContrasts.Shape> shapes) {
        List<List<Cell>> rows = new ArrayList<>();
        for (KanoContrasts.Shape shape : shapes) {
            Measured low = Means.measured(shape.low(), PLAIN);
            Measured high = Means.measured(shape.high(), PLAIN);
            rows.add(List.of(
                    Cell.text(model.name(shape.question())),
                    Cell.value(low),
                    Cell.text(low.intervalText()),
                    Cell.value(high),
                    Cell.text(high.intervalText()),
                    Cell.text(shape.kind())));
        }
        Unit unit = Unit.number("difference in " + study.target().noun());
        return new Exhibit.Table(
                "Kano categories: penalty of low ratings and reward of high ones, against those between",
                List.of(
                        new Axis("Driver", PLAIN),
                        new Axis("Low rating", unit),
                        new Axis("95% interval", unit),
                        new Axis("Highest rating", unit),
                        new Axis("95% interval", unit),
                        new Axis("Category", PLAIN)),
                rows);
    }

    private Exhibit routed(List<RoutedQuestion> routed) {
        return new Ranking(
                "Questions that only some customers could answer: difference per point among those who did",
                difference(),
                0,
                routed.stream()
                        .map(each -> new Ranking.Bar(
                                each.name(),
                                each.slope(study.target().perPoint()),
                                each.rows().size()))
                        .toList());
    }

    private Exhibit coverage() {
        List<List<Cell>> rows = study.choice().coverage().stream()
                .map(each -> List.of(
                        Cell.text(each.name()),
                        Cell.number(each.rated(), Unit.count("")),
                        Cell.number(each.missing(), Unit.count("")),
                        Cell.number(each.notApplicable(), Unit.count("")),
                        Cell.number(each.missingShare(), Unit.share("")),
                        Cell.text(use(each))))
                .toList();
        return new Exhibit.Table(
                "Answers to each question, and how they are used",
                List.of(
                        new Axis("Question", PLAIN),
                        new Axis("Rated", Unit.count("responses")),
                        new Axis("Missing", Unit.count("responses")),
                        new Axis("Did not apply", Unit.count("responses")),
                        new Axis("Not rated", Unit.share("of responses")),
                        new Axis("Use", PLAIN)),
                rows);
    }

    private String use(QuestionSelection.Coverage each) {
        if (study.choice().together().contains(each.item())) {
            return "in the model";
        }
        return study.choice().apart().contains(each.item())
                ? "separately, among those who rated it"
                : "not used: too few ratings, or all alike";
    }
}
