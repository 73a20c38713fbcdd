package org.wayworth.kernel.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.matrix.Gram;
import org.wayworth.kernel.random.Streams;

/** Laws that hold for any data, calibration of the intervals, and messages. */
class OlsLawTest {

    static long[] seeds() {
        return new long[] {1, 2, 3, 4, 5, 6};
    }

    private static double[][] table(long seed, int n) {
        UniformRandomProvider random = Streams.stream(seed, 0);
        double[][] table = {
            Worlds.normals(random, n), Worlds.normals(random, n), Worlds.normals(random, n), Worlds.normals(random, n)
        };
        for (int i = 0; i < n; i++) {
            table[1][i] += 0.8 * table[0][i] + 50;
            table[3][i] *= 1 + Math.abs(table[0][i]);
            table[3][i] += table[0][i] - 0.5 * table[1][i];
        }
        return table;
    }

    private static Ols.Result fit(double[][] table, Ols.Options options) {
        return Ols.fit(Arrays.copyOf(table, 3), table[3], options).get();
    }

    /** In pence instead of pounds, and with a constant added, slopes and errors scale and nothing else moves. */
    @ParameterizedTest
    @MethodSource("seeds")
    void unitsScaleSlopesAndErrors(long seed) {
        double[][] table = table(seed, 120);
        Ols.Result plain = fit(table, Ols.Options.standard());
        double[][] changed = table.clone();
        changed[1] = Arrays.stream(table[1]).map(v -> 1e6 + 100 * v).toArray();
        Ols.Result scaled = fit(changed, Ols.Options.standard());
        assertThat(scaled.coefficients().at(2)).isCloseTo(plain.coefficients().at(2) / 100, within(1e-11));
        assertThat(scaled.standardError(2)).isCloseTo(plain.standardError(2) / 100, within(1e-11));
        assertThat(scaled.coefficients().at(1)).isCloseTo(plain.coefficients().at(1), within(1e-9));
        assertThat(scaled.r2()).isCloseTo(plain.r2(), within(1e-12));
    }

    /** A weight of 2 is a row twice, for the coefficients; equal weights change nothing at all. */
    @ParameterizedTest
    @MethodSource("seeds")
    void weightsAreRepetitions(long seed) {
        double[][] table = table(seed, 90);
        double[] weights = new double[90];
        double[][] longer = new double[4][120];
        for (int i = 0; i < 120; i++) {
            weights[i % 90]++;
            for (int j = 0; j < 4; j++) {
                longer[j][i] = table[j][i % 90];
            }
        }
        Ols.Result weighted = fit(table, Ols.Options.standard().weighted(weights));
        Ols.Result repeated = fit(longer, Ols.Options.standard());
        double[] equal = new double[90];
        Arrays.fill(equal, 3);
        for (Errors errors : new Errors[] {Errors.CLASSICAL, Errors.HC0, Errors.HC3}) {
            Ols.Result same = fit(table, Ols.Options.of(errors).weighted(equal));
            Ols.Result plain = fit(table, Ols.Options.of(errors));
            for (int j = 0; j < 4; j++) {
                assertThat(weighted.coefficients().at(j))
                        .isCloseTo(repeated.coefficients().at(j), within(1e-10));
                assertThat(same.standardError(j)).isCloseTo(plain.standardError(j), within(1e-10));
            }
        }
    }

    /** Rows in another order, and clusters of one row: CR0 is HC0, CR3 is HC3. */
    @ParameterizedTest
    @MethodSource("seeds")
    void orderDoesNotMatterAndSingleRowsAreClusters(long seed) {
        double[][] table = table(seed, 70);
        double[][] turned = new double[4][70];
        int[] own = new int[70];
        for (int i = 0; i < 70; i++) {
            own[i] = 1000 - 7 * i;
            for (int j = 0; j < 4; j++) {
                turned[j][i] = table[j][69 - i];
            }
        }
        Ols.Result plain = fit(table, Ols.Options.standard());
        Ols.Result reversed = fit(turned, Ols.Options.standard());
        Ols.Result clustered = fit(table, Ols.Options.clustered(own).withErrors(Errors.CR3));
        for (int j = 0; j < 4; j++) {
            assertThat(reversed.coefficients().at(j))
                    .isCloseTo(plain.coefficients().at(j), within(1e-10));
            assertThat(reversed.standardError(j)).isCloseTo(plain.standardError(j), within(1e-11));
            assertThat(clustered.standardError(j)).isCloseTo(plain.standardError(j), within(1e-11));
        }
    }

    /** A column of the block's size and one more row: the same as by one plain cross-product. */
    @Test
    void blocksJoin() {
        double[][] table = table(9, 4_097);
        Matrix gram = Gram.of(table, null);
        double sum = 0;
        for (int i = 0; i < 4_097; i++) {
            sum += table[1][i] * table[3][i];
        }
        assertThat(gram.at(0, 0)).isEqualTo(4_097);
        assertThat(gram.at(2, 4)).isCloseTo(sum, within(1e-9 * Math.abs(sum)));
        assertThat(gram.at(4, 2)).isEqualTo(gram.at(2, 4));
    }

