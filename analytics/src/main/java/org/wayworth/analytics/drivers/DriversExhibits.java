package org.wayworth.analytics.drivers;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wayworth.analytics.sceptic.Means;
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
    private final List<Optional<DriversPerformance>> performance;

    DriversExhibits(DriversStudy study) {
        this.study = study;
        this.model = study.model();
        this.order = study.isRanked()
                ? model.order()
                : IntStream.range(0, model.size()).toArray();
        this.matters = matters();
        this.performance = study.choice().together().stream()
                .map(item -> DriversPerformance.of(study, item))
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

    List<Exhibit> all(List<DriversApart> apart, DriversProbes probes) {
        List<Exhibit> exhibits = new ArrayList<>();
        if (study.isRanked()) {
            exhibits.add(importance());
        }
        exhibits.add(sizes());
        exhibits.add(priorities());
        exhibits.add(matrix());
        if (study.isRanked()) {
            exhibits.add(sureness());
        }
        List<DriversShapes.Shape> shapes = DriversShapes.of(study);
        if (!shapes.isEmpty()) {
            exhibits.add(shapes(shapes));
        }
        if (!apart.isEmpty()) {
            exhibits.add(apart(apart));
        }
        exhibits.addAll(probes.exhibits());
        exhibits.add(coverage());
        exhibits.add(new Exhibit.Attrition("Whose answers are in the model", study.base()));
        return exhibits;
    }

    private Exhibit importance() {
        return new Ranking(
                "What each question accounts for, of the " + Unit.share("").write(model.r2()) + " that all explain",
                new Axis("Share of what is explained", study.shareUnit()),
                0,
                bars(j -> model.share(j, study.shareUnit())));
    }

    private Exhibit sizes() {
        return new Ranking(
                "What one point more of a question goes with, the others held",
                new Axis(
                        "Difference in " + study.target().noun(), study.target().perPoint()),
                0,
                bars(j -> model.slope(j, study.target().perPoint())));
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
            performance
                    .get(j)
                    .ifPresent(how -> rows.add(List.of(
                            Cell.text(model.name(j)),
                            Cell.value(how.mean()),
                            Cell.text(how.mean().intervalText()),
                            Cell.number(how.target(), PLAIN),
                            Cell.value(how.below()),
                            Cell.text(how.below().intervalText()),
                            Cell.value(model.slope(j, study.target().perPoint())),
                            Cell.text(model.slope(j, study.target().perPoint()).intervalText()),
                            Cell.text(how.advice(matters[j])))));
        }
        return new Exhibit.Table(
                "What to do first: how well each question does, and what a point of it goes with",
                List.of(
                        new Axis("Question", PLAIN),
                        new Axis("Mean", POINTS),
                        new Axis("95% interval", POINTS),
                        new Axis("Target", POINTS),
                        new Axis("Below the target", Unit.share("of ratings")),
                        new Axis("95% interval", Unit.share("of ratings")),
                        new Axis("One point more goes with", study.target().perPoint()),
                        new Axis("95% interval", study.target().perPoint()),
                        new Axis("Advice", PLAIN)),
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
                            List.of(new Curve.Point(
                                    how.mean().value(),
                                    how.mean().valueText(),
                                    model.slope(j, study.target().perPoint()),
                                    how.n())))));
        }
        List<Curve.Mark> marks = IntStream.of(order)
                .mapToDouble(j -> study.targetLevel(study.item(j)))
                .distinct()
                .mapToObj(level -> new Curve.Mark(level, "target"))
                .toList();
        return new Curve(
                "Left of the target and above 0: fix first",
                new Axis("How well we do: mean rating", POINTS),
                new Axis("What one point more goes with", study.target().perPoint()),
                series,
                marks);
    }

    private Exhibit sureness() {
        List<List<Cell>> rows = new ArrayList<>();
        for (int k = 0; k < order.length; k++) {
            int j = order[k];
            double top = model.inTop(j, Math.min(3, model.size() - 1));
            rows.add(List.of(
                    Cell.text(model.name(j)),
                    Cell.number(k + 1, Unit.count("")),
                    Cell.text(model.ranks(j)),
                    new Cell(Unit.share("").write(top, 0, RoundingMode.HALF_EVEN), OptionalDouble.of(top)),
                    Cell.number(model.correlation(j), PLAIN),
                    Cell.text(sign(j))));
        }
        return new Exhibit.Table(
                "How sure the order is, over "
                        + Unit.whole(model.resampled().replicates().values().rows()) + " resamples",
                List.of(
                        new Axis("Question", PLAIN),
                        new Axis("Rank", Unit.count("")),
                        new Axis("95% of resamples", PLAIN),
                        new Axis("In the top " + Math.min(3, model.size() - 1), Unit.share("of resamples")),
                        new Axis("Correlation with the outcome", PLAIN),
                        new Axis("Direction, the others held", PLAIN)),
                rows);
    }

    private String sign(int j) {
        if (!model.slope(j, PLAIN).isClearOf(0)) {
            return "no clear sign";
        }
        String direction = model.slope(j) > 0 ? "more is better" : "more is worse";
        return model.isSuppressed(j) ? direction + ": turned against its correlation" : direction;
    }

    private Exhibit shapes(List<DriversShapes.Shape> shapes) {
        List<List<Cell>> rows = new ArrayList<>();
        for (DriversShapes.Shape shape : shapes) {
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
                "What low and high ratings go with, against those between",
                List.of(
                        new Axis("Question", PLAIN),
                        new Axis("Low rating", unit),
                        new Axis("95% interval", unit),
                        new Axis("Highest rating", unit),
                        new Axis("95% interval", unit),
                        new Axis("Kind", PLAIN)),
                rows);
    }

    private Exhibit apart(List<DriversApart> apart) {
        return new Ranking(
                "Questions that only some could answer: one point more, among those who did, the others held",
                new Axis(
                        "Difference in " + study.target().noun(), study.target().perPoint()),
                0,
                apart.stream()
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
                        Cell.number(each.blank(), Unit.count("")),
                        Cell.number(each.notApplicable(), Unit.count("")),
                        Cell.number(each.missingShare(), Unit.share("")),
                        Cell.text(use(each))))
                .collect(Collectors.toList());
        return new Exhibit.Table(
                "What there is of each question",
                List.of(
                        new Axis("Question", PLAIN),
                        new Axis("Rated", Unit.count("responses")),
                        new Axis("Left blank", Unit.count("responses")),
                        new Axis("Did not apply", Unit.count("responses")),
                        new Axis("Not rated", Unit.share("of responses")),
                        new Axis("Where it is looked at", PLAIN)),
                rows);
    }

    private String use(DriversChoice.Coverage each) {
        if (study.choice().together().contains(each.item())) {
            return "with the others";
        }
        return study.choice().apart().contains(each.item())
                ? "among those who rated it"
                : "nowhere: too few, or all alike";
    }
}
