package org.wayworth.analytics.listening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.series.ChangePoints;
import org.wayworth.kernel.series.MannKendall;
import org.wayworth.kernel.series.ProportionChart;
import org.wayworth.vocabulary.Step;

/** The score period by period: what is usual, what changed in the asking, where it is going. */
final class ScoreTrend {

    /** Up to so many periods a trend is judged by how sure each of them is; more tell it by their order alone. */
    private static final int FEW = 8;

    private static final int FEWEST_FOR_LIMITS = 8;
    private static final int FEWEST_FOR_BREAKS = 10;

    /** Largest cumulative sum that is usual (5 % lie above) in a series without breaks: Ploberger and Krämer 1992. */
    private static final double USUAL_CUSUM = 1.36;

    /** Channels whose shares moved by this much together make another sample. */
    static final double OTHER_CHANNELS = 0.20;

    /** Limits of a control chart, in standard deviations. */
    private static final double LIMIT = 3;

    /** Mean moving range of two independent standard normals. */
    private static final double MEAN_RANGE = 2 / Math.sqrt(Math.PI);

    /** @param score empty where the period is hidden or has no interval */
    record Period(int number, String name, RatedResponses rows, Optional<Score> score) {}

    /** @param low and high: where periods lie that are like the others */
    record Limits(double centre, double spread, double[] low, double[] high) {}

    /**
     * Where the score is going.
     *
     * @param slope per period
     * @param method how it was computed, in a phrase
     * @param workings its figures
     */
    record Direction(double slope, Interval interval, double pValue, String method, List<Step> workings) {

        boolean isClear() {
            return pValue < RARE && !interval.contains(0);
        }
    }

    private static final double RARE = 0.05;

    /** What a mark on the axis says. */
    enum Change {
        SURVEY_OR_SCALE("survey or scale changed"),
        CHANNELS("invitation channels changed"),
        LEVEL("level shift");

        private final String text;

        Change(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** @param at place on the axis: between the period before and the one that is unlike it */
    record Mark(double at, Change change) {}

    private final RatedResponses rows;
    private final ScoreMeasure measure;
    private final PeriodLength step;
    private final List<Period> periods;
    private final List<MonthlyInvitations> asked;

    private ScoreTrend(
            RatedResponses rows,
            ScoreMeasure measure,
            PeriodLength step,
            List<Period> periods,
            List<MonthlyInvitations> asked) {
        this.rows = rows;
        this.measure = measure;
        this.step = step;
        this.periods = periods;
        this.asked = asked;
    }

    static ScoreTrend of(
            RatedResponses rows,
            ScoreMeasure measure,
            PeriodLength step,
            SmallGroups small,
            List<MonthlyInvitations> asked) {
        Map<Integer, RatedResponses> parts = rows.dated().byPeriod(step);
        boolean[] shown = RatedResponses.shown(small, parts.values());
        List<Period> periods = new ArrayList<>();
        parts.forEach((number, part) -> periods.add(new Period(
                number, step.name(number), part, shown[periods.size()] ? Score.of(part, measure) : Optional.empty())));
        return new ScoreTrend(rows.dated(), measure, step, periods, asked);
    }

    List<Period> periods() {
        return periods;
    }

    PeriodLength step() {
        return step;
    }

    /** Those with a score. */
    List<Period> shown() {
        return periods.stream().filter(period -> period.score().isPresent()).toList();
    }

    /** Whether few respondents decide where it is going: of all, and where periods are few, of each. */
    FewRespondents few() {
        FewRespondents all = FewRespondents.of(rows);
        return shown().size() > FEW
                ? all
                : shown().stream()
                        .map(period -> FewRespondents.of(period.rows()))
                        .reduce(all, FewRespondents::worse);
    }

    double[] scores() {
        return shown().stream()
                .mapToDouble(period -> period.score().orElseThrow().shown().value())
                .toArray();
    }

    /** Empty with too few periods. */
    Optional<Direction> direction() {
        List<Period> shown = shown();
        double[] times = shown.stream().mapToDouble(Period::number).toArray();
        Fit<Direction> found = shown.size() <= FEW
                ? FewWaves.fit(times, scores(), each(score -> score.shown().standardError()), each(Score::effectiveN))
                        .map(ScoreTrend::direction)
                : MannKendall.fit(times, scores(), MannKendall.Options.defaults())
                        .map(ScoreTrend::direction);
        return found.fold(Optional::of, no -> Optional.empty());
    }

    private double[] each(ToDoubleFunction<Score> figure) {
        return shown().stream()
                .mapToDouble(period -> figure.applyAsDouble(period.score().orElseThrow()))
                .toArray();
    }

    private static Direction direction(FewWaves line) {
        return new Direction(
                line.slope(),
                line.interval(Score.LEVEL),
                line.pValue(),
                "a straight line, each period weighted by its effective sample size",
                List.of(Step.of(
                        "weighted least squares with the errors of the scores",
                        List.of(
                                Step.of("slope per period", line.slope()),
                                Step.of("standard error", line.standardError()),
                                Step.of("scatter around the line over what chance explains", line.scatter()),
                                Step.of(
                                        "degrees of freedom",
                                        Double.isInfinite(line.degreesOfFreedom())
                                                ? "no limit: the scatter is that of chance"
                                                : line.degreesOfFreedom()),
                                Step.of("p-value", line.pValue())))));
    }

    private static Direction direction(MannKendall.Result found) {
        return new Direction(
                found.slope(),
                found.slopeInterval(),
                found.pValue(),
                "the median change from period to period (Sen's slope)",
                List.of(Step.of(
                        "Mann–Kendall test, allowing for autocorrelation",
                        List.of(
                                Step.of("rising minus falling pairs", found.s()),
                                Step.of("p-value", found.pValue()),
                                Step.of("variance inflated by", found.inflation()),
                                Step.of("slope per period (Sen)", found.slope())))));
    }

    /**
     * Control limits that let periods differ more than the size of their samples explains: Laney's p′ for shares, and the
     * same for weighted shares, net shares and means, where the spread between periods sets the scale.
     */
    Optional<Limits> limits() {
        List<Period> shown = shown();
        if (shown.size() < FEWEST_FOR_LIMITS) {
            return Optional.empty();
        }
        return measure.kind() == ScoreKind.TOP_BOX && !shown.get(0).rows().isWeighted()
                ? shares(shown)
                : Optional.of(others(shown));
    }

    private Optional<Limits> shares(List<Period> shown) {
        long[] sizes = shown.stream().mapToLong(p -> p.rows().size()).toArray();
        long[] hits = shown.stream()
                .mapToLong(
                        p -> Math.round(Arrays.stream(p.rows().values(measure)).sum()))
                .toArray();
        return ProportionChart.fit(hits, sizes, ProportionChart.Kind.LANEY)
                .map(chart -> new Limits(
                        chart.centre(),
                        chart.spread(),
                        chart.low().toArray(),
                        chart.high().toArray()))
                .fold(Optional::of, no -> Optional.empty());
    }

    private Limits others(List<Period> shown) {
        double[] scores = scores();
        double[] sizes = shown.stream()
                .mapToDouble(p -> p.score().orElseThrow().effectiveN())
                .toArray();
        double total = Arrays.stream(sizes).sum();
        double centre = IntStream.range(0, scores.length)
                .mapToDouble(i -> scores[i] * sizes[i] / total)
                .sum();
        double ranges = IntStream.range(1, scores.length)
                .mapToDouble(i -> Math.abs((scores[i] - centre) * Math.sqrt(sizes[i])
                        - (scores[i - 1] - centre) * Math.sqrt(sizes[i - 1])))
                .sum();
        double spread = ranges / (scores.length - 1) / MEAN_RANGE;
        double[] low = new double[scores.length];
        double[] high = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            double reach = LIMIT * spread / Math.sqrt(sizes[i]);
            low[i] = Math.max(measure.least(), centre - reach);
            high[i] = Math.min(measure.most(), centre + reach);
        }
        return new Limits(centre, spread, low, high);
    }

