package org.wayworth.analytics.listening;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.kernel.Estimate;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve.Join;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve.Point;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve.Series;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/** The pictures and tables of {@link ListeningAnalysis}. */
final class ListeningExhibits {

    /** With more different ratings the shares of single ones say little. */
    private static final int MOST_LEVELS = 11;

    /** Level of three standard deviations, which control limits stand at. */
    private static final double LIMIT_LEVEL = 0.9973;

    private static final Unit NONE = Unit.number("");

    private final ListeningMeasure measure;
    private final ListeningTime time;
    private final ListeningTrend trend;
    private final SmallGroups small;

    ListeningExhibits(ListeningMeasure measure, ListeningTime time, ListeningTrend trend, SmallGroups small) {
        this.measure = measure;
        this.time = time;
        this.trend = trend;
        this.small = small;
    }

    /** The score by period with its marks; empty with fewer than two periods to show. */
    Optional<Curve> course() {
        List<ListeningTrend.Period> shown = trend.shown();
        if (shown.size() < 2) {
            return Optional.empty();
        }
        List<Series> series = new ArrayList<>();
        trend.limits().ifPresent(limits -> series.add(usual(shown, limits)));
        series.add(new Series(
                measure.name(),
                Join.LINE,
                shown.stream()
                        .map(p -> new Point(
                                p.number(),
                                p.name(),
                                p.score().orElseThrow().measured(measure),
                                p.score().orElseThrow().n()))
                        .toList()));
        return Optional.of(new Curve(
                measure.name() + " by " + trend.step().meaning().replaceAll("s( of the year)?$", "") + hiddenPeriods(),
                new Axis("Answered in", NONE),
                new Axis(measure.name(), measure.unit()),
                series,
                trend.marks().stream()
                        .map(mark -> new Curve.Mark(mark.at(), mark.text()))
                        .toList()));
    }

