package org.wayworth.kernel.proportion;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.weighting.SurveyDesign;
import org.wayworth.kernel.weighting.WeightedMean;

/** Calibration: intervals cover the planted truth as often as they say. */
class ProportionCalibrationTest {

    private static final double PLUS = 0.45;
    private static final double MINUS = 0.2;

    /** 1, 0 or −1 for each row. */
    private static double[] net(UniformRandomProvider random, int n, double lift) {
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            double u = random.nextDouble();
            scores[i] = u < PLUS + lift ? 1 : u > 1 - MINUS ? -1 : 0;
        }
        return scores;
    }

    private static NetShareDifference.Group group(double[] scores) {
        long plus = Arrays.stream(scores).filter(s -> s > 0).count();
        long minus = Arrays.stream(scores).filter(s -> s < 0).count();
        return new NetShareDifference.Group(plus, minus, scores.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 40, 300})
    void netShareCovers(int n) {
        Worlds.assertCovers95("net share of " + n, 11, random -> {
            NetShareDifference.Group group = group(net(random, n, 0));
            return NetShare.fit(group.plus(), group.minus(), n, 0.95).interval().contains(PLUS - MINUS);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 200})
    void netShareDifferenceCovers(int n) {
        Worlds.assertCovers95(
                "net share difference of " + n,
                12,
                random -> NetShareDifference.fit(group(net(random, n, 0.1)), group(net(random, 2 * n, 0)), 0.95)
                        .difference()
                        .interval()
                        .contains(0.1));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 60, 400})
    void shareCovers(int n) {
        Worlds.assertCovers95("share of " + n, 13, random -> {
            long successes = Arrays.stream(net(random, n, 0)).filter(s -> s > 0).count();
            return Share.fit(successes, n, 0.95).interval().contains(PLUS);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 200})
    void shareDifferenceCovers(int n) {
        Worlds.assertCovers95("share difference of " + n, 14, random -> {
            long first = Arrays.stream(net(random, n, 0.1)).filter(s -> s > 0).count();
            long second = Arrays.stream(net(random, n, 0)).filter(s -> s > 0).count();
            return ShareDifference.fit(first, n, second, n, 0.95)
                    .difference()
                    .interval()
                    .contains(0.1);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 50})
    void meanCovers(int n) {
        Worlds.assertCovers95(
                "mean of " + n,
                15,
                random -> MeanInterval.fit(Worlds.normals(random, n), 0.95)
                        .get()
                        .interval()
                        .contains(0));
    }

    /** Weights that go with the score: heavier rows score higher. The truth is the weighted population mean. */
    @ParameterizedTest
    @ValueSource(ints = {60, 400})
    void weightedMeanCovers(int n) {
        Worlds.assertCovers95("weighted mean of " + n, 16, random -> {
            double[] weights = new double[n];
            double[] scores = new double[n];
            for (int i = 0; i < n; i++) {
                weights[i] = random.nextBoolean() ? 2 : 1;
                scores[i] = weights[i] + Worlds.normals(random, 1)[0];
            }
            return WeightedMean.fit(scores, SurveyDesign.of(weights), 0.95)
                    .get()
                    .estimate()
                    .interval()
                    .contains(5.0 / 3);
        });
    }

    /** 30 clusters of unequal size, whose rows share a third of their variance. */
    @ParameterizedTest
    @ValueSource(ints = {30})
    void clusteredMeanCovers(int clusters) {
        Worlds.assertCovers95("clustered mean", 17, random -> {
            int n = clusters * 8;
            double[] scores = Worlds.normals(random, n);
            double[] own = Worlds.normals(random, clusters);
            int[] cluster = new int[n];
            double[] weights = new double[n];
            for (int i = 0; i < n; i++) {
                cluster[i] = i % clusters;
                scores[i] += 0.7 * own[cluster[i]];
                weights[i] = i % 3 == 0 ? 0.5 : 1;
            }
            return WeightedMean.fit(scores, SurveyDesign.of(weights).clustered(cluster), 0.95)
                    .get()
                    .estimate()
                    .interval()
                    .contains(0);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {100})
    void equalGroupsAreRarelyCalledDifferent(int n) {
        Worlds.assertRejectsAtMost5(
                "net share test",
                18,
                random -> NetShareDifference.fit(group(net(random, n, 0)), group(net(random, n, 0)), 0.95)
                                .pValue()
                        < 0.05);
        Worlds.assertRejectsAtMost5("share test", 19, random -> {
            long first = Arrays.stream(net(random, n, 0)).filter(s -> s > 0).count();
            long second = Arrays.stream(net(random, n, 0)).filter(s -> s > 0).count();
            return ShareDifference.fit(first, n, second, n, 0.95).pValue() < 0.05;
        });
    }
}
