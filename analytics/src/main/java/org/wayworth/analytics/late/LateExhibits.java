package org.wayworth.analytics.late;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Estimate;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve.Join;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve.Point;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/** The pictures of {@link LateAnalysis}. */
final class LateExhibits {

    private static final Unit POINTS = Unit.number("points");

    /** First day of each class of days late; the first class is open downward. */
    private static final double[] FIRST_DAY = {Double.NEGATIVE_INFINITY, -14, -7, 0, 1, 4, 8, 15};

    private static final String[] CLASS = {
        "15 or more early",
        "8 to 14 early",
        "1 to 7 early",
        "on the day",
        "1 to 3 late",
        "4 to 7 late",
        "8 to 14 late",
        "15 or more late",
        "not kept when they answered"
    };

    /** The class of promises whose lateness had no end yet. */
    private static final int OPEN = CLASS.length - 1;

    /** A class with fewer responses gets no point of its own. */
    private static final int FEWEST_IN_CLASS = 30;

    private final LateKind kind;
    private final LateRows known;
    private final LateRows timely;
    private final Comparison comparison;
    private final Measured adjusted;
    private final Base base;

    LateExhibits(LateKind kind, LateRows known, LateRows timely, Comparison comparison, Measured adjusted, Base base) {
        this.kind = kind;
        this.known = known;
        this.timely = timely;
        this.comparison = comparison;
        this.adjusted = adjusted;
        this.base = base;
    }

    List<Exhibit> all() {
        List<Exhibit> exhibits = new ArrayList<>();
        Curve curve = byDays();
        if (!curve.series().isEmpty()) {
            exhibits.add(curve);
        }
        exhibits.add(plainAverages());
        exhibits.add(methods());
        exhibits.add(answers());
        exhibits.add(SampleAccount.picture(base));
        return exhibits;
    }

    /** "−2.04 points (95%: −2.12 to −1.95), all answers". */
    String rawText() {
        return known.comparison(known.late())
                .raw()
                .fold(estimate -> Means.measured(estimate, POINTS).text() + ", all responses", no -> "not computable");
    }

    private Curve byDays() {
        double[] days = timely.daysLate();
        double[] open = timely.open();
        double[] index = new double[days.length];
        Arrays.setAll(index, i -> open[i] == 1 ? OPEN : classOf(days[i]));
        long[] counts = new long[CLASS.length];
        for (double k : index) {
            counts[(int) k]++;
        }
        double[] present = java.util.stream.IntStream.range(0, CLASS.length)
                .filter(k -> counts[k] > 0)
                .asDoubleStream()
                .toArray();
        List<Point> points = timely.comparison(index)
                .levelModel(present)
                .<List<Point>>fold(
                        model -> {
                            List<Point> drawn = new ArrayList<>();
                            for (int k = 0; k < present.length; k++) {
                                int level = (int) present[k];
                                if (counts[level] >= FEWEST_IN_CLASS) {
                                    Estimate mean = Means.ofLevel(model, k, counts[level]);
                                    drawn.add(new Point(
                                            level, CLASS[level], Means.measured(mean, POINTS), counts[level]));
                                }
                            }
                            return drawn;
                        },
                        no -> List.of());
        return new Curve(
                "Rating by days early or late, adjusted",
                new Axis("Days between promise and " + kind.kind(), Unit.number("")),
                new Axis("Rating", Unit.number("points, " + (int) kind.scaleLow() + " to " + (int) kind.scaleHigh())),
                points.isEmpty() ? List.of() : List.of(new Curve.Series("Rating", Join.STEP, points)),
                List.of(new Curve.Mark(3.5, "late from here")));
    }

    private static double classOf(double days) {
        int k = FIRST_DAY.length - 1;
        while (days < FIRST_DAY[k]) {
            k--;
        }
        return k;
    }

    private Exhibit plainAverages() {
        List<List<Cell>> rows = new ArrayList<>();
        rows.addAll(mean("late", known.onlyLate(true)));
        rows.addAll(mean("on time", known.onlyLate(false)));
        LateRows open = known.where("is_open");
        if (open.people() >= SmallGroups.STANDARD) {
            rows.addAll(mean("of the late: not kept when they answered", open));
        }
        return new Exhibit.Table(
                "All responses, unadjusted",
                List.of(
                        new Axis("Promise", Unit.number("")),
                        new Axis("Responses", Unit.count("responses")),
                        new Axis("Mean rating", POINTS),
                        new Axis("95% interval", POINTS)),
                rows);
    }

    private static List<List<Cell>> mean(String name, LateRows group) {
        return Means.plain(group.ratings())
                .fold(
                        mean -> {
                            Measured measured = Means.measured(mean, POINTS);
                            return List.of(List.of(
                                    Cell.text(name),
                                    Cell.number(group.size(), Unit.count("responses")),
                                    Cell.value(measured),
                                    Cell.text(measured.intervalText())));
                        },
                        no -> List.of());
    }

    private Exhibit methods() {
        List<Ranking.Bar> bars = new ArrayList<>();
        known.comparison(known.late())
                .raw()
                .map(raw -> bars.add(
                        new Ranking.Bar("Unadjusted, all responses", Means.measured(raw, POINTS), known.size())));
        comparison
                .raw()
                .map(raw -> bars.add(new Ranking.Bar(
                        "Unadjusted, answered when lateness was known", Means.measured(raw, POINTS), timely.size())));
        bars.add(new Ranking.Bar("Adjusted", adjusted, timely.size()));
        LateRows reached = timely.without("is_open");
        if (timely.where("is_open").people() >= SmallGroups.STANDARD) {
            reached.comparison(reached.late())
                    .adjusted()
                    .map(estimate -> bars.add(new Ranking.Bar(
                            "Adjusted, without those not kept when they answered",
                            Means.measured(estimate, POINTS),
                            reached.size())));
        }
        return new Ranking("Late less on time, by method", new Axis("Late less on time", POINTS), 0, bars);
    }

    private Exhibit answers() {
        double[] levels = Arrays.stream(known.ratings()).distinct().sorted().toArray();
        List<Exhibit.Shares.Row> rows = new ArrayList<>();
        for (boolean late : new boolean[] {true, false}) {
            double[] ratings = known.onlyLate(late).ratings();
            List<Long> counts = Arrays.stream(levels)
                    .mapToObj(level ->
                            Arrays.stream(ratings).filter(r -> r == level).count())
                    .toList();
            rows.add(new Exhibit.Shares.Row(late ? "late" : "on time", counts));
        }
        return new Exhibit.Shares(
                "Distribution of ratings, late and on time",
                "responses",
                Arrays.stream(levels)
                        .mapToObj(level -> Unit.number("")
                                .write(level, level == Math.rint(level) ? 0 : 1, java.math.RoundingMode.HALF_EVEN))
                        .toList(),
                rows);
    }
}
