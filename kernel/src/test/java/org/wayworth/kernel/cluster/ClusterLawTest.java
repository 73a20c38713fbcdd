package org.wayworth.kernel.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.drift.Partitions;
import org.wayworth.kernel.random.Streams;

/** Laws for any data, planted groups, worlds without groups, and messages. */
class ClusterLawTest {

    /** Four round groups in five columns, a fifth of the rows each but the last. */
    private static double[][] planted(long seed, int n, double apart, int[] truth) {
        UniformRandomProvider random = Streams.stream(seed, 0);
        double[][] columns = new double[5][];
        for (int j = 0; j < 5; j++) {
            columns[j] = Worlds.normals(random, n);
        }
        for (int i = 0; i < n; i++) {
            truth[i] = Math.min(3, random.nextInt(5));
            columns[truth[i]][i] += apart;
        }
        return columns;
    }

    private static double[][] noise(long seed, int n, int p) {
        UniformRandomProvider random = Streams.stream(seed, 1);
        double[][] columns = new double[p][];
        for (int j = 0; j < p; j++) {
            columns[j] = Worlds.normals(random, n);
        }
        return columns;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void recoversThePlantedGroupsWithEveryMethod(long seed) {
        int[] truth = new int[600];
        double[][] columns = planted(seed, 600, 7, truth);
        Partition byMeans =
                KMeans.fit(columns, KMeans.Options.of(4, seed)).get().partition();
        Partition byMedoids = Medoids.fit(Euclidean.of(columns), 4).get().partition();
        Partition bySamples = Medoids.fitSamples(Euclidean.of(columns), 4, new Medoids.Samples(5, 100, seed))
                .get()
                .partition();
        Partition byClouds = GaussianMixture.fit(
                        columns, GaussianMixture.Options.of(4, GaussianMixture.Shape.ROUND, seed))
                .get()
                .partition();
        for (Partition found : new Partition[] {byMeans, byMedoids, bySamples, byClouds}) {
            assertThat(Partitions.compare(found.toArray(), truth).adjustedRand())
                    .isGreaterThan(0.98);
        }
    }

    @Test
    void countsThePlantedGroups() {
        double[][] columns = planted(4, 500, 7, new int[500]);
        GroupCount.Result count = GroupCount.weigh(columns, new GroupCount.Options(6, 0.05, 2_000, 20, 20, 1))
                .get();
        assertThat(count.verdict()).isEqualTo(GroupCount.Verdict.GROUPS);
        assertThat(count.groups()).hasValue(4);
        assertThat(count.candidates().get(2).leastJaccard()).isGreaterThan(0.9);
    }

    /** Worlds without groups: one round cloud, one stretched cloud, one even square. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void findsNoGroupsWhereThereAreNone(long seed) {
        double[][] round = noise(seed, 300, 4);
        double[][] stretched = noise(seed, 300, 3);
        double[][] even = new double[2][300];
        UniformRandomProvider random = Streams.stream(seed, 2);
        for (int i = 0; i < 300; i++) {
            stretched[0][i] = 4 * stretched[0][i] + stretched[1][i];
            even[0][i] = random.nextDouble();
            even[1][i] = random.nextDouble();
        }
        GroupCount.Options options = new GroupCount.Options(5, 0.05, 2_000, 15, 20, seed);
        for (double[][] columns : new double[][][] {round, stretched, even}) {
            GroupCount.Result count = GroupCount.weigh(columns, options).get();
            assertThat(count.groups()).isEmpty();
            assertThat(count.verdict()).isNotEqualTo(GroupCount.Verdict.GROUPS);
        }
    }

    /** Groups drawn at random into one round cloud are not found again. */
    @Test
    void divisionsOfACloudAreUnstable() {
        double[][] columns = noise(5, 400, 6);
        Partition partition = KMeans.fit(columns, KMeans.Options.of(5, 1)).get().partition();
        Stability.Method again = (rows, seed) -> KMeans.fit(Columns.take(columns, rows), KMeans.Options.of(5, seed))
                .map(KMeans.Result::partition);
        Stability.Result stability =
                Stability.fit(partition, again, new Stability.Options(20, 1)).get();
        assertThat(stability.least()).isLessThan(Stability.PATTERN);
        assertThat(Silhouette.euclidean(columns, partition).get().mean()).isLessThan(0.25);
    }

    /** Laws: order of rows, a shift and a scale of all columns change nothing but numbering and units. */
    @Test
    void meansFollowShiftScaleAndOrder() {
        int n = 5_000;
        double[][] columns = planted(6, n, 3, new int[n]);
        double[][] other = new double[5][n];
        for (int j = 0; j < 5; j++) {
            for (int i = 0; i < n; i++) {
                other[j][n - 1 - i] = 1_000 + 8 * columns[j][i];
            }
        }
        KMeans.Result one = KMeans.fitFrom(columns, firstRows(columns, 4), 300).get();
        double[][] start = firstRows(columns, 4);
        for (double[] centre : start) {
            Arrays.setAll(centre, j -> 1_000 + 8 * centre[j]);
        }
        KMeans.Result two = KMeans.fitFrom(other, start, 300).get();
        assertThat(two.total()).isCloseTo(64 * one.total(), within(1e-6 * one.total()));
        for (int i = 0; i < n; i++) {
            assertThat(two.partition().at(n - 1 - i)).isEqualTo(one.partition().at(i));
        }
        assertThat(one.within().toArray())
                .satisfies(w -> assertThat(Arrays.stream(w).sum()).isCloseTo(one.total(), within(1e-8 * one.total())));
    }

    private static double[][] firstRows(double[][] columns, int k) {
        double[][] rows = new double[k][columns.length];
        for (int c = 0; c < k; c++) {
            int row = c;
            Arrays.setAll(rows[c], j -> columns[j][row]);
        }
        return rows;
    }

    /** The same with any number of threads: blocks against a plain loop over all rows. */
    @Test
    void assignmentInBlocksIsAssignmentRowByRow() {
        int n = 10_007;
        double[][] columns = noise(7, n, 7);
        double[][] centres = firstRows(columns, 5);
        Partition found = KMeans.assign(columns, Matrix.of(centres));
        for (int i = 0; i < n; i++) {
            double least = Double.POSITIVE_INFINITY;
            int nearest = 0;
            for (int c = 0; c < 5; c++) {
                double sum = 0;
                for (int j = 0; j < 7; j++) {
                    sum += Math.pow(columns[j][i] - centres[c][j], 2);
                }
                nearest = sum < least ? c : nearest;
                least = Math.min(least, sum);
            }
            assertThat(found.at(i)).isEqualTo(nearest);
        }
        KMeans.Options options = new KMeans.Options(5, 3, 50, 1e-4, 8);
        assertThat(KMeans.fit(columns, options).get())
                .isEqualTo(KMeans.fit(columns, options).get());
    }

    /** Brute force over all pairs of medoids. */
    @Test
    void swapsReachTheBestPairOfMedoids() {
        for (long seed = 0; seed < 20; seed++) {
            Euclidean rows = Euclidean.of(planted(seed, 30, 6, new int[30]));
            double best = Double.POSITIVE_INFINITY;
            for (int a = 0; a < 30; a++) {
                for (int b = 0; b < a; b++) {
                    double sum = 0;
                    for (int i = 0; i < 30; i++) {
                        sum += Math.min(rows.between(i, a), rows.between(i, b));
                    }
                    best = Math.min(best, sum / 30);
                }
            }
            Medoids.Result fit = Medoids.fit(rows, 2).get();
            assertThat(fit.mean()).isLessThanOrEqualTo(fit.meanAtStart());
            assertThat(fit.mean()).isCloseTo(best, within(0.02 * best));
        }
    }

    @Test
    void unknownValuesAreLeftOutOfGower() {
        Gower gower = Gower.of(new double[][] {{0, 10, Double.NaN}, {1, 1, 2}}, new int[][] {{0, 1, Gower.UNKNOWN}});
        assertThat(gower.between(0, 1)).isCloseTo((1 + 0 + 1) / 3.0, within(1e-12));
        assertThat(gower.between(0, 2)).isCloseTo(1, within(1e-12));
        assertThat(gower.between(2, 2)).isZero();
    }

    /** Planted classes: answers of 1,500 rows to six items, a tenth unanswered. */
    @Test
    void recoversPlantedClasses() {
        UniformRandomProvider random = Streams.stream(9, 0);
        int[][] items = new int[6][1_500];
        int[] truth = new int[1_500];
        for (int i = 0; i < 1_500; i++) {
            truth[i] = random.nextInt(10) < 3 ? 1 : 0;
            for (int j = 0; j < 6; j++) {
                boolean high = random.nextDouble() < (truth[i] == 1 ? 0.85 : 0.15);
                items[j][i] = random.nextInt(10) == 0 ? LatentClass.UNANSWERED : high ? 2 : 1;
            }
        }
        LatentClass.Result two =
                LatentClass.fit(items, LatentClass.Options.of(2, 1)).get();
        LatentClass.Result one =
                LatentClass.fit(items, LatentClass.Options.of(1, 1)).get();
        LatentClass.Result three =
                LatentClass.fit(items, LatentClass.Options.of(3, 1)).get();
        assertThat(two.bic()).isLessThan(one.bic()).isLessThan(three.bic());
        assertThat(two.shares().at(1)).isCloseTo(0.3, within(0.04));
        assertThat(two.answers().get(3).at(1, 1)).isCloseTo(0.85, within(0.05));
        assertThat(Partitions.compare(two.partition().toArray(), truth).adjustedRand())
                .isGreaterThan(0.8);
        assertThat(two.agreeing()).isGreaterThan(10);
    }

    @Test
    void saysWhatIsWrong() {
        double[][] equal = {{3, 3, 3, 3}, {1, 1, 1, 1}};
        assertThat(KMeans.fit(equal, KMeans.Options.of(2, 1)))
                .isInstanceOfSatisfying(
                        Fit.Impossible.class,
                        no -> assertThat(no.found()).isEqualTo("fewer than 2 rows differ from each other"));
        assertThat(KMeans.fit(equal, KMeans.Options.of(9, 1)).isDone()).isFalse();
        assertThatThrownBy(() -> KMeans.fit(new double[][] {{1, Double.NaN}}, KMeans.Options.of(1, 1)))
                .hasMessage("columns must be finite; column 0, row 1 is NaN");
        assertThat(GaussianMixture.fit(equal, GaussianMixture.Options.of(1, GaussianMixture.Shape.ROUND, 1))
                        .isDone())
                .isFalse();
        assertThatThrownBy(() -> Partition.of(2, new int[] {0, 2}))
                .hasMessage("groups must lie from 0 to 1; row 1 has 2");
        assertThat(Silhouette.euclidean(equal, Partition.of(1, new int[4])).isDone())
                .isFalse();
    }
}