    private Series usual(List<ListeningTrend.Period> shown, ListeningTrend.Limits limits) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            ListeningTrend.Period p = shown.get(i);
            points.add(new Point(
                    p.number(),
                    p.name(),
                    new Measured(limits.centre(), limits.low()[i], limits.high()[i], LIMIT_LEVEL, measure.unit()),
                    p.score().orElseThrow().n()));
        }
        return new Series("Usual range", Join.STEP, points);
    }

    private String hiddenPeriods() {
        int hidden = trend.periods().size() - trend.shown().size();
        return hidden == 0 ? "" : " (" + hidden + " hidden: fewer than " + small.fewest() + " people)";
    }

    /** Every period as it is and weighted, small ones without their figures. */
    Exhibit periods() {
        List<List<Cell>> rows = new ArrayList<>();
        for (ListeningTrend.Period p : trend.periods()) {
            rows.add(row(p.name(), p.score(), p.rows().people()));
        }
        return new Exhibit.Table("Every period, as it is and weighted", columns("Answered in"), rows);
    }

    Exhibit groupTable(ListeningGroups groups) {
        List<List<Cell>> rows = new ArrayList<>();
        groups.shown().forEach(g -> rows.add(row(g.name(), g.score(), g.people())));
        groups.all().stream()
                .filter(g -> !g.shown())
                .forEach(g -> rows.add(row(g.name(), Optional.empty(), g.people())));
        return new Exhibit.Table(
                "By " + groups.by() + ", hidden groups included", columns(Sentence.begin(groups.by())), rows);
    }

    private List<Axis> columns(String first) {
        return List.of(
                new Axis(first, NONE),
                new Axis("Responses", Unit.count("responses")),
                new Axis("People", Unit.count("people")),
                new Axis("As answered", measure.unit()),
                new Axis("95% interval", measure.unit()),
                new Axis("Weighted by the source", measure.unit()),
                new Axis("95% interval", measure.unit()),
                new Axis("Plain answers it is worth", Unit.count("responses")));
    }

    private List<Cell> row(String name, Optional<ListeningScore> score, long people) {
        if (score.isEmpty()) {
            Cell none = Cell.text("");
            String why = small.shows(people) ? small.withheldText() : small.hiddenText();
            return List.of(Cell.text(name), Cell.text(why), none, none, none, none, none, none);
        }
        ListeningScore s = score.get();
        return List.of(
                Cell.text(name),
                Cell.number(s.n(), Unit.count("responses")),
                Cell.number(s.people(), Unit.count("people")),
                value(s.raw()),
                Cell.text(ListeningScore.measured(s.raw(), measure.unit()).intervalText()),
                s.weighted().map(this::value).orElseGet(() -> Cell.text("no weights")),
                Cell.text(s.weighted()
                        .map(w -> ListeningScore.measured(w, measure.unit()).intervalText())
                        .orElse("")),
                Cell.number(Math.floor(s.effectiveN()), Unit.count("responses")));
    }

    /** With its digits: a table is where others check ours. */
    private Cell value(Estimate estimate) {
        int decimals = measure.kind() == ListeningKind.MEAN ? 6 : 3;
        return new Cell(
                measure.unit().write(estimate.value(), decimals, RoundingMode.HALF_EVEN),
                OptionalDouble.of(estimate.value()));
    }

    /** Classes of the score, and single answers, now and before. */
    List<Exhibit> answers() {
        List<Exhibit> shares = new ArrayList<>();
        if (!measure.classes().isEmpty()) {
            shares.add(new Exhibit.Shares(
                    "How answers split",
                    "responses",
                    measure.classes(),
                    rows(measure.classes().size(), measure::classOf)));
        }
        double[] levels =
                Arrays.stream(time.now().ratings(measure)).distinct().sorted().toArray();
        if (levels.length <= MOST_LEVELS) {
            shares.add(answered(levels));
        }
        return shares;
    }

    /** Ratings that only a few gave are counted with their neighbours. */
    private Exhibit answered(double[] levels) {
        List<Exhibit.Shares.Row> each = rows(levels.length, rating -> Arrays.binarySearch(levels, rating));
        int[] joined = SmallGroups.standard()
                .joined(each.stream()
                        .map(row ->
                                row.counts().stream().mapToLong(Long::longValue).toArray())
                        .toArray(long[][]::new));
        int classes = joined[joined.length - 1] + 1;
        List<String> names = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            int one = c;
            double[] own = IntStream.range(0, levels.length)
                    .filter(k -> joined[k] == one)
                    .mapToDouble(k -> levels[k])
                    .toArray();
            String low = ListeningMeasure.write(own[0]);
            names.add(own.length == 1 ? low : low + " to " + ListeningMeasure.write(own[own.length - 1]));
        }
        return new Exhibit.Shares("What people answered", "responses", names, rows(classes, rating -> {
            int at = Arrays.binarySearch(levels, rating);
            return at < 0 ? at : joined[at];
        }));
    }

    private List<Exhibit.Shares.Row> rows(int classes, java.util.function.DoubleToIntFunction classOf) {
        List<Exhibit.Shares.Row> rows = new ArrayList<>();
        rows.add(row(time.nowText().isEmpty() ? "all answers" : time.nowText(), time.now(), classes, classOf));
        time.before().ifPresent(before -> rows.add(row(time.beforeText(), before, classes, classOf)));
        return rows;
    }

    private Exhibit.Shares.Row row(
            String label, ListeningRows rows, int classes, java.util.function.DoubleToIntFunction classOf) {
        long[] counts = new long[classes];
        for (double rating : rows.ratings(measure)) {
            int at = classOf.applyAsInt(rating);
            if (at >= 0) {
                counts[at]++;
            }
        }
        return new Exhibit.Shares.Row(label, Arrays.stream(counts).boxed().toList());
    }

    /** One dot a group; hidden ones are left out and counted in the title. */
    Exhibit ranking(ListeningGroups groups) {
        String hidden = groups.hidden() == 0
                ? ""
                : " (" + groups.hidden() + " hidden: fewer than " + small.fewest()
                        + " people, or would give them away)";
        return new Ranking(
                measure.name() + " by " + groups.by() + hidden,
                new Axis(measure.name(), measure.unit()),
                score(time.now()),
                groups.shown().stream()
                        .map(g -> new Ranking.Bar(
                                g.name(), g.score().orElseThrow().measured(measure), g.n()))
                        .toList());
    }

    /** Each group less all others. */
    Exhibit gaps(ListeningGroups groups) {
        return new Ranking(
                "Each " + groups.by() + " less all others",
                new Axis("Difference in " + measure.nameInside(), measure.differenceUnit()),
                0,
                groups.shown().stream()
                        .filter(g -> g.gap().isPresent())
                        .map(g -> new Ranking.Bar(
                                g.name(),
                                ListeningScore.measured(g.gap().get().difference(), measure.differenceUnit()),
                                g.n()))
                        .toList());
    }

    private double score(ListeningRows rows) {
        return ListeningScore.of(rows, measure).map(s -> s.shown().value()).orElse(0.0);
    }
}
