package org.wayworth.kernel.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;

class TreeLawTest {

    private static final int ROWS = 384;

    private static double[][] columns(long seed, int p) {
        UniformRandomProvider random = Streams.stream(seed, 0);
        double[][] columns = new double[p][];
        Arrays.setAll(columns, j -> Worlds.normals(random, ROWS));
        return columns;
    }

    private static double[] outcome(double[][] columns, long seed) {
        double[] y = Worlds.normals(Streams.stream(seed, 1), ROWS);
        for (int i = 0; i < ROWS; i++) {
            y[i] = 0.2 * y[i] + columns[0][i] * columns[1][i] + (columns[2][i] > 0.3 ? 2 : 0);
        }
        return y;
    }

    private static TreeSum grown(double[][] columns, double[] y, int depth) {
        return new BoostedTrees(BoostedTrees.Loss.SQUARED, 12, depth, 0.3, 5)
                .fit(columns, y, null)
                .get();
    }

    /** Law: base and contributions are the prediction, row by row; deep paths take the way without a table. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void contributionsAddUpToThePrediction(int depth) {
        double[][] columns = columns(depth, 10);
        TreeSum sum = grown(columns, outcome(columns, depth), depth);
        TreeShap.Result shap = TreeShap.explain(sum, columns);
        double[] predicted = sum.predict(columns);
        for (int i = 0; i < ROWS; i++) {
            double total = shap.base();
            for (int j = 0; j < 10; j++) {
                total += shap.contributions().at(i, j);
            }
            assertThat(total).isCloseTo(predicted[i], within(1e-10));
        }
    }

    /** Law, by the definition: the mean over all orders of what knowing a column adds to the expected prediction. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void contributionsAreShapleyValues(long seed) {
        int p = 4;
        double[][] columns = columns(seed, p);
        TreeSum sum = grown(columns, outcome(columns, seed), 5);
        TreeShap.Result shap = TreeShap.explain(sum, columns);
        for (int i = 0; i < 5; i++) {
            double[] known = new double[1 << p];
            for (int set = 0; set < known.length; set++) {
                known[set] = sum.start();
                for (RegressionTree tree : sum.trees()) {
                    known[set] += expected(tree, 0, columns, i, set);
                }
            }
            for (int j = 0; j < p; j++) {
                double value = 0;
                for (int set = 0; set < known.length; set++) {
                    if ((set >> j & 1) == 0) {
                        int size = Integer.bitCount(set);
                        value += factorial(size)
                                * factorial(p - 1 - size)
                                / factorial(p)
                                * (known[set | 1 << j] - known[set]);
                    }
                }
                assertThat(shap.contributions().at(i, j)).isCloseTo(value, within(1e-12));
            }
        }
    }

    /** Lundberg's algorithm 1: known columns decide, unknown ones go both ways by cover. */
    private static double expected(RegressionTree tree, int node, double[][] columns, int row, int set) {
        if (tree.isLeaf(node)) {
            return tree.value(node);
        }
        int j = tree.column(node);
        if ((set >> j & 1) == 1) {
            boolean below = columns[j][row] < tree.cut(node);
            return expected(tree, below ? tree.below(node) : tree.above(node), columns, row, set);
        }
        return (tree.cover(tree.below(node)) * expected(tree, tree.below(node), columns, row, set)
                        + tree.cover(tree.above(node)) * expected(tree, tree.above(node), columns, row, set))
                / tree.cover(node);
    }

    private static double factorial(int k) {
        return k < 2 ? 1 : k * factorial(k - 1);
    }

    /** Law: a column that no tree asks about has no part. */
    @Test
    void aColumnNobodyAsksAboutHasNoPart() {
        double[][] columns = columns(5, 4);
        Arrays.fill(columns[3], 7);
        TreeShap.Result shap = TreeShap.explain(grown(columns, outcome(columns, 5), 4), columns);
        assertThat(shap.meanAbsolute().at(3)).isZero();
        assertThat(shap.meanAbsolute().at(2)).isGreaterThan(0.5);
    }

    /** Law: a weight of 2 is a row twice. */
    @Test
    void weightsAreRepetitions() {
        double[][] columns = columns(6, 3);
        double[] y = outcome(columns, 6);
        double[] twice = new double[ROWS];
        Arrays.fill(twice, 2);
        double[][] both = new double[3][];
        Arrays.setAll(both, j -> append(columns[j], columns[j]));
        BoostedTrees trees = new BoostedTrees(BoostedTrees.Loss.SQUARED, 5, 3, 0.3, 1);
        double[] weighted = trees.fit(columns, y, twice).get().predict(columns);
        double[] repeated = trees.fit(both, append(y, y), null).get().predict(columns);
        for (int i = 0; i < ROWS; i++) {
            assertThat(weighted[i]).isCloseTo(repeated[i], within(1e-9));
        }
    }

    private static double[] append(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, 2 * first.length);
        System.arraycopy(second, 0, both, first.length, first.length);
        return both;
    }

    @Test
    void tooFewRowsToLearnFromAreRefused() {
        Fit<TreeSum> fit = BoostedTrees.of(BoostedTrees.Loss.SQUARED)
                .fit(new double[][] {{1, 2, 3}}, new double[] {1, 2, 3}, null);
        assertThat(fit).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(Fit.Reason.TOO_FEW_ROWS);
            assertThat(no.found()).isEqualTo("3 rows to learn from");
        });
    }

    @Test
    void wrongCallsSayWhatMustHold() {
        RegressionTree leaf = RegressionTree.of(
                new int[] {2, -1, -1},
                new double[3],
                new int[] {1, 0, 0},
                new int[] {2, 0, 0},
                new double[3],
                new double[] {2, 1, 1});
        assertThatThrownBy(() -> new TreeSum(0, List.of(leaf)).predict(new double[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there must be 3 columns or more, as the trees ask, not 1");
        assertThatThrownBy(() -> RegressionTree.of(
                        new int[] {0}, new double[1], new int[1], new int[1], new double[1], new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("children of node 0 must have numbers above it and below 1, not 0");
        assertThatThrownBy(() -> RegressionTree.of(
                        new int[] {-1}, new double[1], new int[1], new int[1], new double[1], new double[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cover must be above 0, not 0.0 at node 0");
    }
}