    /** Where the asking changed, so that scores before and after are not one series, and where the level itself did. */
    List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        Map<Integer, Map<String, Double>> channels = channels();
        for (int i = 1; i < periods.size(); i++) {
            Period before = periods.get(i - 1);
            Period now = periods.get(i);
            double at = now.number() - 0.5;
            if (!before.rows().sources().equals(now.rows().sources())) {
                marks.add(new Mark(at, Change.SURVEY_OR_SCALE));
            }
            Map<String, Double> then = channels.getOrDefault(before.number(), Map.of());
            Map<String, Double> since = channels.getOrDefault(now.number(), Map.of());
            if (!then.isEmpty() && !since.isEmpty() && moved(then, since) > OTHER_CHANNELS) {
                marks.add(new Mark(at, Change.CHANNELS));
            }
        }
        breaks().forEach(at -> marks.add(new Mark(at, Change.LEVEL)));
        return marks;
    }

    private List<Double> breaks() {
        List<Period> shown = shown();
        if (shown.size() < FEWEST_FOR_BREAKS) {
            return List.of();
        }
        return ChangePoints.fit(scores(), ChangePoints.Options.defaults())
                .fold(
                        found -> found.cusum() > USUAL_CUSUM
                                ? found.breaks().stream()
                                        .map(last -> shown.get(last).number() + 0.5)
                                        .toList()
                                : List.of(),
                        no -> List.of());
    }

    /** Share of each channel among those asked, by period. */
    private Map<Integer, Map<String, Double>> channels() {
        Map<Integer, Map<String, Double>> shares = new TreeMap<>();
        for (MonthlyInvitations a : asked) {
            shares.computeIfAbsent(step.periodOf(a.sentMonth()), period -> new TreeMap<>())
                    .merge(a.channel(), (double) a.nAsked(), Double::sum);
        }
        shares.values().forEach(counts -> {
            double all = counts.values().stream().mapToDouble(c -> c).sum();
            counts.replaceAll((channel, count) -> count / all);
        });
        return shares;
    }

    /** Share of those asked who would have to change channel to get from one mix to the other, 0 to 1. */
    static double moved(Map<String, Double> one, Map<String, Double> other) {
        List<String> names = new ArrayList<>(one.keySet());
        other.keySet().stream().filter(name -> !one.containsKey(name)).forEach(names::add);
        return names.stream()
                        .mapToDouble(name -> Math.abs(one.getOrDefault(name, 0.0) - other.getOrDefault(name, 0.0)))
                        .sum()
                / 2;
    }

    /** Periods beyond the limits, by name. */
    List<String> unusual(Limits limits) {
        double[] scores = scores();
        List<Period> shown = shown();
        return IntStream.range(0, scores.length)
                .filter(i -> scores[i] < limits.low()[i] || scores[i] > limits.high()[i])
                .mapToObj(i -> shown.get(i).name())
                .toList();
    }
}
