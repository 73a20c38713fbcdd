package org.wayworth.kernel.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.wayworth.kernel.calibration.Worlds.normals;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.sensitivity.OmittedConfounder;
import org.wayworth.kernel.tree.BoostedTrees;

/** Laws that hold for any data, and messages. */
class CausalLawTest {

    private static final int ROWS = 300;

    private final UniformRandomProvider random = Streams.stream(31, 0);
    private final double[][] columns = {normals(random, ROWS), normals(random, ROWS)};
    private final double[] treated = new double[ROWS];
    private final double[] outcome = normals(random, ROWS);
    private final int[] fold = new int[ROWS];

    CausalLawTest() {
        for (int i = 0; i < ROWS; i++) {
            treated[i] = random.nextDouble() < 1 / (1 + Math.exp(-columns[0][i])) ? 1 : 0;
            outcome[i] += columns[0][i] + 0.3 * treated[i];
            fold[i] = i % 3;
        }
    }

    private Aipw.Options options(int[] folds) {
        return Aipw.Options.standard(CrossFitting.given(Folds.given(folds)));
    }

    private Aipw.Result fit(double[][] x, double[] a, double[] y, Aipw.Options options) {
        return Aipw.fit(x, a, y, options).get();
    }

    @ParameterizedTest
    @EnumSource(Estimand.class)
    void unitsOfColumnsAndOutcomeDoNotMatter(Estimand estimand) {
        Aipw.Result plain = fit(columns, treated, outcome, options(fold).of(estimand));
        double[][] other = {scaled(columns[0], 1e4, -3e5), scaled(columns[1], -1e-3, 2)};
        Aipw.Result moved =
                fit(other, treated, scaled(outcome, 100, 7e4), options(fold).of(estimand));
        assertThat(moved.effect().value()).isCloseTo(100 * plain.effect().value(), within(1e-6));
        assertThat(moved.effect().standardError())
                .isCloseTo(100 * plain.effect().standardError(), within(1e-6));
        assertThat(moved.control().value()).isCloseTo(100 * plain.control().value() + 7e4, within(1e-5));
    }

