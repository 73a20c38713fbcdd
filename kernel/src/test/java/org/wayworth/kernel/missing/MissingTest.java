package org.wayworth.kernel.missing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.regression.Errors;
import org.wayworth.kernel.regression.Ols;
import tools.jackson.databind.JsonNode;

class MissingTest {

    private static final List<String> AIR = List.of("Ozone", "Solar.R", "Wind", "Temp");

    /** Reference: EM in R, and lavaan. */
    @Tag("larger")
    @Test
    void momentsOfAirqualityMatchR() {
        ReferenceCase air = ReferenceCase.open("missing_em_airquality");
        Columns input = air.input();
        EmMoments.Result fit =
                EmMoments.fit(input.design(AIR.toArray(String[]::new)), null).get();
        JsonNode expected = air.expected();
        for (int j = 0; j < 4; j++) {
            air.assertClose(
                    "mean " + AIR.get(j),
                    fit.means().at(j),
                    expected.get("em_mu").get(AIR.get(j)),
                    1e-10);
            for (int k = 0; k < 4; k++) {
                air.assertClose(
                        "covariance " + AIR.get(j) + " " + AIR.get(k),
                        fit.covariance().at(j, k),
                        expected.get("em_sigma_mle").get(j).get(k),
                        1e-10);
            }
        }
        Vector coefficients = fit.regress(0).get();
        for (int j = 1; j < 4; j++) {
            air.assertClose(
                    "regression " + AIR.get(j),
                    coefficients.at(j),
                    expected.get("em_regression_ozone_on_others").get(AIR.get(j)),
                    1e-10);
        }
        air.assertClose("R²", fit.r2(0).get(), expected.get("em_r2"), 1e-10);
    }

    /** Reference: mice::pool.scalar on five saved imputations. */
    @Tag("larger")
    @Test
    void poolingOfAirqualityMatchesMice() {
        ReferenceCase air = ReferenceCase.open("rubin_pool_airquality");
        Columns input = air.input();
        int[] imputation = input.integers("imp");
        double[][] all = input.design("Ozone", "Solar.R", "Wind", "Temp");
        double[][] estimates = new double[4][5];
        double[][] variances = new double[4][5];
        for (int m = 0; m < 5; m++) {
            double[][] part = rows(all, imputation, m + 1);
            Ols.Result fit = Ols.fit(Arrays.copyOfRange(part, 1, 4), part[0], Ols.Options.of(Errors.CLASSICAL))
                    .get();
            for (int j = 0; j < 4; j++) {
                estimates[j][m] = fit.coefficients().at(j);
                variances[j][m] = fit.covariance().at(j, j);
            }
        }
        String[] terms = {"(Intercept)", "Solar.R", "Wind", "Temp"};
        for (int j = 0; j < 4; j++) {
            RubinPool.Result pooled = RubinPool.pool(estimates[j], variances[j], 153 - 4, 153, 0.95)
                    .get();
            JsonNode row = air.expected().get(terms[j]);
            air.assertClose(terms[j] + " qbar", pooled.estimate().value(), row.get("qbar"), 1e-10);
            air.assertClose(terms[j] + " ubar", pooled.within(), row.get("ubar"), 1e-10);
            air.assertClose(terms[j] + " b", pooled.between(), row.get("b"), 1e-10);
            air.assertClose(terms[j] + " t", pooled.total(), row.get("t"), 1e-10);
            air.assertClose(terms[j] + " r", pooled.relativeIncrease(), row.get("r"), 1e-10);
            air.assertClose(terms[j] + " df", pooled.degreesOfFreedom(), row.get("df"), 1e-10);
            air.assertClose(terms[j] + " fmi", pooled.missingInformation(), row.get("fmi"), 1e-10);
        }
    }

    private static double[][] rows(double[][] columns, int[] label, int wanted) {
        double[][] chosen = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            chosen[j] = IntStream.range(0, label.length)
                    .filter(i -> label[i] == wanted)
                    .mapToDouble(i -> column[i])
                    .toArray();
        }
        return chosen;
    }

    private static double[][] table(UniformRandomProvider random, int n) {
        double[][] table = {Worlds.normals(random, n), Worlds.normals(random, n), Worlds.normals(random, n)};
        for (int i = 0; i < n; i++) {
            table[1][i] += table[0][i];
            table[2][i] += 0.5 * table[1][i] + 10;
        }
        return table;
    }

    /** Law: without holes EM gives the plain moments. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aFullTableHasItsOwnMoments(long seed) {
        double[][] table = table(Streams.stream(seed, 0), 200);
        EmMoments.Result fit = EmMoments.fit(table, null).get();
        Moments moments = Moments.of(table, null);
        for (int j = 0; j < 3; j++) {
            assertThat(fit.means().at(j)).isCloseTo(moments.mean(j), within(1e-12));
            for (int k = 0; k < 3; k++) {
                assertThat(fit.covariance().at(j, k)).isCloseTo(moments.cross(j, k) / 200, within(1e-12));
            }
        }
    }

    /** Law: a weight of 2 is a row twice, also with holes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void weightsAreRepetitions(long seed) {
        double[][] table = holes(Streams.stream(seed, 1), table(Streams.stream(seed, 0), 60));
        double[] weights = new double[60];
        double[][] longer = new double[3][80];
        for (int i = 0; i < 80; i++) {
            weights[i % 60] += 1;
            for (int j = 0; j < 3; j++) {
                longer[j][i] = table[j][i % 60];
            }
        }
        EmMoments.Result weighted = EmMoments.fit(table, weights).get();
        EmMoments.Result repeated = EmMoments.fit(longer, null).get();
        for (int j = 0; j < 9; j++) {
            assertThat(weighted.covariance().toArray()[j])
                    .isCloseTo(repeated.covariance().toArray()[j], within(1e-9));
        }
    }

    /** The last column is missing more often where the first is high; the first is always there. */
    private static double[][] holes(UniformRandomProvider random, double[][] table) {
        for (int i = 0; i < table[0].length; i++) {
            if (random.nextDouble() < (table[0][i] > 0 ? 0.6 : 0.1)) {
                table[2][i] = Double.NaN;
            }
            if (random.nextDouble() < 0.1) {
                table[1][i] = Double.NaN;
            }
        }
        return table;
    }

    /** Planted truth: the mean of a column that is missing where it is high is recovered; that of the rows seen is not. */
    @Test
    void recoversTheMeanOfWhatIsMissingAtRandom() {
        double[][] table = holes(Streams.stream(4, 3), table(Streams.stream(4, 2), 20_000));
        double seen =
                Arrays.stream(table[2]).filter(v -> !Double.isNaN(v)).average().orElseThrow();
        assertThat(seen).isLessThan(9.9);
        assertThat(EmMoments.fit(table, null).get().means().at(2)).isCloseTo(10, within(0.05));
    }

    /** Message. */
    @Test
    void columnsNeverSeenTogetherAreNamed() {
        double none = Double.NaN;
        Fit<EmMoments.Result> fit = EmMoments.fit(new double[][] {{1, 2, none, none}, {none, none, 3, 1}}, null);
        assertThat(fit).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(Fit.Reason.TOO_FEW_ROWS);
            assertThat(no.found()).contains("columns 0 and 1");
        });
    }
}
