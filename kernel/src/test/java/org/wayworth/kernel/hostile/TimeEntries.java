package org.wayworth.kernel.hostile;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.wayworth.kernel.sequence.DirectlyFollows;
import org.wayworth.kernel.sequence.EventLog;
import org.wayworth.kernel.sequence.RemovalEffect;
import org.wayworth.kernel.sequence.SequenceDistance;
import org.wayworth.kernel.sequence.Variants;
import org.wayworth.kernel.series.Autocorrelation;
import org.wayworth.kernel.series.ChangePoints;
import org.wayworth.kernel.series.Ewma;
import org.wayworth.kernel.series.MannKendall;
import org.wayworth.kernel.series.ProportionChart;
import org.wayworth.kernel.series.Stl;
import org.wayworth.kernel.structural.Impact;
import org.wayworth.kernel.structural.StructuralSeries;
import org.wayworth.kernel.survival.AalenJohansen;
import org.wayworth.kernel.survival.Concordance;
import org.wayworth.kernel.survival.Cox;
import org.wayworth.kernel.survival.FineGray;
import org.wayworth.kernel.survival.GrayTest;
import org.wayworth.kernel.survival.IntervalKind;
import org.wayworth.kernel.survival.KaplanMeier;
import org.wayworth.kernel.survival.LogRank;
import org.wayworth.kernel.survival.ProportionalHazards;
import org.wayworth.kernel.survival.RestrictedMean;

/** Times to an event, series in time, orders of steps. */
final class TimeEntries {

    private TimeEntries() {}

    static void add(Entries entries) {
        survival(entries);
        hazards(entries);
        series(entries);
        sequences(entries);
    }

    private static void survival(Entries entries) {
        for (IntervalKind kind : IntervalKind.values()) {
            entries.add(
                    "survival.KaplanMeier.fit " + kind,
                    t -> KaplanMeier.fit(
                                    t.times(),
                                    t.event(),
                                    KaplanMeier.Options.defaults().withKind(kind))
                            .map(curve -> List.of(curve, curve.cumulativeHazard(t.times()[0]))));
        }
        entries.add(
                "survival.KaplanMeier.reverse",
                t -> KaplanMeier.reverse(
                        t.times(), t.event(), KaplanMeier.Options.defaults().repeated(t.weights())));
        entries.add(
                "survival.RestrictedMean.of",
                t -> KaplanMeier.fit(t.times(), t.event(), KaplanMeier.Options.defaults())
                        .flatMap(curve -> RestrictedMean.of(
                                curve, Arrays.stream(t.times()).max().orElse(1) * 0.9, 0.95)));
        entries.add(
                "survival.RestrictedMean.difference",
                t -> KaplanMeier.fit(t.times(), t.event(), KaplanMeier.Options.defaults())
                        .flatMap(curve -> RestrictedMean.difference(
                                curve, curve, Arrays.stream(t.times()).max().orElse(1) * 0.9, 0.95)));
        entries.add(
                "survival.LogRank.test",
                t -> LogRank.test(t.times(), t.event(), t.groups(), LogRank.Options.defaults()));
        entries.add(
                "survival.LogRank.test strata",
                t -> LogRank.test(
                        t.times(),
                        t.event(),
                        t.treatedInts(),
                        LogRank.Options.defaults().within(t.groups()).withRho(1)));
        entries.add("survival.AalenJohansen.fit", t -> AalenJohansen.fit(t.times(), t.groups(), 0.95));
        entries.add("survival.GrayTest.test", t -> GrayTest.test(t.times(), t.groups(), t.treatedInts(), 1));
        entries.add(
                "survival.Concordance.of", t -> Concordance.of(t.times(), t.event(), t.columns()[0], t.groups(), 0.95));
    }

    private static void hazards(Entries entries) {
        Cox.Options free = new Cox.Options(Cox.Ties.EFRON, null, null, null, null, 0);
        for (Cox.Ties ties : Cox.Ties.values()) {
            entries.add(
                    "survival.Cox.fit " + ties, t -> Cox.fit(t.columns(), t.times(), t.event(), free.withTies(ties)));
        }
        entries.add(
                "survival.Cox.fit clusters",
                t -> Cox.fit(
                        t.two(),
                        t.times(),
                        t.event(),
                        free.clustered(t.cluster()).weighted(t.weights()).stratified(t.treatedInts())));
        for (ProportionalHazards.Clock clock : ProportionalHazards.Clock.values()) {
            entries.add(
                    "survival.ProportionalHazards.test " + clock,
                    t -> ProportionalHazards.test(t.columns(), t.times(), t.event(), free, clock));
        }
        entries.add("survival.FineGray.fit", t -> FineGray.fit(t.columns(), t.times(), t.groups(), 1, 0));
    }

