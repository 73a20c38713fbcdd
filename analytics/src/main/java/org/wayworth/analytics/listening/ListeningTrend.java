package org.wayworth.analytics.listening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.kernel.series.ChangePoints;
import org.wayworth.kernel.series.MannKendall;
import org.wayworth.kernel.series.ProportionChart;

/** The score period by period: what is usual, what changed in the asking, where it is going. */
final class ListeningTrend {

    /** Fewer periods cannot show a trend at the usual level. */
    static final int FEWEST_FOR_TREND = 6;

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
    record Period(int number, String name, ListeningRows rows, Optional<ListeningScore> score) {}

    /** @param low and high: where periods lie that are like the others */
    record Limits(double centre, double spread, double[] low, double[] high) {}

    /** @param at place on the axis: between the period before and the one that is unlike it */
    record Mark(double at, String text) {}

    private final ListeningMeasure measure;
    private final ListeningStep step;
    private final List<Period> periods;
    private final List<ListeningAsked> asked;

    private ListeningTrend(
            ListeningMeasure measure, ListeningStep step, List<Period> periods, List<ListeningAsked> asked) {
        this.measure = measure;
        this.step = step;
        this.periods = periods;
        this.asked = asked;
    }

    static ListeningTrend of(
            ListeningRows rows,
            ListeningMeasure measure,
            ListeningStep step,
            SmallGroups small,
            List<ListeningAsked> asked) {
        Map<Integer, ListeningRows> parts = rows.dated().byPeriod(step);
        boolean[] shown = small.shown(
                parts.values().stream().mapToLong(ListeningRows::people).toArray());
        List<Period> periods = new ArrayList<>();
        parts.forEach((number, part) -> periods.add(new Period(
                number,
                step.name(number),
                part,
                shown[periods.size()] ? ListeningScore.of(part, measure) : Optional.empty())));
        return new ListeningTrend(measure, step, periods, asked);
    }

    List<Period> periods() {
        return periods;
    }

    ListeningStep step() {
        return step;
    }

    /** Those with a score. */
    List<Period> shown() {
        return periods.stream().filter(period -> period.score().isPresent()).toList();
    }

    double[] scores() {
        return shown().stream()
                .mapToDouble(period -> period.score().orElseThrow().shown().value())
                .toArray();
    }

    /** The direction, tested for autocorrelation; per period. Empty with too few periods. */
    Optional<MannKendall.Result> direction() {
        List<Period> shown = shown();
        if (shown.size() < FEWEST_FOR_TREND) {
            return Optional.empty();
        }
        double[] times = shown.stream().mapToDouble(Period::number).toArray();
        return MannKendall.fit(times, scores(), MannKendall.Options.defaults())
                .fold(Optional::of, no -> Optional.empty());
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
        return measure.kind() == ListeningKind.TOP_BOX && !shown.get(0).rows().isWeighted()
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
                marks.add(new Mark(at, "other survey or scale"));
            }
            Map<String, Double> then = channels.getOrDefault(before.number(), Map.of());
            Map<String, Double> since = channels.getOrDefault(now.number(), Map.of());
            if (!then.isEmpty() && !since.isEmpty() && moved(then, since) > OTHER_CHANNELS) {
                marks.add(new Mark(at, "asked in other ways"));
            }
        }
        breaks().forEach(at -> marks.add(new Mark(at, "another level from here")));
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
        for (ListeningAsked a : asked) {
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
