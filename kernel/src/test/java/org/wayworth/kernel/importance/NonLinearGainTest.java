package org.wayworth.kernel.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.causal.BoostedTreesLearner;
import org.wayworth.kernel.causal.Folds;
import org.wayworth.kernel.causal.Learner;
import org.wayworth.kernel.causal.Lesson;
import org.wayworth.kernel.causal.LinearLearner;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.tree.BoostedTrees;

@Tag("long")
class NonLinearGainTest {

    private static final int ROWS = 1_500;

    /** Of the quadrature, for each column, from minus to plus {@link #REACH} standard deviations. */
    private static final int POINTS = 120;

    private static final double REACH = 5;

    private static double[][] columns(UniformRandomProvider random) {
        return new double[][] {Worlds.normals(random, ROWS), Worlds.normals(random, ROWS)};
    }

    /** Outcome: a line in the first column, and {@code together} times the product of both. */
    private static double[] outcome(UniformRandomProvider random, double[][] columns, double together) {
        double[] y = Worlds.normals(random, ROWS);
        for (int i = 0; i < ROWS; i++) {
            y[i] += columns[0][i] + together * columns[0][i] * columns[1][i];
        }
        return y;
    }

    private static NonLinearGain.Result gain(double[][] columns, double[] y, int @Nullable [] cluster) {
        return NonLinearGain.fit(columns, y, null, cluster, 0.95, 1).get();
    }

    /** Planted truth: the line explains a third, the product another third. */
    @Test
    void findsThePlantedInteraction() {
        UniformRandomProvider random = Streams.stream(11, 0);
        double[][] columns = columns(random);
        NonLinearGain.Result result = gain(columns, outcome(random, columns, 1), null);
        assertThat(result.linear()).isCloseTo(1.0 / 3, within(0.05));
        assertThat(result.gain().value()).isBetween(0.2, 1.0 / 3);
        assertThat(result.gain().interval().low()).isGreaterThan(0.02);
        assertThat(result.trees()).isCloseTo(result.linear() + result.gain().value(), within(1e-12));
    }

    /** Null world: where lines are the truth, trees lose a little. */
    @Test
    void findsNothingWhereLinesAreTheTruth() {
        UniformRandomProvider random = Streams.stream(12, 0);
        double[][] columns = columns(random);
        assertThat(gain(columns, outcome(random, columns, 0), null).gain().value())
                .isBetween(-0.1, 0.0);
    }

    /** Law: rows that come in twos are half as many; the error must not believe otherwise. */
    @Test
    void pairsOfEqualRowsCountOnce() {
        UniformRandomProvider random = Streams.stream(13, 0);
        double[][] columns = columns(random);
        double[] y = outcome(random, columns, 1);
        double[][] twice = {twice(columns[0]), twice(columns[1])};
        int[] cluster = new int[2 * ROWS];
        Arrays.setAll(cluster, i -> i % ROWS);
        double alone = gain(columns, y, null).gain().standardError();
        double paired = gain(twice, twice(y), cluster).gain().standardError();
        assertThat(paired / alone).isCloseTo(1, within(0.15));
    }

    /** The gain of the very models compared: by quadrature over both columns, since we know the line. */
    @ParameterizedTest
    @ValueSource(ints = {400, 2_000})
    void theGainOfTheModelsComparedIsHeld(int rows) {
        Worlds.assertCovers95("gain of trees, " + rows + " rows", 14 + rows, random -> {
            double[][] columns = {Worlds.normals(random, rows), Worlds.normals(random, rows)};
            double[] y = Worlds.normals(random, rows);
            Arrays.setAll(y, i -> y[i] + expected(columns, i));
            Lesson learnt = Lesson.of(columns, y, null)
                    .of(Folds.random(rows, null, 2, 1).rowsOf(0));
            return gain(columns, y, null).gain().interval().contains(trueGain(learnt));
        });
    }

    private static double expected(double[][] columns, int i) {
        return columns[0][i] + columns[0][i] * columns[1][i];
    }

    /** Of an outcome with a variance of 3. */
    private static double trueGain(Lesson learnt) {
        return (missed(LinearLearner.leastSquares(), learnt)
                        - missed(BoostedTreesLearner.of(BoostedTrees.Loss.SQUARED), learnt))
                / 3;
    }

    private static double missed(Learner learner, Lesson learnt) {
        double[][] grid = {
            IntStream.range(0, POINTS * POINTS).mapToDouble(k -> at(k / POINTS)).toArray(),
            IntStream.range(0, POINTS * POINTS).mapToDouble(k -> at(k % POINTS)).toArray()
        };
        double[] predicted = learner.learn(learnt).get().predict(grid);
        return IntStream.range(0, predicted.length)
                .mapToDouble(
                        k -> Math.pow(expected(grid, k) - predicted[k], 2) * weight(grid[0][k]) * weight(grid[1][k]))
                .sum();
    }

    private static double at(int point) {
        return REACH * (2 * point + 1.0 - POINTS) / POINTS;
    }

    private static double weight(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * 2 * REACH / POINTS;
    }

    private static double[] twice(double[] values) {
        double[] both = Arrays.copyOf(values, 2 * values.length);
        System.arraycopy(values, 0, both, values.length, values.length);
        return both;
    }

    /** Message. */
    @Test
    void tooFewRowsAreRefused() {
        Fit<NonLinearGain.Result> fit =
                NonLinearGain.fit(new double[][] {{1, 2, 3}}, new double[] {1, 2, 3}, null, null, 0.95, 1);
        assertThat(fit).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(Fit.Reason.TOO_FEW_ROWS);
            assertThat(no.advice()).isEqualTo("trees need 200 rows and 40 units or more");
        });
    }
}
