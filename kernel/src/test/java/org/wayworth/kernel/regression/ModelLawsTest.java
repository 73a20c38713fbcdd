package org.wayworth.kernel.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;

@DisplayName("law: order, units, constants and weights in models other than least squares")
class ModelLawsTest {

    private static final int ROWS = 240;

    /** A made-up table; {@code weights} are whole numbers from 0 to 2. */
    private record Table(double[][] columns, double[] yes, double[] amount, int[] answer, double[] weights) {

        static Table of(long seed) {
            UniformRandomProvider random = Streams.stream(seed, 0);
            double[][] columns = {Worlds.normals(random, ROWS), Worlds.normals(random, ROWS)};
            double[] noise = Worlds.normals(random, ROWS);
            double[] yes = new double[ROWS];
            double[] amount = new double[ROWS];
            int[] answer = new int[ROWS];
            double[] weights = new double[ROWS];
            for (int i = 0; i < ROWS; i++) {
                double index = 0.7 * columns[0][i] - 0.4 * columns[1][i];
                yes[i] = random.nextDouble() < 1 / (1 + Math.exp(-index)) ? 1 : 0;
                amount[i] = yes[i] * Math.exp(2 + 0.5 * index + 0.6 * noise[i]);
                answer[i] = index + noise[i] < -0.5 ? 0 : index + noise[i] < 0.6 ? 1 : 2;
                weights[i] = random.nextInt(3);
            }
            return new Table(columns, yes, amount, answer, weights);
        }

        Table rows(int[] rows) {
            double[][] picked = Arrays.stream(columns).map(c -> pick(c, rows)).toArray(double[][]::new);
            int[] answers = IntStream.of(rows).map(i -> answer[i]).toArray();
            return new Table(picked, pick(yes, rows), pick(amount, rows), answers, pick(weights, rows));
        }

        Table shuffled(long seed) {
            int[] order = PermutationSampler.natural(ROWS);
            PermutationSampler.shuffle(Streams.stream(seed, 1), order);
            return rows(order);
        }

        /** Each row as often as it weighs. */
        Table repeated() {
            return rows(IntStream.range(0, ROWS)
                    .flatMap(i -> IntStream.range(0, (int) weights[i]).map(k -> i))
                    .toArray());
        }

        /** The first column in other units, with another zero: x becomes 4x + 30. */
        Table moved() {
            double[] other = Arrays.stream(columns[0]).map(x -> 4 * x + 30).toArray();
            return new Table(new double[][] {other, columns[1]}, yes, amount, answer, weights);
        }

        Table paidInPence() {
            double[] pence = Arrays.stream(amount).map(a -> 100 * a).toArray();
            return new Table(columns, yes, pence, answer, weights);
        }

        /** Rows with an amount. */
        Table paid() {
            return rows(
                    IntStream.range(0, amount.length).filter(i -> amount[i] > 0).toArray());
        }

        private static double[] pick(double[] values, int[] rows) {
            return IntStream.of(rows).mapToDouble(i -> values[i]).toArray();
        }
    }

    /** Models with likelihoods, all fitted the same way; columns of slopes begin at {@code slope}. */
    private enum Model {
        LOGISTIC(1),
        LOGISTIC_ROBUST(1),
        FIRTH(1),
        POISSON(1),
        GAMMA(1),
        ORDERED_LOGIT(0),
        ORDERED_PROBIT(0);

        private final int slope;

        Model(int slope) {
            this.slope = slope;
        }

        Coefficients fit(Table t, boolean weighted) {
            Logistic.Options logistic = this == FIRTH ? Logistic.Options.firth() : Logistic.Options.standard();
            LogLinear.Options amounts = LogLinear.Options.standard().withErrors(Errors.HC0);
            Table paid = t.paid();
            return switch (this) {
                case LOGISTIC, FIRTH ->
                    Logistic.fit(t.columns, t.yes, weighted ? logistic.weighted(t.weights) : logistic)
                            .get();
                case LOGISTIC_ROBUST ->
                    Logistic.fit(t.columns, t.yes, logistic.withErrors(Errors.HC1))
                            .get();
                case POISSON ->
                    LogLinear.fit(
                                    t.columns,
                                    t.amount,
                                    LogLinear.Law.POISSON,
                                    weighted ? amounts.weighted(t.weights) : amounts)
                            .get();
                case GAMMA ->
                    LogLinear.fit(
                                    paid.columns,
                                    paid.amount,
                                    LogLinear.Law.GAMMA,
                                    weighted ? amounts.weighted(paid.weights) : amounts)
                            .get();
                case ORDERED_LOGIT ->
                    Ordinal.fit(t.columns, t.answer, weighted ? t.weights : null, Ordinal.Link.LOGIT)
                            .get();
                case ORDERED_PROBIT ->
                    Ordinal.fit(t.columns, t.answer, weighted ? t.weights : null, Ordinal.Link.PROBIT)
                            .get();
            };
        }
    }