    private static void series(Entries entries) {
        for (MannKendall.Correction correction : MannKendall.Correction.values()) {
            entries.add(
                    "series.MannKendall.fit " + correction,
                    t -> MannKendall.fit(t.y(), new MannKendall.Options(correction, 0.95)));
        }
        entries.add("series.MannKendall.fit times", t -> {
            double[] times = new double[t.n()];
            Arrays.setAll(times, i -> i + t.chances()[i] / 2);
            return MannKendall.fit(times, t.y(), MannKendall.Options.defaults());
        });
        entries.add("series.ChangePoints.fit", t -> ChangePoints.fit(t.y(), ChangePoints.Options.defaults()));
        entries.add("series.Autocorrelation.fit", t -> Autocorrelation.fit(t.y(), 4));
        entries.add("series.Ewma.fit", t -> Ewma.fit(t.y(), t.y()[0], 1, Ewma.Options.defaults()));
        entries.add("series.Stl.fit", t -> Stl.fit(t.y(), Stl.Options.fixedSeason(4)));
        entries.add(
                "series.Stl.fit robust",
                t -> Stl.fit(t.y(), new Stl.Options(4, Stl.Season.CHANGING, 7, Stl.Fitting.ROBUST)));
        for (ProportionChart.Kind kind : ProportionChart.Kind.values()) {
            entries.add("series.ProportionChart.fit " + kind, t -> {
                long[] hits = Arrays.stream(t.yesInts()).asLongStream().toArray();
                long[] sizes = new long[t.n()];
                Arrays.setAll(sizes, i -> 1 + t.counts()[i]);
                return ProportionChart.fit(hits, sizes, kind);
            });
        }
        for (StructuralSeries.Variances variances : StructuralSeries.Variances.values()) {
            StructuralSeries.Options level = StructuralSeries.Options.DEFAULT.with(variances);
            entries.add(
                    "structural.StructuralSeries.fit " + variances,
                    t -> StructuralSeries.fit(t.y(), new double[][] {t.columns()[0]}, level));
            entries.add(
                    "structural.StructuralSeries.fit season " + variances,
                    t -> StructuralSeries.fit(
                            t.y(), new double[0][], level.of(StructuralSeries.Trend.LOCAL_LINEAR, 4)));
            entries.add(
                    "structural.Impact.fit " + variances,
                    t -> Impact.fit(t.y(), new double[][] {t.columns()[0]}, t.n() * 2 / 3, level));
        }
        entries.add(
                "structural.Impact.placebo",
                t -> Impact.placebo(t.y(), new double[0][], t.n() * 2 / 3, StructuralSeries.Options.DEFAULT));
    }

    private static void sequences(Entries entries) {
        entries.add("sequence.DirectlyFollows.of", t -> DirectlyFollows.of(log(t)));
        entries.add("sequence.Variants.of", t -> {
            Variants variants = Variants.of(log(t));
            return List.of((double) variants.size(), variants.coverage(1));
        });
        entries.add("sequence.SequenceDistance.between", t -> {
            List<IntList> sequences = List.of(steps(t.groups()), steps(t.answers()), steps(t.yesInts()));
            return List.of(
                    SequenceDistance.between(sequences, SequenceDistance.Costs.constant(1, 2, 4)),
                    SequenceDistance.between(sequences, SequenceDistance.Costs.transitionRates(sequences, 4)));
        });
        entries.add(
                "sequence.RemovalEffect.of",
                t -> RemovalEffect.of(
                        IntStream.range(0, t.n())
                                .mapToObj(i -> new RemovalEffect.Path(
                                        List.of(t.groups()[i], t.answers()[i]), t.yes()[i], t.treated()[i]))
                                .toList(),
                        4));
    }

    private static IntList steps(int[] codes) {
        return IntArrayList.wrap(codes);
    }

    private static EventLog log(Table t) {
        long[] at = Arrays.stream(t.y()).mapToLong(v -> (long) v).toArray();
        return EventLog.of(t.cluster(), t.answers(), at, 4);
    }
}
