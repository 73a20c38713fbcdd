package org.wayworth.analytics.listening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
final class ScoreExhibits {

    /** With more different ratings the shares of single ones say little. */
    private static final int MOST_LEVELS = 11;

    /** Level of three standard deviations, which control limits stand at. */
    private static final double LIMIT_LEVEL = 0.9973;

    private static final Unit NONE = Unit.number("");

    private final ScoreMeasure measure;
    private final ReportingPeriod time;
    private final ScoreTrend trend;
    private final SmallGroups small;

    ScoreExhibits(ScoreMeasure measure, ReportingPeriod time, ScoreTrend trend, SmallGroups small) {
        this.measure = measure;
        this.time = time;
        this.trend = trend;
        this.small = small;
    }

    /** The score by period with its marks; empty with fewer than two periods to show. */
    Optional<Curve> course() {
        List<ScoreTrend.Period> shown = trend.shown();
        if (shown.size() < 2) {
            return Optional.empty();
        }
        List<Series> series = new ArrayList<>();
        trend.limits().ifPresent(limits -> series.add(controlLimits(shown, limits)));
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
                measure.name() + " by " + trend.step().noun() + hiddenPeriods(),
                new Axis("Period", NONE),
                new Axis(measure.name(), measure.unit()),
                series,
                trend.marks().stream()
                        .map(mark -> new Curve.Mark(mark.at(), mark.change().text()))
                        .toList()));
    }

    private Series controlLimits(List<ScoreTrend.Period> shown, ScoreTrend.Limits limits) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            ScoreTrend.Period p = shown.get(i);
            points.add(new Point(
                    p.number(),
                    p.name(),
                    new Measured(limits.centre(), limits.low()[i], limits.high()[i], LIMIT_LEVEL, measure.unit()),
                    p.score().orElseThrow().n()));
        }
        return new Series("Control limits", Join.STEP, points);
    }

    private String hiddenPeriods() {
        int hidden = trend.periods().size() - trend.shown().size();
        return hidden == 0 ? "" : " (" + hidden + " hidden: fewer than " + small.fewest() + " people)";
    }

    /** Every period, unweighted and weighted, small ones without their figures. */
    Exhibit periods() {
        List<List<Cell>> rows = new ArrayList<>();
        for (ScoreTrend.Period p : trend.periods()) {
            rows.add(row(p.name(), p.score(), p.rows().people()));
        }
        return new Exhibit.Table("Scores by period, unweighted and weighted", columns("Period"), rows);
    }

    Exhibit groupTable(ScoreBreakdown groups) {
        List<List<Cell>> rows = new ArrayList<>();
        groups.shown().forEach(g -> rows.add(row(g.name(), g.score(), g.people())));
        groups.all().stream()
                .filter(g -> !g.shown())
                .forEach(g -> rows.add(row(g.name(), Optional.empty(), g.people())));
        return new Exhibit.Table(
                "Scores by " + groups.by().noun() + ", unweighted and weighted",
                columns(Sentence.begin(groups.by().noun())),
                rows);
    }

    private List<Axis> columns(String first) {
        return List.of(
                new Axis(first, NONE),
                new Axis("Responses", Unit.count("responses")),
                new Axis("Respondents", Unit.count("people")),
                new Axis("Unweighted", measure.unit()),
                new Axis("95% interval", measure.unit()),
                new Axis("Weighted", measure.unit()),
                new Axis("95% interval", measure.unit()),
                new Axis("Effective sample size", Unit.count("responses")));
    }

    private List<Cell> row(String name, Optional<Score> score, long people) {
        if (score.isEmpty()) {
            Cell none = Cell.text("");
            String why = small.shows(people) ? small.withheldText() : small.hiddenText();
            return List.of(Cell.text(name), Cell.text(why), none, none, none, none, none, none);
        }
        Score s = score.get();
        return List.of(
                Cell.text(name),
                Cell.number(s.n(), Unit.count("responses")),
                Cell.number(s.people(), Unit.count("people")),
                value(s.raw()),
                Cell.text(Score.measured(s.raw(), measure.unit()).intervalText()),
                s.weighted().map(this::value).orElseGet(() -> Cell.text("no weights")),
                Cell.text(s.weighted()
                        .map(w -> Score.measured(w, measure.unit()).intervalText())
                        .orElse("")),
                Cell.number(Math.floor(s.effectiveN()), Unit.count("responses")));
    }

    /** As fine as its interval; the number behind it keeps every digit, for those who check ours. */
    private Cell value(Estimate estimate) {
        return Cell.value(Score.measured(estimate, measure.unit()));
    }

    /** Classes of the score, and single ratings, now and before. */
    List<Exhibit> answers() {
        List<Exhibit> shares = new ArrayList<>();
        if (!measure.classes().isEmpty()) {
            shares.add(new Exhibit.Shares(
                    measure.classesTitle(),
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
            String low = ScoreMeasure.write(own[0]);
            names.add(own.length == 1 ? low : low + " to " + ScoreMeasure.write(own[own.length - 1]));
        }
        return new Exhibit.Shares("Distribution of ratings", "responses", names, rows(classes, rating -> {
            int at = Arrays.binarySearch(levels, rating);
            return at < 0 ? at : joined[at];
        }));
    }

    private List<Exhibit.Shares.Row> rows(int classes, java.util.function.DoubleToIntFunction classOf) {
        List<Exhibit.Shares.Row> rows = new ArrayList<>();
        rows.add(row(time.isDated() ? time.label() : "all responses", time.now(), classes, classOf));
        time.before().ifPresent(before -> rows.add(row(before.text(), before.rows(), classes, classOf)));
        return rows;
    }

    private Exhibit.Shares.Row row(
            String label, RatedResponses rows, int classes, java.util.function.DoubleToIntFunction classOf) {
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
    Exhibit ranking(ScoreBreakdown groups) {
        String hidden = groups.hidden() == 0
                ? ""
                : " (" + groups.hidden() + " hidden: fewer than " + small.fewest() + " people, or would reveal them)";
        return new Ranking(
                measure.name() + " by " + groups.by().noun() + hidden,
                new Axis(measure.name(), measure.unit()),
                score(time.now()),
                groups.shown().stream()
                        .map(g -> new Ranking.Bar(
                                g.name(), g.score().orElseThrow().measured(measure), g.n()))
                        .toList());
    }

    /** Each group less all others. */
    Exhibit gaps(ScoreBreakdown groups) {
        return new Ranking(
                measure.name() + ": difference of each " + groups.by().noun() + " from all others",
                new Axis("Difference", measure.differenceUnit()),
                0,
                groups.shown().stream()
                        .filter(g -> g.gap().isPresent())
                        .map(g -> new Ranking.Bar(
                                g.name(), Score.measured(g.gap().get().difference(), measure.differenceUnit()), g.n()))
                        .toList());
    }

    private double score(RatedResponses rows) {
        return Score.of(rows, measure).map(s -> s.shown().value()).orElse(0.0);
    }
}
