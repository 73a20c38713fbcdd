package org.wayworth.kernel.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.proportion.Concentration;
import org.wayworth.kernel.proportion.MeanInterval;
import org.wayworth.kernel.proportion.MultipleTests;
import org.wayworth.kernel.proportion.NetShare;
import org.wayworth.kernel.proportion.NetShareDifference;
import org.wayworth.kernel.proportion.Share;
import org.wayworth.kernel.proportion.ShareDifference;
import org.wayworth.kernel.resample.Bootstrap;
import org.wayworth.kernel.resample.Percentiles;
import org.wayworth.kernel.resample.Permutation;
import org.wayworth.kernel.resample.Sampling;
import org.wayworth.kernel.weighting.Calibration;
import org.wayworth.kernel.weighting.InverseResponse;
import org.wayworth.kernel.weighting.Kish;
import org.wayworth.kernel.weighting.OutcomeBounds;
import org.wayworth.kernel.weighting.Raking;
import org.wayworth.kernel.weighting.ResponseIndicator;
import org.wayworth.kernel.weighting.ResponseWeightedMean;
import org.wayworth.kernel.weighting.SurveyDesign;
import org.wayworth.kernel.weighting.WeightedMean;
import org.wayworth.kernel.weighting.Weights;

/** Shares, means, weights and resamples. */
final class ShareEntries {

    private ShareEntries() {}

    static void add(Entries entries) {
        shares(entries);
        weights(entries);
        designs(entries);
        resamples(entries);
    }

    private static void shares(Entries entries) {
        for (Share.Method method : Share.Method.values()) {
            entries.add("proportion.Share.fit " + method, t -> {
                long yes = Arrays.stream(t.yesInts()).sum();
                return List.of(
                        Share.fit(yes, t.n(), method, 0.95),
                        Share.fit(0, t.n(), method, 0.999),
                        Share.fit(t.n(), t.n(), method, 0.5),
                        Share.fit(1, 4_000_000_000L, method, 0.95));
            });
        }
        entries.add("proportion.ShareDifference.fit", t -> {
            long yes = Arrays.stream(t.yesInts()).sum();
            return List.of(
                    ShareDifference.fit(yes, t.n(), 0, 11, 0.95),
                    ShareDifference.fit(0, t.n(), 0, 11, 0.95),
                    ShareDifference.fit(t.n(), t.n(), 11, 11, 0.95));
        });
        entries.add("proportion.NetShare.fit", t -> {
            long yes = Arrays.stream(t.yesInts()).sum();
            return List.of(
                    NetShare.fit(yes, t.n() - yes, t.n(), 0.95),
                    NetShare.wald(yes, t.n() - yes, t.n(), 0.95),
                    NetShare.fit(0, 0, t.n(), 0.95),
                    NetShare.fit(t.n(), 0, t.n(), 0.95));
        });
        entries.add("proportion.NetShareDifference.fit", t -> {
            long yes = Arrays.stream(t.yesInts()).sum();
            NetShareDifference.Group all = new NetShareDifference.Group(t.n(), 0, t.n());
            return List.of(
                    NetShareDifference.fit(new NetShareDifference.Group(yes, 0, t.n()), all, 0.95),
                    NetShareDifference.fit(all, all, 0.95));
        });
        entries.add("proportion.MeanInterval.fit", t -> MeanInterval.fit(t.y(), 0.95));
        entries.add("proportion.Concentration.share", t -> {
            Concentration concentration = new Concentration(Vector.of(t.amounts()));
            int half = concentration.bound(1, 2);
            return half == 0
                    ? concentration.share(0, t.n(), 0.95)
                    : List.of(concentration.share(0, half, 0.95), concentration.share(half, t.n(), 0.95));
        });
        for (MultipleTests tests : MultipleTests.values()) {
            entries.add("proportion.MultipleTests.adjust " + tests, t -> tests.adjust(t.chances()));
        }
        entries.add(
                "distribution",
                t -> List.of(
                        PValue.normal(t.y()[0]),
                        PValue.student(t.y()[0], t.n()),
                        PValue.student(t.y()[0], Double.POSITIVE_INFINITY),
                        PValue.chiSquared(t.amounts()[0], 3),
                        PValue.f(t.amounts()[0], 2, t.n()),
                        PValue.f(t.amounts()[0], 2, Double.POSITIVE_INFINITY),
                        PValue.binomialAtMost(t.n(), t.n(), t.chances()[0]),
                        PValue.binomialAtMost(0, t.n(), t.chances()[0]),
                        Quantile.student(t.chances()[0], t.n()),
                        Quantile.f(t.chances()[0], 1, t.n()),
                        Quantile.beta(t.chances()[0], 0.5, t.n()),
                        Quantile.betaUpper(t.chances()[0], 0.5, t.n())));
    }