    private static boolean covers(UniformRandomProvider random, int n, Errors errors) {
        double[] x = Worlds.normals(random, n);
        double[] y = Worlds.normals(random, n);
        for (int i = 0; i < n; i++) {
            y[i] = 1 + 0.5 * x[i] + y[i] * (0.5 + Math.abs(x[i]));
        }
        return Ols.fit(new double[][] {x}, y, Ols.Options.of(errors))
                .get()
                .estimate(1, 0.95)
                .interval()
                .contains(0.5);
    }

    /** Calibration: errors grow with the column; HC3 keeps its promise, one error variance does not. */
    @Test
    void heteroskedasticErrorsCover() {
        Worlds.assertCovers95("HC3, n = 100", 71, random -> covers(random, 100, Errors.HC3));
        Worlds.assertCovers95("HC2, n = 400", 72, random -> covers(random, 400, Errors.HC2));
        assertThat(Worlds.share(73, random -> covers(random, 100, Errors.CLASSICAL)))
                .isLessThan(0.88);
    }

    private static boolean coversClustered(UniformRandomProvider random, int clusters, Errors errors) {
        int n = clusters * 10;
        double[] group = Worlds.normals(random, clusters);
        double[] shared = Worlds.normals(random, clusters);
        double[] x = Worlds.normals(random, n);
        double[] y = Worlds.normals(random, n);
        int[] cluster = new int[n];
        for (int i = 0; i < n; i++) {
            cluster[i] = i / 10;
            x[i] = 0.5 * x[i] + group[cluster[i]];
            y[i] += 0.5 * x[i] + shared[cluster[i]];
        }
        return Ols.fit(new double[][] {x}, y, Ols.Options.clustered(cluster).withErrors(errors))
                .get()
                .estimate(1, 0.95)
                .interval()
                .contains(0.5);
    }

    /** Calibration: rows of a cluster share an error. */
    @Test
    void clusteredErrorsCover() {
        Worlds.assertCovers95("CR1, 60 clusters", 74, random -> coversClustered(random, 60, Errors.CR1));
        Worlds.assertCovers95("CR2, 25 clusters", 75, random -> coversClustered(random, 25, Errors.CR2));
    }

    /**
     * Reference: Bell and McCaffrey's formula written out in R 4.2 with n × n matrices: P has a column (I − H)[, g] A[g]
     * X[g, ] (X'X)⁻¹ e[j] for each cluster g, M = P'P, degrees = trace(M)² / sum(M²).
     */
    @Test
    void degreesOfFewClustersMatchTheFormulaInR() {
        int[] sizes = {3, 4, 5, 2, 6, 4};
        int[] cluster = new int[24];
        int row = 0;
        for (int g = 0; g < sizes.length; g++) {
            java.util.Arrays.fill(cluster, row, row + sizes[g], g + 1);
            row += sizes[g];
        }
        double[] x = new double[24];
        double[] z = new double[24];
        double[] y = new double[24];
        for (int i = 0; i < 24; i++) {
            x[i] = Math.sin(i + 1) + cluster[i] / 3.0;
            z[i] = Math.cos((i + 1.0) * (i + 1) / 7);
            y[i] = i % 5;
        }
        Ols.Result fit = Ols.fit(
                        new double[][] {x, z}, y, Ols.Options.clustered(cluster).withErrors(Errors.CR2))
                .get();
        double[] expected = {2.9398267756, 4.16895880647, 4.32661349689};
        for (int j = 0; j < 3; j++) {
            assertThat(fit.coefficientDegrees().at(j)).isCloseTo(expected[j], within(1e-9));
        }
        assertThat(fit.degreesOfFreedom()).isLessThan(5);
    }

    /** Calibration, at night: tests of a slope that is 0. */
    @Test
    void aSlopeOfZeroIsRarelyCalledReal() {
        Worlds.assertRejectsAtMost5("HC3 test", 76, random -> {
            double[][] columns = {Worlds.normals(random, 150), Worlds.normals(random, 150)};
            return Ols.fit(columns, Worlds.normals(random, 150), Ols.Options.standard())
                            .get()
                            .pValue(2)
                    < 0.05;
        });
    }

    /** Messages. */
    @Test
    void whatCannotBeAnsweredIsNamed() {
        double[] a = {1, 2, 4, 3, 7, 5};
        double[] b = {2, 4, 8, 6, 14, 10};
        double[] same = {3, 3, 3, 3, 3, 3};
        double[] y = {1, 3, 2, 5, 4, 4};
        assertNo(Ols.fit(new double[][] {a, b}, y, Ols.Options.standard()), Fit.Reason.RANK_DEFICIENT, "column 1 is a");
        assertNo(
                Ols.fit(new double[][] {same, a}, y, Ols.Options.standard()),
                Fit.Reason.RANK_DEFICIENT,
                "column 0 has");
        assertNo(Ols.fit(new double[][] {a}, same, Ols.Options.standard()), Fit.Reason.NO_VARIATION, "outcome");
        assertNo(
                Ols.fit(new double[][] {{1, 2}}, new double[] {1, 2}, Ols.Options.standard()),
                Fit.Reason.TOO_FEW_ROWS,
                "2 rows for 2 coefficients");
        assertNo(
                Ols.fit(new double[][] {a}, y, Ols.Options.clustered(new int[6])),
                Fit.Reason.TOO_FEW_ROWS,
                "all rows are in one cluster");
    }

