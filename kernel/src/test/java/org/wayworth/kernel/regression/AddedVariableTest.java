package org.wayworth.kernel.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.random.Streams;

/** Law: the added variable's coefficient is the one of the whole model. Message: what cannot be added is told. */
@DisplayName("law: added variable")
class AddedVariableTest {

    private static final int N = 400;
    private static final double LEVEL = 0.95;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void equalsTheWholeModelWithHc3(long seed) {
        Data data = new Data(seed, 4);
        Estimate added = AddedVariable.given(data.columns, data.y, null)
                .get()
                .coefficient(data.x, LEVEL)
                .get();
        assertSame(added, Ols.fit(data.all(), data.y, Ols.Options.standard()).get());
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void equalsTheWholeModelWithClusters(long seed) {
        Data data = new Data(seed, 3);
        Estimate added = AddedVariable.given(data.columns, data.y, data.cluster)
                .get()
                .coefficient(data.x, LEVEL)
                .get();
        assertSame(
                added,
                Ols.fit(data.all(), data.y, Ols.Options.clustered(data.cluster)).get());
    }

    @Test
    void needsNoOtherColumns() {
        Data data = new Data(9, 0);
        Estimate added = AddedVariable.given(data.columns, data.y, null)
                .get()
                .coefficient(data.x, LEVEL)
                .get();
        assertSame(added, Ols.fit(data.all(), data.y, Ols.Options.standard()).get());
    }

    @Test
    void tellsWhatCannotBeAdded() {
        Data data = new Data(10, 2);
        AddedVariable model = AddedVariable.given(data.columns, data.y, null).get();
        assertThat(reason(model.coefficient(new double[N], LEVEL))).isEqualTo(Fit.Reason.NO_VARIATION);
        assertThat(reason(model.coefficient(data.columns[1], LEVEL))).isEqualTo(Fit.Reason.RANK_DEFICIENT);
        double[][] twins = {data.columns[0], data.columns[0]};
        assertThat(AddedVariable.given(twins, data.y, null)).isInstanceOf(Fit.Impossible.class);
    }

    /** Message: a column of the model, or the variable, that is something in one row only. */
    @Test
    void tellsWhichColumnSinglesOutARow() {
        Data data = new Data(11, 2);
        double[] branch = new double[N];
        branch[33] = 1;
        assertThat(AddedVariable.given(new double[][] {data.columns[0], branch}, data.y, null))
                .isInstanceOfSatisfying(
                        Fit.Impossible.class,
                        no -> assertThat(no.found()).startsWith("row 33 alone settles the coefficient of column 1"));
        AddedVariable model = AddedVariable.given(data.columns, data.y, null).get();
        assertThat(model.coefficient(branch, LEVEL)).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(Fit.Reason.TOO_FEW_ROWS);
            assertThat(no.found()).contains("row 33 (counted from 0) alone");
        });
        assertThat(AddedVariable.given(data.columns, data.y, data.cluster)
                        .get()
                        .coefficient(branch, LEVEL)
                        .isDone())
                .isTrue();
    }

    private static Fit.Reason reason(Fit<Estimate> fit) {
        return fit.fold(
                done -> {
                    throw new AssertionError("must be impossible, not " + done);
                },
                Fit.Impossible::reason);
    }

    private static void assertSame(Estimate added, Ols.Result whole) {
        Estimate expected = whole.estimate(1, LEVEL);
        assertThat(added.value()).isCloseTo(expected.value(), within(1e-11));
        assertThat(added.standardError()).isCloseTo(expected.standardError(), within(1e-11));
        assertThat(added.interval().low()).isCloseTo(expected.interval().low(), within(1e-10));
        assertThat(added.interval().high()).isCloseTo(expected.interval().high(), within(1e-10));
    }

    /** Correlated columns, an outcome with uneven noise, and clusters of four. */
    private static final class Data {
        final double[][] columns;
        final double[] x = new double[N];
        final double[] y = new double[N];
        final int[] cluster = new int[N];

        Data(long seed, int others) {
            UniformRandomProvider random = Streams.stream(seed, 0);
            columns = new double[others][N];
            for (int i = 0; i < N; i++) {
                double hidden = random.nextDouble();
                for (double[] column : columns) {
                    column[i] = hidden + random.nextDouble();
                }
                x[i] = hidden + random.nextDouble();
                y[i] = 3 * x[i] + 2 * hidden + x[i] * (random.nextDouble() - 0.5);
                cluster[i] = i / 4;
            }
        }

        double[][] all() {
            double[][] all = new double[columns.length + 1][];
            all[0] = x;
            System.arraycopy(columns, 0, all, 1, columns.length);
            return all;
        }
    }
}