    private static void weights(Entries entries) {
        entries.add(
                "weighting.Raking.fit",
                t -> Raking.fit(
                        t.weights(),
                        List.of(
                                Raking.Margin.of(t.treatedInts(), new double[] {40, 60}),
                                Raking.Margin.of(t.yesInts(), new double[] {70, 30})),
                        Raking.Options.defaults()));
        entries.add(
                "weighting.Calibration.fit",
                t -> Calibration.fit(
                        t.weights(), t.two(), new double[] {sum(t.columns()[0]) * 1.1, sum(t.columns()[1])}));
        entries.add(
                "weighting.InverseResponse.fit",
                t -> InverseResponse.fit(t.chances(), t.event(), InverseResponse.Options.defaults()));
        entries.add(
                "weighting.Kish",
                t -> List.of(
                        Kish.effectiveN(t.weights()),
                        Kish.designEffect(t.weights()),
                        Kish.designEffect(t.n(), t.chances()[0])));
        entries.add("weighting.ResponseIndicator.of", t -> ResponseIndicator.of(t.chances(), t.weights()));
        entries.add(
                "weighting.ResponseIndicator.fit",
                t -> ResponseIndicator.fit(t.columns(), t.chances(), t.event(), 0.95));
        entries.add(
                "weighting.ResponseWeightedMean.fit",
                t -> InverseResponse.fit(t.chances(), t.event(), InverseResponse.Options.defaults())
                        .flatMap(weights -> ResponseWeightedMean.fit(
                                t.columns(), t.chances(), t.event(), answers(t), weights, 0.95)));
        entries.add("weighting.OutcomeBounds.fit", t -> {
            double least = Arrays.stream(t.y()).min().orElse(0);
            double most = Arrays.stream(t.y()).max().orElse(0);
            return OutcomeBounds.fit(t.y(), t.n() + 3, least, most, 0.95);
        });
        entries.add("weighting.Weights.trim", t -> Weights.trim(t.weights(), 0.01, 0.99));
    }

    /** Of those who answered. */
    private static double[] answers(Table t) {
        int[] rows = IntStream.range(0, t.n()).filter(i -> t.event()[i]).toArray();
        return Table.pick(t.columns()[2], rows);
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static void designs(Entries entries) {
        entries.add("weighting.WeightedMean.fit", t -> WeightedMean.fit(t.y(), SurveyDesign.of(t.weights()), 0.95));
        entries.add(
                "weighting.WeightedMean.fit part",
                t -> WeightedMean.fit(t.y(), t.event(), SurveyDesign.of(t.weights()), 0.95));
        entries.add(
                "weighting.WeightedMean.fit strata and clusters",
                t -> WeightedMean.fit(
                        t.y(),
                        SurveyDesign.of(t.weights()).stratified(t.treatedInts()).clustered(t.cluster()),
                        0.95));
        entries.add("weighting.WeightedMean.total", t -> WeightedMean.total(t.y(), SurveyDesign.of(t.weights()), 0.95));
        entries.add(
                "weighting.WeightedMean.fit raked",
                t -> Raking.fit(
                                t.weights(),
                                List.of(Raking.Margin.of(t.treatedInts(), new double[] {40, 60})),
                                Raking.Options.defaults())
                        .flatMap(raked -> WeightedMean.fit(t.y(), SurveyDesign.of(raked), 0.95)));
        entries.add(
                "weighting.WeightedMean.fit calibrated",
                t -> Calibration.fit(
                                t.weights(), new double[][] {t.columns()[0]}, new double[] {sum(t.columns()[0]) * 1.1})
                        .flatMap(calibrated -> WeightedMean.fit(t.y(), SurveyDesign.of(calibrated), 0.95)));
    }

    private static void resamples(Entries entries) {
        Bootstrap.Options options = new Bootstrap.Options(60, 4);
        entries.add(
                "resample.Bootstrap.run",
                t -> Bootstrap.run(
                                Sampling.rows(t.n()),
                                rows -> new double[] {
                                    Arrays.stream(rows)
                                            .mapToDouble(i -> t.y()[i])
                                            .average()
                                            .orElse(0)
                                },
                                options)
                        .map(drawn -> List.of(
                                drawn.standardError(0),
                                drawn.percentile(0, 0.95),
                                drawn.basic(0, 0.95),
                                drawn.estimate(0, 0.95, t.n()))));
        entries.add(
                "resample.Bootstrap.accelerations",
                t -> Bootstrap.accelerations(Sampling.clusters(t.cluster()), rows -> new double[] {
                    Arrays.stream(rows).mapToDouble(i -> t.y()[i]).average().orElse(0)
                }));
        entries.add("resample.Replicates.biasCorrected", t -> {
            Bootstrap.Statistic mean = rows -> new double[] {
                Arrays.stream(rows).mapToDouble(i -> t.y()[i]).average().orElse(0)
            };
            return Bootstrap.accelerations(Sampling.rows(t.n()), mean)
                    .flatMap(a -> Bootstrap.run(Sampling.rows(t.n()), mean, options)
                            .map(drawn -> drawn.biasCorrected(0, a.at(0), 0.95)));
        });
        entries.add("resample.Percentiles.middle", t -> Percentiles.middle(t.y(), 0.95));
        entries.add(
                "resample.Permutation.test",
                t -> Permutation.test(
                        t.n(),
                        order -> {
                            double sum = 0;
                            for (int i = 0; i < order.length; i++) {
                                sum += t.treated()[order[i]] * t.y()[i];
                            }
                            return sum;
                        },
                        new Permutation.Options(50, Permutation.Tail.BOTH, 3)));
    }
}
