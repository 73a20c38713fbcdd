package org.wayworth.kernel.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;

/** Laws, coverage on simulated worlds, and messages of bootstrap and permutation. */
class ResampleTest {

    private static double[] mean(double[] values, int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += values[row];
        }
        return new double[] {sum / rows.length};
    }

    @Test
    void countsAndRowsDrawTheSameResamples() {
        double[] values = Worlds.normals(Streams.stream(1, 0), 50);
        int[] cluster = new int[50];
        int[] stratum = new int[50];
        for (int i = 0; i < 50; i++) {
            cluster[i] = i / 3;
            stratum[i] = i / 3 % 2;
        }
        for (Sampling sampling : new Sampling[] {
            Sampling.rows(50),
            Sampling.clusters(cluster),
            Sampling.strata(stratum),
            Sampling.clustersInStrata(cluster, stratum)
        }) {
            Replicates rows = Bootstrap.run(sampling, r -> mean(values, r), Bootstrap.Options.seeded(3))
                    .get();
            Replicates counts = Bootstrap.runCounts(
                            sampling, c -> new double[] {weightedMean(values, c)}, Bootstrap.Options.seeded(3))
                    .get();
            Replicates together = Bootstrap.runTogether(
                            sampling, many -> means(values, many), Bootstrap.Options.seeded(3))
                    .get();
            assertThat(together).isEqualTo(counts);
            for (int b = 0; b < 1_000; b++) {
                assertThat(counts.values().at(b, 0)).isCloseTo(rows.values().at(b, 0), within(1e-12));
            }
        }
    }

    private static List<double[]> means(double[] values, byte[][] many) {
        return Arrays.stream(many)
                .map(counts -> IntStream.range(0, counts.length)
                        .mapToDouble(i -> counts[i])
                        .toArray())
                .map(counts -> new double[] {weightedMean(values, counts)})
                .toList();
    }

    private static double weightedMean(double[] values, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
            total += weights[i];
        }
        return sum / total;
    }

    /** One thread, worked out by hand from the streams, against all cores. */
    @Test
    void numberOfThreadsDoesNotMatter() throws Exception {
        double[] values = Worlds.normals(Streams.stream(2, 0), 200);
        Sampling sampling = Sampling.rows(200);
        Replicates parallel = Bootstrap.run(sampling, r -> mean(values, r), new Bootstrap.Options(300, 9))
                .get();
        for (int b = 0; b < 300; b++) {
            double alone = mean(values, sampling.draw(Streams.stream(9, b)))[0];
            assertThat(parallel.values().at(b, 0)).isEqualTo(alone);
        }
        ForkJoinPool other = new ForkJoinPool(7);
        try {
            Replicates again = other.submit(
                            () -> Bootstrap.run(sampling, r -> mean(values, r), new Bootstrap.Options(300, 9))
                                    .get())
                    .get();
            assertThat(again).isEqualTo(parallel);
        } finally {
            other.shutdown();
        }
    }

    @Test
    void strataKeepTheirSizes() {
        int[] stratum = {7, 7, 7, 2, 2, 9};
        Sampling sampling = Sampling.strata(stratum);
        for (int b = 0; b < 50; b++) {
            int[] drawn = sampling.draw(Streams.stream(4, b));
            assertThat(Arrays.stream(drawn).map(row -> stratum[row]).sorted().toArray())
                    .containsExactly(2, 2, 7, 7, 7, 9);
        }
    }

    @Test
    void intervalsFollowAShiftAndAScale() {
        double[] values = Worlds.normals(Streams.stream(5, 0), 80);
        double[] other = Arrays.stream(values).map(value -> 100 + 7 * value).toArray();
        Sampling sampling = Sampling.rows(80);
        Bootstrap.Options options = Bootstrap.Options.seeded(6);
        Replicates one = Bootstrap.run(sampling, r -> mean(values, r), options).get();
        Replicates two = Bootstrap.run(sampling, r -> mean(other, r), options).get();
        assertThat(two.percentile(0, 0.9).low())
                .isCloseTo(100 + 7 * one.percentile(0, 0.9).low(), within(1e-9));
        assertThat(two.basic(0, 0.9).high())
                .isCloseTo(100 + 7 * one.basic(0, 0.9).high(), within(1e-9));
        assertThat(two.standardError(0)).isCloseTo(7 * one.standardError(0), within(1e-9));
        double classic = deviation(values) / Math.sqrt(80);
        assertThat(one.standardError(0)).isCloseTo(classic, within(0.1 * classic));
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }

    /** For a mean the acceleration is a sixth of the skewness over √n (Efron 1987, section 6). */
    @Test
    void accelerationOfAMeanIsItsSkewness() {
        double[] values = {1, 2, 2, 3, 3, 3, 9, 14};
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> Math.pow(v - mean, 2)).sum();
        double cubes = Arrays.stream(values).map(v -> Math.pow(v - mean, 3)).sum();
        double acceleration = Bootstrap.accelerations(Sampling.rows(8), r -> mean(values, r))
                .get()
                .at(0);
        assertThat(acceleration).isCloseTo(cubes / (6 * Math.pow(squares, 1.5)), within(1e-12));
    }

    /** With 100 rows: below that all three are a little short, for want of the n / (n − 1) of Student's interval. */
    @Test
    void intervalsOfAMeanHoldTheTruth() {
        Worlds.assertCovers95(
                "percentile bootstrap of a mean",
                7,
                random -> meanInterval(Worlds.normals(random, 100), 1).contains(0));
        Worlds.assertCovers95(
                "BCa bootstrap of a mean",
                8,
                random -> meanInterval(Worlds.normals(random, 100), 2).contains(0));
        Worlds.assertCovers95(
                "basic bootstrap of a mean",
                9,
                random -> meanInterval(Worlds.normals(random, 100), 3).contains(0));
    }

    private static Interval meanInterval(double[] values, int kind) {
        Sampling sampling = Sampling.rows(values.length);
        Replicates drawn = Bootstrap.run(sampling, r -> mean(values, r), new Bootstrap.Options(499, 10))
                .get();
        if (kind == 1) {
            return drawn.percentile(0, 0.95);
        }
        if (kind == 3) {
            return drawn.basic(0, 0.95);
        }
        double acceleration =
                Bootstrap.accelerations(sampling, r -> mean(values, r)).get().at(0);
        return drawn.biasCorrected(0, acceleration, 0.95);
    }

    /** Rows of a cluster share most of their noise: drawing rows alone is far too sure, drawing clusters is not. */
    @Test
    void clustersMustBeDrawnWhole() {
        Worlds.assertCovers95(
                "cluster bootstrap", 11, random -> clusterInterval(random, true).contains(0));
        assertThat(Worlds.share(11, random -> clusterInterval(random, false).contains(0)))
                .isLessThan(0.8);
    }

    private static Interval clusterInterval(UniformRandomProvider random, boolean wholeClusters) {
        double[] shared = Worlds.normals(random, 60);
        double[] values = Worlds.normals(random, 300);
        int[] cluster = new int[300];
        for (int i = 0; i < 300; i++) {
            cluster[i] = i / 5;
            values[i] = 0.5 * values[i] + shared[i / 5];
        }
        Sampling sampling = wholeClusters ? Sampling.clusters(cluster) : Sampling.rows(300);
        return Bootstrap.run(sampling, r -> mean(values, r), new Bootstrap.Options(399, 12))
                .get()
                .percentile(0, 0.95);
    }

    @Test
    void permutationKeepsItsLevelAndFindsAPlantedDifference() {
        Worlds.assertRejectsAtMost5(
                "permutation test", 13, random -> difference(random, 0).pValue() <= 0.05);
        assertThat(Worlds.share(14, random -> difference(random, 1.5).pValue() <= 0.05))
                .isGreaterThan(0.9);
    }

    private static Permutation.Result difference(UniformRandomProvider random, double planted) {
        double[] values = Worlds.normals(random, 30);
        for (int i = 0; i < 15; i++) {
            values[i] += planted;
        }
        return Permutation.test(
                30,
                order -> {
                    double sum = 0;
                    for (int i = 0; i < 30; i++) {
                        sum += order[i] < 15 ? values[i] : -values[i];
                    }
                    return sum;
                },
                new Permutation.Options(199, Permutation.Tail.BOTH, 15));
    }

    @Test
    void shufflesStayWithinTheirStratum() {
        int[] stratum = {1, 1, 1, 5, 5, 5, 5};
        Permutation.Result result = Permutation.test(
                stratum,
                order -> {
                    for (int i = 0; i < order.length; i++) {
                        assertThat(stratum[order[i]]).isEqualTo(stratum[i]);
                    }
                    return 1;
                },
                new Permutation.Options(20, Permutation.Tail.HIGH, 16));
        assertThat(result.pValue()).isEqualTo(1);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Sampling.clustersInStrata(new int[] {1, 1}, new int[] {1, 2}))
                .hasMessage("cluster must lie in one stratum; cluster 1 lies in strata 1 and 2");
        assertThatThrownBy(() -> new Bootstrap.Options(1, 0)).hasMessage("replicates must be 2 or more, not 1");
        assertThat(Bootstrap.run(Sampling.rows(10), rows -> new double[0], Bootstrap.Options.seeded(1))
                        .isDone())
                .isFalse();
    }
}