    @Test
    void orderOfRowsDoesNotMatter() {
        Aipw.Result plain = fit(columns, treated, outcome, options(fold));
        double[][] reversed = {reverse(columns[0]), reverse(columns[1])};
        int[] folds = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            folds[i] = fold[ROWS - 1 - i];
        }
        Aipw.Result other = fit(reversed, reverse(treated), reverse(outcome), options(folds));
        assertThat(other.effect().value()).isCloseTo(plain.effect().value(), within(1e-10));
    }

    @Test
    void aWeightOfTwoIsARowTwice() {
        double[] weights = new double[ROWS];
        int[] rows = new int[2 * ROWS];
        int n = 0;
        for (int i = 0; i < ROWS; i++) {
            weights[i] = 1 + i % 2;
            for (int copy = 0; copy < weights[i]; copy++) {
                rows[n++] = i;
            }
        }
        int[] twice = java.util.Arrays.copyOf(rows, n);
        Lesson lesson = Lesson.of(columns, outcome, null).of(twice);
        int[] folds = java.util.Arrays.stream(twice).map(i -> fold[i]).toArray();
        double[] arms =
                java.util.Arrays.stream(twice).mapToDouble(i -> treated[i]).toArray();
        List<Learner> linear = List.of(LinearLearner.leastSquares());
        List<Learner> logistic = List.of(LogisticLearner.maximumLikelihood());
        Aipw.Result weighted = fit(
                columns,
                treated,
                outcome,
                Aipw.Options.standard(CrossFitting.given(Folds.given(fold)).weighted(weights))
                        .learning(linear, logistic));
        Aipw.Result repeated =
                fit(lesson.columns(), arms, lesson.outcome(), options(folds).learning(linear, logistic));
        assertThat(weighted.effect().value()).isCloseTo(repeated.effect().value(), within(1e-10));
    }

    @Test
    void clustersOfOneRowChangeOnlyTheirSmallSampleFactor() {
        int[] each = new int[ROWS];
        java.util.Arrays.setAll(each, i -> i);
        List<Learner> linear = List.of(LinearLearner.leastSquares());
        CrossFitting split = CrossFitting.given(Folds.given(fold));
        double plain = PartiallyLinear.fit(
                        columns, treated, outcome, new PartiallyLinear.Options(linear, linear, split))
                .get()
                .effect()
                .standardError();
        double clustered = PartiallyLinear.fit(
                        columns, treated, outcome, new PartiallyLinear.Options(linear, linear, split.clustered(each)))
                .get()
                .effect()
                .standardError();
        assertThat(clustered).isCloseTo(plain * Math.sqrt(ROWS / (ROWS - 1.0)), within(1e-12));
    }

    @Test
    void clustersStayTogetherInARandomSplit() {
        int[] customer = new int[ROWS];
        java.util.Arrays.setAll(customer, i -> i / 7);
        Folds folds = Folds.random(ROWS, customer, 5, 9);
        for (int i = 1; i < ROWS; i++) {
            if (customer[i] == customer[i - 1]) {
                assertThat(folds.of(i)).isEqualTo(folds.of(i - 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sharedWorkOfFoldsGivesWhatEachFoldAloneWould(long seed) {
        Folds folds = Folds.random(ROWS, null, 4, seed);
        boolean[] from = Exposure.rows(treated, 1);
        Lesson outcomes = Lesson.of(columns, outcome, null);
        double[] shared =
                LinearLearner.leastSquares().outOfFold(outcomes, from, folds).get();
        double[] alone = alone(LinearLearner.leastSquares())
                .outOfFold(outcomes, from, folds)
                .get();
        Lesson exposures = Lesson.of(columns, treated, null);
        boolean[] all = new boolean[ROWS];
        java.util.Arrays.fill(all, true);
        LogisticLearner logistic = LogisticLearner.maximumLikelihood();
        double[] sharedOdds = logistic.outOfFold(exposures, all, folds).get();
        double[] aloneOdds = alone(logistic).outOfFold(exposures, all, folds).get();
        for (int i = 0; i < ROWS; i++) {
            assertThat(shared[i]).isCloseTo(alone[i], within(1e-11));
            assertThat(sharedOdds[i]).isCloseTo(aloneOdds[i], within(1e-10));
        }
    }

    /** The same learner without its own way to share work. */
    private static Learner alone(Learner learner) {
        return new Learner() {
            @Override
            public Fit<Predictor> learn(Lesson lesson) {
                return learner.learn(lesson);
            }
        };
    }

    @Test
    void aHiddenCauseOfTheRobustnessValueUndoesADosesEffect() {
        List<Learner> linear = List.of(LinearLearner.leastSquares());
        OmittedConfounder.Coefficient coefficient = PartiallyLinear.fit(
                        columns,
                        treated,
                        outcome,
                        new PartiallyLinear.Options(linear, linear, CrossFitting.given(Folds.given(fold))))
                .get()
                .coefficient();
        assertThat(OmittedConfounder.of(coefficient, OmittedConfounder.Options.DEFAULT)
                        .robustness())
                .isBetween(0.0, 0.5);
    }

    @Test
    void groupsWithoutCounterpartsAreRefused() {
        double[][] telling = {columns[0].clone()};
        double[] arm = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            arm[i] = telling[0][i] + 0.15 * columns[1][i] > 0 ? 1 : 0;
        }
        Fit<Aipw.Result> fit = Aipw.fit(
                telling,
                arm,
                outcome,
                options(fold)
                        .learning(List.of(LinearLearner.leastSquares()), List.of(LogisticLearner.maximumLikelihood())));
        assertThat(fit).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isIn(Fit.Reason.NO_OVERLAP, Fit.Reason.SEPARATED);
            assertThat(no.advice()).isNotBlank();
        });
    }

    @Test
    void aColumnThatDecidesTheExposureIsNamedAsSeparation() {
        Fit<Aipw.Result> fit = Aipw.fit(new double[][] {treated, columns[0]}, treated, outcome, options(fold));
        assertThat(fit)
                .isInstanceOfSatisfying(
                        Fit.Impossible.class, no -> assertThat(no.reason()).isEqualTo(Fit.Reason.SEPARATED));
    }

    @Test
    void rowsWithoutCounterpartAreLeftOutAndCounted() {
        double[][] strong = {scaled(columns[0], 1, 0)};
        double[] arm = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            arm[i] = random.nextDouble() < 1 / (1 + Math.exp(-2.5 * strong[0][i])) ? 1 : 0;
        }
        Aipw.Result result = fit(strong, arm, outcome, options(fold).keeping(new Overlap.Rule(0.05, 0.95, 0.05)));
        assertThat(result.overlap().leftOut()).isPositive();
        assertThat(result.overlap().kept() + result.overlap().leftOut()).isEqualTo(ROWS);
        assertThat(result.effect().n()).isEqualTo(result.overlap().kept());
        long zeros = java.util.Arrays.stream(result.weights().toArray())
                .filter(w -> w == 0)
                .count();
        assertThat(zeros).isEqualTo(result.overlap().leftOut());
    }

    /** Planted: a step and an interaction, which no line follows. */
    @Test
    void treesAreTakenWhereNoLineFollows() {
        int n = 2_000;
        double[][] x = {normals(random, n), normals(random, n)};
        double[] y = normals(random, n);
        for (int i = 0; i < n; i++) {
            y[i] = 0.3 * y[i] + (x[0][i] * x[1][i] > 0 ? 1 : 0);
        }
        boolean[] all = new boolean[n];
        java.util.Arrays.fill(all, true);
        Lesson lesson = Lesson.of(x, y, null);
        List<Learner> learners =
                List.of(LinearLearner.leastSquares(), BoostedTreesLearner.of(BoostedTrees.Loss.SQUARED));
        Prediction best = Prediction.best(learners, lesson, all, Folds.random(n, null, 5, 1), Prediction.Loss.SQUARED)
                .get();
        assertThat(best.learner()).isEqualTo(1);
        assertThat(best.r2(lesson, all)).isGreaterThan(0.55);
    }

    @Test
    void treesPredictProbabilitiesThatAddUp() {
        Learner trees = BoostedTreesLearner.of(BoostedTrees.Loss.LOG);
        double[] p = trees.learn(Lesson.of(columns, treated, null)).get().predict(columns);
        double mean = java.util.Arrays.stream(p).average().orElse(0);
        assertThat(mean).isCloseTo(java.util.Arrays.stream(treated).average().orElse(1), within(0.01));
        assertThat(java.util.Arrays.stream(p).allMatch(e -> e > 0 && e < 1)).isTrue();
    }

    /** Law: only the order of a column's values matters to trees. */
    @Test
    void treesDoNotMindBentColumns() {
        Learner trees = BoostedTreesLearner.of(BoostedTrees.Loss.SQUARED);
        double[][] bent = {java.util.Arrays.stream(columns[0]).map(Math::exp).toArray(), columns[1]};
        double[] plain = trees.learn(Lesson.of(columns, outcome, null)).get().predict(columns);
        double[] other = trees.learn(Lesson.of(bent, outcome, null)).get().predict(bent);
        for (int i = 0; i < ROWS; i++) {
            assertThat(other[i]).isCloseTo(plain[i], within(1e-12));
        }
    }

    @Test
    void wrongCallsSayWhatMustHold() {
        assertThatThrownBy(() -> Folds.given(new int[] {0, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("folds must be numbered without gaps: no row is in fold 1");
        assertThatThrownBy(() -> Aipw.fit(columns, outcome, outcome, options(fold)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("treated must be 0 or 1, not ");
        assertThatThrownBy(() -> Folds.random(3, null, 5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("folds must be 2 to the number of independent units, 3, not 5");
    }

    private static double[] scaled(double[] column, double factor, double shift) {
        return java.util.Arrays.stream(column).map(x -> factor * x + shift).toArray();
    }

    private static double[] reverse(double[] column) {
        double[] reversed = new double[column.length];
        for (int i = 0; i < column.length; i++) {
            reversed[i] = column[column.length - 1 - i];
        }
        return reversed;
    }
}