    /** Message: a branch with one customer, near the edge of a block of rows or not, weighted or not, other columns alike. */
    @ParameterizedTest
    @ValueSource(ints = {40, 2_048, 30_000})
    void aRowThatOneColumnSinglesOutIsNamed(int n) {
        double[][] table = table(n, n);
        double[] branch = new double[n];
        branch[n - 3] = 1;
        double[] nearlyTheFirst = new double[n];
        Arrays.setAll(nearlyTheFirst, i -> table[0][i] + 1e-5 * table[2][i]);
        double[][] columns = {table[0], branch, nearlyTheFirst};
        double[] weights = Streams.stream(n, 1).doubles(n, 0.5, 2).toArray();
        String found = "row " + (n - 3) + " alone settles the coefficient of column 1";
        for (Errors errors : new Errors[] {Errors.HC2, Errors.HC3, Errors.HC4}) {
            assertNo(Ols.fit(columns, table[3], Ols.Options.of(errors)), Fit.Reason.TOO_FEW_ROWS, found);
            assertNo(
                    Ols.fit(columns, table[3], Ols.Options.of(errors).weighted(weights)),
                    Fit.Reason.TOO_FEW_ROWS,
                    found);
        }
        for (Errors errors : new Errors[] {Errors.CLASSICAL, Errors.HC0, Errors.HC1}) {
            Ols.Result fit = Ols.fit(columns, table[3], Ols.Options.of(errors)).get();
            assertThat(fit.estimate(2, 0.95).standardError()).as(errors.name()).isPositive();
        }
    }

    /** Message: two columns that only together single a row out are both named, and the third is not. */
    @Test
    void aRowThatTwoColumnsSingleOutTogetherNamesBoth() {
        double[][] table = table(5, 60);
        double[] north = new double[60];
        double[] old = new double[60];
        for (int i = 0; i < 60; i++) {
            north[i] = i < 30 ? 1 : 0;
            old[i] = i < 31 ? 1 : 0;
        }
        assertNo(
                Ols.fit(new double[][] {north, table[0], old}, table[3], Ols.Options.standard()),
                Fit.Reason.TOO_FEW_ROWS,
                "row 30 alone settles what columns [0, 2] have together");
    }

    /** Message: nearly all the weight on one row. */
    @Test
    void aRowWithNearlyAllTheWeightIsNamed() {
        double[][] table = table(6, 50);
        double[] weights = new double[50];
        Arrays.fill(weights, 1e-14);
        weights[7] = 1;
        assertThat(Ols.fit(
                                Arrays.copyOf(table, 1),
                                table[3],
                                Ols.Options.standard().weighted(weights))
                        .isDone())
                .isFalse();
    }

    /**
     * Reference: a row that pulls hard is not one that is alone. R 4.2: y <- c(1,3,2,5,4,4,2,6); x <- c(1:7, 10000); m <-
     * lm(y ~ x); X <- model.matrix(m); h <- hatvalues(m); B <- solve(crossprod(X)); sqrt(diag(B %*% crossprod(X *
     * (residuals(m)/(1-h))) %*% B)). Both lose digits where 1 − h is 2.8e-7.
     */
    @Test
    void aRowThatPullsHardHasAnAnswer() {
        double[][] x = {{1, 2, 3, 4, 5, 6, 7, 10_000}};
        double[] y = {1, 3, 2, 5, 4, 4, 2, 6};
        Ols.Result fit = Ols.fit(x, y, Ols.Options.standard()).get();
        assertThat(fit.standardError(0)).isCloseTo(1.153661823571195, within(1e-8));
        assertThat(fit.standardError(1)).isCloseTo(0.249699806948879, within(1e-8));
    }

    private static void assertNo(Fit<Ols.Result> fit, Fit.Reason reason, String found) {
        assertThat(fit).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(reason);
            assertThat(no.found()).contains(found);
        });
    }

    /** Messages. */
    @Test
    void wrongCallsSayWhatMustHold() {
        double[][] columns = {{1, 2, Double.NaN, 4}};
        double[] y = {1, 2, 3, 5};
        assertThatThrownBy(() -> Ols.fit(columns, y, Ols.Options.standard()))
                .hasMessage("column 0 must be finite, not NaN in row 2");
        assertThatThrownBy(() -> Ols.fit(new double[][] {{1, 2}}, y, Ols.Options.standard()))
                .hasMessage("y must have 2 values, one a row, not 4");
        assertThatThrownBy(() -> Ols.Options.of(Errors.CR1)).hasMessageContaining("needs clusters");
    }
}