    private static void assertSame(Coefficients one, Coefficients other, String what) {
        for (int j = 0; j < one.coefficients().size(); j++) {
            assertThat(other.coefficients().at(j))
                    .as(what + ", coefficient " + j)
                    .isCloseTo(one.coefficients().at(j), within(1e-8));
            assertThat(other.standardError(j)).as(what + ", error " + j).isCloseTo(one.standardError(j), within(1e-8));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theOrderOfRowsDoesNotMatter(long seed) {
        Table table = Table.of(seed);
        for (Model model : Model.values()) {
            assertSame(model.fit(table, false), model.fit(table.shuffled(seed), false), model.name());
        }
    }

    /** Slopes and their errors shrink by 4; the other slope stays, and so does what the robust errors say of it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void unitsAndZeroOfAColumnDoNotMatter(long seed) {
        Table table = Table.of(seed);
        for (Model model : Model.values()) {
            Coefficients plain = model.fit(table, false);
            Coefficients moved = model.fit(table.moved(), false);
            int j = model.slope;
            assertThat(4 * moved.coefficients().at(j))
                    .as(model.name())
                    .isCloseTo(plain.coefficients().at(j), within(1e-8));
            assertThat(4 * moved.standardError(j)).as(model.name()).isCloseTo(plain.standardError(j), within(1e-8));
            assertThat(moved.coefficients().at(j + 1))
                    .as(model.name())
                    .isCloseTo(plain.coefficients().at(j + 1), within(1e-8));
            assertThat(moved.pValue(j + 1)).as(model.name()).isCloseTo(plain.pValue(j + 1), within(1e-7));
        }
    }

    /** Coefficients of whole-number weights are those of repeated rows; so are errors from the information. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void weightsAreRepetitions(long seed) {
        Table table = Table.of(seed);
        for (Model model : new Model[] {Model.LOGISTIC, Model.FIRTH, Model.ORDERED_LOGIT, Model.ORDERED_PROBIT}) {
            assertSame(model.fit(table.repeated(), false), model.fit(table, true), model.name());
        }
        for (Model model : new Model[] {Model.POISSON, Model.GAMMA}) {
            Vector repeated = model.fit(table.repeated(), false).coefficients();
            Vector weighted = model.fit(table, true).coefficients();
            assertThat(weighted.toArray()).as(model.name()).containsExactly(repeated.toArray(), within(1e-9));
        }
    }

    /** No for yes, and the highest answer for the lowest, only turn the signs. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void turningTheOutcomeRoundTurnsTheSigns(long seed) {
        Table t = Table.of(seed);
        double[] no = Arrays.stream(t.yes).map(y -> 1 - y).toArray();
        int[] turned = Arrays.stream(t.answer).map(a -> 2 - a).toArray();
        for (Logistic.Options options :
                new Logistic.Options[] {Logistic.Options.standard(), Logistic.Options.firth()}) {
            Logistic.Result one = Logistic.fit(t.columns, t.yes, options).get();
            Logistic.Result other = Logistic.fit(t.columns, no, options).get();
            for (int j = 0; j < 3; j++) {
                assertThat(other.coefficients().at(j))
                        .isCloseTo(-one.coefficients().at(j), within(1e-8));
                assertThat(other.standardError(j)).isCloseTo(one.standardError(j), within(1e-8));
            }
        }
        for (Ordinal.Link link : Ordinal.Link.values()) {
            Vector one = Ordinal.fit(t.columns, t.answer, null, link).get().coefficients();
            Vector other = Ordinal.fit(t.columns, turned, null, link).get().coefficients();
            assertThat(other.at(0)).isCloseTo(-one.at(0), within(1e-8));
            assertThat(other.at(1)).isCloseTo(-one.at(1), within(1e-8));
            assertThat(other.at(2)).isCloseTo(-one.at(3), within(1e-8));
        }
    }

    /** What is spent, in two parts: pence are 100 times pounds, in the mean as in a difference. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void twoPartsFollowTheCurrencyAndTheColumn(long seed) {
        Table t = Table.of(seed);
        for (TwoPart.Amount amount : TwoPart.Amount.values()) {
            TwoPart.Result pounds = TwoPart.fit(t.columns, t.amount, amount).get();
            Table changed = t.paidInPence().moved().shuffled(seed);
            TwoPart.Result pence =
                    TwoPart.fit(changed.columns, changed.amount, amount).get();
            double difference = pounds.meanDifference(t.columns, 0, -1, 1);
            assertThat(pence.meanDifference(changed.columns, 0, 26, 34))
                    .as(amount.name())
                    .isCloseTo(100 * difference, within(1e-6 * Math.abs(100 * difference)));
        }
    }

    /** Penalised slopes are those of standard scores: they follow units, order and repetition. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void penalisedModelsFollowUnitsOrderAndWeights(long seed) {
        Table t = Table.of(seed);
        double[] y = Arrays.stream(t.answer).asDoubleStream().toArray();
        Table moved = t.moved().shuffled(seed);
        double[] movedY = Arrays.stream(moved.answer).asDoubleStream().toArray();
        Table longer = t.repeated();
        double[] longerY = Arrays.stream(longer.answer).asDoubleStream().toArray();
        Vector ridge = Ridge.fit(t.columns, y, 5).get().coefficients();
        Vector lasso = Lasso.fit(t.columns, y, null, 0.05).get().coefficients();
        assertThat(4 * Ridge.fit(moved.columns, movedY, 5).get().coefficients().at(1))
                .isCloseTo(ridge.at(1), within(1e-9));
        assertThat(4
                        * Lasso.fit(moved.columns, movedY, null, 0.05)
                                .get()
                                .coefficients()
                                .at(1))
                .isCloseTo(lasso.at(1), within(1e-7));
        assertThat(Ridge.fit(t.columns, y, t.weights, 5).get().coefficients().toArray())
                .containsExactly(
                        Ridge.fit(longer.columns, longerY, 5)
                                .get()
                                .coefficients()
                                .toArray(),
                        within(1e-9));
        assertThat(Lasso.fit(t.columns, y, t.weights, 0.05).get().coefficients().toArray())
                .containsExactly(
                        Lasso.fit(longer.columns, longerY, null, 0.05)
                                .get()
                                .coefficients()
                                .toArray(),
                        within(1e-7));
    }

    /** Steps follow order, repetition, and the units of both sides. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void stepsFollowUnitsOrderAndWeights(long seed) {
        Table t = Table.of(seed);
        double[] x = Arrays.stream(t.columns[0]).map(v -> Math.rint(2 * v)).toArray();
        Table whole = new Table(new double[][] {x, t.columns[1]}, t.yes, t.columns[1], t.answer, t.weights);
        Isotonic plain = Isotonic.fit(x, whole.amount, null);
        Table mixed = whole.moved().shuffled(seed);
        double[] scaled = Arrays.stream(mixed.amount).map(v -> 10 * v - 3).toArray();
        Isotonic moved = Isotonic.fit(mixed.columns[0], scaled, null);
        Table longer = whole.repeated();
        Isotonic weighted = Isotonic.fit(x, whole.amount, whole.weights);
        Isotonic repeated = Isotonic.fit(longer.columns[0], longer.amount, null);
        for (double at = -3; at <= 3; at++) {
            assertThat(moved.at(4 * at + 30)).isCloseTo(10 * plain.at(at) - 3, within(1e-9));
            assertThat(weighted.at(at)).isCloseTo(repeated.at(at), within(1e-9));
        }
    }

    /** A spline in other units, knots and all, spans the same curves. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void splinesFollowTheUnitsOfTheirColumn(long seed) {
        Table t = Table.of(seed);
        double[] x = t.columns[0];
        double[] other = t.moved().columns[0];
        double[][] curve = Splines.restrictedCubic(x, -1.5, -0.5, 0.5, 1.5);
        double[][] moved = Splines.restrictedCubic(other, 24, 28, 32, 36);
        Ols.Result one = Ols.fit(curve, t.amount, Ols.Options.standard()).get();
        Ols.Result two = Ols.fit(moved, t.amount, Ols.Options.standard()).get();
        assertThat(two.fitted().toArray()).containsExactly(one.fitted().toArray(), within(1e-7));
        assertThat(two.pValue(1)).isCloseTo(one.pValue(1), within(1e-7));
    }
}
