package org.wayworth.kernel.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.resample.Bootstrap;
import org.wayworth.kernel.resample.Replicates;
import org.wayworth.kernel.resample.Sampling;

class ImportanceLawTest {

    /** Columns that share a factor, and an outcome that follows them with rising slopes. */
    private static double[][] table(UniformRandomProvider random, int n, int p) {
        double[] factor = Worlds.normals(random, n);
        double[][] table = new double[p + 1][];
        table[p] = Worlds.normals(random, n);
        for (int j = 0; j < p; j++) {
            table[j] = Worlds.normals(random, n);
            for (int i = 0; i < n; i++) {
                table[j][i] += 0.7 * factor[i];
                table[p][i] += table[j][i] * j / p;
            }
        }
        return table;
    }

    private static Lmg.Result lmg(double[][] table, double[] weights) {
        int p = table.length - 1;
        return Lmg.fit(Arrays.copyOf(table, p), table[p], weights).get();
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Law: shares sum to R², are not negative, and do not depend on the units or the order of the columns. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sharesSumToR2AndIgnoreUnitsAndOrder(long seed) {
        double[][] table = table(Streams.stream(seed, 0), 300, 6);
        Lmg.Result lmg = lmg(table, ones(300));
        double[] shares = lmg.shares().toArray();
        assertThat(Arrays.stream(shares).sum()).isCloseTo(lmg.r2(), within(1e-12));
        assertThat(Arrays.stream(shares).min().orElseThrow()).isGreaterThanOrEqualTo(0);
        double[][] changed = table.clone();
        changed[0] = table[5];
        changed[5] = Arrays.stream(table[0]).map(v -> 1000 - 3 * v).toArray();
        Vector swapped = lmg(changed, ones(300)).shares();
        assertThat(swapped.at(0)).isCloseTo(shares[5], within(1e-12));
        assertThat(swapped.at(5)).isCloseTo(shares[0], within(1e-12));
        assertThat(swapped.at(3)).isCloseTo(shares[3], within(1e-12));
    }

    /** Law: a weight of 2 is a row twice. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void weightsAreRepetitions(long seed) {
        double[][] table = table(Streams.stream(seed, 1), 80, 4);
        double[] weights = ones(80);
        double[][] longer = new double[5][100];
        for (int i = 0; i < 100; i++) {
            for (int j = 0; j < 5; j++) {
                longer[j][i] = table[j][i % 80];
            }
            weights[i % 80] = i % 80 < 20 ? 2 : 1;
        }
        double[] once = lmg(table, weights).shares().toArray();
        double[] repeated = lmg(longer, ones(100)).shares().toArray();
        assertThat(once).containsExactly(repeated, within(1e-12));
    }

    /** Law: the sampled orders agree with all orders within their stated error. */
    @Test
    void randomOrdersApproachTheExactShares() {
        double[][] table = table(Streams.stream(7, 2), 500, 8);
        Matrix correlation =
                Correlation.of(Arrays.copyOf(table, 8), table[8], null).get();
        Lmg.Result exact = Lmg.ofCorrelation(correlation);
        Lmg.Result sampled = RandomOrders.lmg(correlation, 1_000, 3);
        for (int j = 0; j < 8; j++) {
            assertThat(sampled.shares().at(j)).isCloseTo(exact.shares().at(j), within(5 * sampled.simulationError()));
        }
        assertThat(sampled.r2()).isCloseTo(exact.r2(), within(1e-12));
    }

    /** Law: with uncorrelated columns all measures are the squared correlations. */
    @Test
    void uncorrelatedColumnsShareByTheirSquaredCorrelations() {
        Matrix correlation = Matrix.of(new double[][] {{1, 0, 0.3}, {0, 1, -0.5}, {0.3, -0.5, 1}});
        for (Vector shares : new Vector[] {
            Lmg.ofCorrelation(correlation).shares(),
            RelativeWeights.of(correlation).weights(),
            SimpleShares.of(correlation).get().last()
        }) {
            assertThat(shares.at(0)).isCloseTo(0.09, within(1e-12));
            assertThat(shares.at(1)).isCloseTo(0.25, within(1e-12));
        }
    }

    /** Law: the same column twice shares what it explains, and nothing breaks. */
    @Test
    void aRepeatedColumnSharesEvenly() {
        double[][] table = table(Streams.stream(9, 3), 200, 3);
        double[][] doubled = {table[0], table[1], table[2], table[2]};
        Lmg.Result lmg = Lmg.fit(doubled, table[3], null).get();
        assertThat(lmg.shares().at(2)).isCloseTo(lmg.shares().at(3), within(1e-9));
    }

    /** Law: contrasts of low and high values follow the outcome's units, and no order of rows. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void penaltiesAndRewardsFollowUnitsAndOrder(long seed) {
        double[][] table = table(Streams.stream(seed, 6), 600, 2);
        double[][] columns = {table[0], table[1]};
        double[][] turned = Arrays.stream(table)
                .map(column -> IntStream.range(0, 600)
                        .mapToDouble(i -> column[599 - i])
                        .toArray())
                .toArray(double[][]::new);
        double[] pence = Arrays.stream(turned[2]).map(v -> 100 * v + 7).toArray();
        PenaltyReward.Options options = new PenaltyReward.Options(-0.8, 0.8, 30, 0.95);
        var one = PenaltyReward.fit(columns, table[2], options).get();
        var other = PenaltyReward.fit(new double[][] {turned[0], turned[1]}, pence, options)
                .get();
        for (int j = 0; j < 2; j++) {
            assertThat(other.get(j).low().value())
                    .isCloseTo(100 * one.get(j).low().value(), within(1e-9));
            assertThat(other.get(j).asymmetry().standardError())
                    .isCloseTo(100 * one.get(j).asymmetry().standardError(), within(1e-9));
            assertThat(other.get(j).shape()).isEqualTo(one.get(j).shape());
        }
    }

    /** Calibration: where low costs more than high gains, the interval of their sum covers it, though errors differ. */
    @Test
    void theIntervalOfAnAsymmetryCovers() {
        Worlds.assertCovers95("penalty and reward", 22, random -> {
            double[] x = Worlds.normals(random, 400);
            double[] y = Worlds.normals(random, 400);
            Arrays.setAll(y, i -> y[i] * (1 + Math.abs(x[i])) + (x[i] <= -0.8 ? -1.5 : x[i] >= 0.8 ? 0.5 : 0));
            return PenaltyReward.fit(new double[][] {x}, y, new PenaltyReward.Options(-0.8, 0.8, 30, 0.95))
                    .get()
                    .get(0)
                    .asymmetry()
                    .interval()
                    .contains(-1);
        });
    }

    /** Calibration: the bootstrap's percentile interval covers the share in a very large sample. */
    @Test
    void bootstrapIntervalsCover() {
        double truth = lmg(table(Streams.stream(99, 4), 400_000, 3), ones(400_000))
                .shares()
                .at(2);
        Worlds.assertCovers95("LMG bootstrap", 21, random -> {
            double[][] table = table(random, 400, 3);
            Replicates replicates = LmgBootstrap.run(
                            Arrays.copyOf(table, 3),
                            table[3],
                            null,
                            Sampling.rows(400),
                            new Bootstrap.Options(300, random.nextLong()))
                    .get();
            return replicates.percentile(2, 0.95).contains(truth);
        });
    }

    /** Planted truth: the strongest column is found, and is at the top of nearly all resamples. */
    @Test
    void findsThePlantedOrder() {
        double[][] table = table(Streams.stream(5, 5), 2_000, 4);
        Replicates replicates = LmgBootstrap.run(
                        Arrays.copyOf(table, 4), table[4], null, Sampling.rows(2_000), new Bootstrap.Options(200, 1))
                .get();
        assertThat(LmgBootstrap.shareInTop(replicates, 3, 1)).isGreaterThan(0.95);
        assertThat(LmgBootstrap.shareInTop(replicates, 0, 4)).isEqualTo(1);
    }

    /** Message. */
    @Test
    void aConstantColumnIsNamed() {
        Fit<Lmg.Result> fit = Lmg.fit(new double[][] {{1, 2, 3, 5}, {4, 4, 4, 4}}, new double[] {1, 2, 2, 4}, null);
        assertThat(fit).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(Fit.Reason.NO_VARIATION);
            assertThat(no.found()).contains("column 1");
        });
    }
}
