package org.wayworth.kernel.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Slopes of one column in regressions that share their rows. */
class JointSlopesTest {

    private static final double LEVEL = 0.95;

    private static SeveralOutcomes.Options options(boolean clustered, Columns input) {
        return clustered
                ? SeveralOutcomes.Options.byCluster(input.integers("customer"))
                : SeveralOutcomes.Options.byRow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("reference: slopes of several outcomes, their covariance and the test of a contrast are R's")
    void severalOutcomesMatchR(boolean clustered) {
        ReferenceCase reference = ReferenceCase.open("several_outcomes");
        Columns input = reference.input();
        JsonNode expected = reference.expected().get("outcomes");
        String kind = clustered ? "cr1" : "hc3";
        JointSlopes slopes = SeveralOutcomes.fit(
                        input.design("rating", "tenure", "plan"),
                        0,
                        input.design("early", "late", "rare"),
                        options(clustered, input))
                .get();
        for (int j = 0; j < 3; j++) {
            reference.assertClose(
                    "slope " + j, slopes.slope(j), expected.get("slopes").get(j), 1e-11);
        }
        compare(reference, kind, slopes, expected.get(kind));
        JointSlopes.Contrast gap =
                slopes.contrast(LEVEL, 1 / 7.0, -1 / 358.0, 0).get();
        reference.assertClose("gap", gap.estimate().value(), expected.get("gap"), 1e-11);
        reference.assertClose(
                kind + " of the gap", square(gap.estimate().standardError()), expected.get("gap_" + kind), 1e-11);
        reference.assertClose(kind + " p of the gap", gap.pValue(), expected.get("gap_p_" + kind), 1e-10);
    }

    private static void compare(ReferenceCase reference, String kind, JointSlopes slopes, JsonNode covariance) {
        for (int j = 0; j < slopes.size(); j++) {
            for (int k = 0; k < slopes.size(); k++) {
                double scale = Math.sqrt(covariance.get(j).get(j).asDouble()
                        * covariance.get(k).get(k).asDouble());
                reference.assertCloseOnScale(
                        kind + " covariance " + j + " " + k,
                        slopes.covariance().at(j, k),
                        covariance.get(j).get(k).asDouble(),
                        scale,
                        1e-11);
            }
        }
    }

    private static double square(double value) {
        return value * value;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("reference: the slope under two sets of columns, and how both err together, are R's")
    void twoSpecificationsMatchR(boolean clustered) {
        ReferenceCase reference = ReferenceCase.open("several_outcomes");
        Columns input = reference.input();
        JsonNode expected = reference.expected().get("specifications");
        String kind = clustered ? "cr1" : "hc3";
        double[][] late = input.design("late");
        JointSlopes both = SeveralOutcomes.fit(input.design("rating", "tenure"), 0, late, options(clustered, input))
                .get()
                .and(SeveralOutcomes.fit(
                                input.design("rating", "tenure", "plan", "past"), 0, late, options(clustered, input))
                        .get());
        for (int j = 0; j < 2; j++) {
            reference.assertClose(
                    "specification " + j, both.slope(j), expected.get("slopes").get(j), 1e-11);
        }
        compare(reference, kind, both, expected.get(kind));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("reference: the slope of a rate, and how it errs with that of an amount of all rows, are R's")
    void ratesMatchR(boolean clustered) {
        ReferenceCase reference = ReferenceCase.open("several_outcomes");
        Columns input = reference.input();
        JsonNode expected = reference.expected().get("rate");
        String kind = clustered ? "cr1" : "hc3";
        double[][] columns = input.design("rating", "tenure", "plan");
        JointSlopes rate = rate(input, columns, RateSlope.Weighting.BY_TIME, options(clustered, input));
        assertThat(rate.rows(0)).isEqualTo(expected.get("n").asLong());
        reference.assertClose("rate", rate.slope(0), expected.get("slope"), 1e-11);
        reference.assertClose(kind + " of the rate", rate.covariance().at(0, 0), expected.get(kind), 1e-11);
        JointSlopes after = SeveralOutcomes.fit(columns, 0, input.design("late"), options(clustered, input))
                .get();
        JsonNode together = expected.get("with_after_" + kind);
        reference.assertCloseOnScale(
                kind + " of rate and amount",
                rate.and(after).covariance().at(0, 1),
                together.asDouble(),
                Math.sqrt(rate.covariance().at(0, 0) * after.covariance().at(0, 0)),
                1e-11);
        if (!clustered) {
            JointSlopes even = rate(input, columns, RateSlope.Weighting.EVENLY, SeveralOutcomes.Options.byRow());
            reference.assertClose("rate, evenly", even.slope(0), expected.get("even"), 1e-11);
            reference.assertClose(
                    "HC3 of the rate, evenly", even.covariance().at(0, 0), expected.get("even_hc3"), 1e-11);
        }
    }

    private static JointSlopes rate(
            Columns input, double[][] columns, RateSlope.Weighting weighting, SeveralOutcomes.Options options) {
        return RateSlope.fit(columns, 0, input.numbers("before"), input.numbers("days"), 365, weighting, options)
                .get();
    }

    /** Customers with two rows each: columns, then outcomes. */
    private static double[][] table(UniformRandomProvider random, int n) {
        double[][] table = {
            Worlds.normals(random, n), Worlds.normals(random, n), Worlds.normals(random, n), Worlds.normals(random, n)
        };
        double[] shared = Worlds.normals(random, n / 2);
        for (int i = 0; i < n; i++) {
            table[0][i] += shared[i / 2];
            table[1][i] += 0.5 * table[0][i] + 20;
            table[2][i] = table[2][i] * (1 + Math.abs(table[0][i])) + shared[i / 2] + table[1][i];
            table[3][i] += 0.3 * table[0][i] + table[2][i];
        }
        return table;
    }

    private static int[] pairs(int n) {
        int[] cluster = new int[n];
        Arrays.setAll(cluster, i -> i / 2);
        return cluster;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    @DisplayName("law: each slope and its error are those of least squares alone; weights of 0 leave rows out of both")
    void eachSlopeIsThatOfLeastSquares(long seed) {
        int n = 90;
        double[][] table = table(Streams.stream(seed, 0), n);
        double[][] columns = {table[0], table[1]};
        double[] weights = Streams.stream(seed, 1).doubles(n, 0.2, 3).toArray();
        for (int i = 0; i < 20; i++) {
            weights[i] = 0;
        }
        int[] rows = java.util.stream.IntStream.range(20, n).toArray();
        JointSlopes byRow = SeveralOutcomes.fit(
                        columns,
                        0,
                        Arrays.copyOfRange(table, 2, 4),
                        SeveralOutcomes.Options.byRow().weighted(weights))
                .get();
        JointSlopes byPair = SeveralOutcomes.fit(
                        columns,
                        0,
                        Arrays.copyOfRange(table, 2, 4),
                        SeveralOutcomes.Options.byCluster(pairs(n)).weighted(weights))
                .get();
        for (int k = 0; k < 2; k++) {
            double[][] some = {pick(table[0], rows), pick(table[1], rows)};
            double[] y = pick(table[2 + k], rows);
            Ols.Options plain = Ols.Options.standard().weighted(pick(weights, rows));
            Ols.Options pairs =
                    Ols.Options.clustered(Arrays.copyOfRange(pairs(n), 20, n)).weighted(pick(weights, rows));
            same(byRow.slope(k, LEVEL), Ols.fit(some, y, plain).get());
            same(byPair.slope(k, LEVEL), Ols.fit(some, y, pairs).get());
            assertThat(byPair.rows(k)).isEqualTo(70);
        }
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    private static void same(Fit<JointSlopes.Contrast> slope, Ols.Result fit) {
        JointSlopes.Contrast found = slope.get();
        assertThat(found.estimate().value()).isCloseTo(fit.coefficients().at(1), within(1e-11));
        assertThat(found.estimate().standardError()).isCloseTo(fit.standardError(1), within(1e-11));
        assertThat(found.estimate().interval().low())
                .isCloseTo(fit.estimate(1, LEVEL).interval().low(), within(1e-10));
        assertThat(found.pValue()).isCloseTo(fit.pValue(1), within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-60, 1, 1e60})
    @DisplayName("law: in other units slopes and errors scale, and t stays")
    void unitsScale(double unit) {
        double[][] table = table(Streams.stream(9, 0), 60);
        double[][] columns = {table[0], table[1]};
        double[][] scaled = {
            Arrays.stream(table[2]).map(y -> unit * y).toArray(),
            Arrays.stream(table[3]).map(y -> unit * y).toArray()
        };
        JointSlopes.Contrast plain = SeveralOutcomes.fit(
                        columns, 0, Arrays.copyOfRange(table, 2, 4), SeveralOutcomes.Options.byRow())
                .get()
                .contrast(LEVEL, 1, -2)
                .get();
        JointSlopes.Contrast other = SeveralOutcomes.fit(columns, 0, scaled, SeveralOutcomes.Options.byRow())
                .get()
                .contrast(LEVEL, 1, -2)
                .get();
        assertThat(other.t()).isCloseTo(plain.t(), within(1e-9));
        assertThat(other.estimate().standardError() / unit)
                .isCloseTo(plain.estimate().standardError(), within(1e-11));
    }

    @Test
    @DisplayName("law: outcomes with one value have slope 0 without error, and leave the contrast to the others")
    void aConstantOutcomeAddsNothing() {
        double[][] table = table(Streams.stream(3, 0), 60);
        double[] none = new double[60];
        JointSlopes slopes = SeveralOutcomes.fit(
                        new double[][] {table[0]}, 0, new double[][] {none, table[2]}, SeveralOutcomes.Options.byRow())
                .get();
        assertThat(slopes.slope(0)).isZero();
        assertThat(slopes.contrast(LEVEL, 1, -1).get().estimate().standardError())
                .isEqualTo(slopes.slope(1, LEVEL).get().estimate().standardError());
        refused(slopes.slope(0, LEVEL), Fit.Reason.NO_VARIATION, "the rows leave no error to tell");
    }

    @Test
    @DisplayName("law: a slope does not differ from itself, and an outcome that a column settles has no error")
    void whatCannotDifferIsRefused() {
        double[][] table = table(Streams.stream(4, 0), 60);
        double[] settled = Arrays.stream(table[0]).map(x -> 3 + 0.1 * x).toArray();
        JointSlopes slopes = SeveralOutcomes.fit(
                        Arrays.copyOf(table, 2),
                        0,
                        new double[][] {table[2], table[2], settled},
                        SeveralOutcomes.Options.byRow())
                .get();
        refused(slopes.contrast(LEVEL, 1, -1, 0), Fit.Reason.NO_VARIATION, "the rows leave no error to tell");
        refused(slopes.slope(2, LEVEL), Fit.Reason.NO_VARIATION, "follows from the columns exactly");
        assertThat(slopes.slope(2)).isCloseTo(0.1, within(1e-13));
    }

    @Test
    @DisplayName("planted truth: intervals of a contrast of outcomes, of specifications and of rates cover 95 %")
    void intervalsCover() {
        Worlds.assertEachCovers95(
                List.of("early against late", "with and without a column", "figure less placebo"), 311, random -> {
                    int n = 160;
                    double[] trait = Worlds.normals(random, n);
                    double[] x = Worlds.normals(random, n);
                    double[] early = Worlds.normals(random, n);
                    double[] late = Worlds.normals(random, n);
                    double[] days = random.doubles(n, 0, 300).toArray();
                    double[] before = Worlds.normals(random, n);
                    for (int i = 0; i < n; i++) {
                        double customer = 3 * Math.max(0, trait[i]);
                        x[i] += trait[i];
                        early[i] = customer + 0.2 * x[i] + early[i] * (0.5 + Math.abs(x[i]));
                        late[i] = 5 * customer + 3 * x[i] + 2 * late[i];
                        days[i] = Math.max(0, days[i] - 30);
                        before[i] = days[i] / 300 * (5 * customer + 1.5 * x[i]) + before[i] * Math.sqrt(days[i] / 300);
                    }
                    double[] own = Arrays.stream(trait).map(t -> Math.max(0, t)).toArray();
                    SeveralOutcomes.Options options = SeveralOutcomes.Options.byRow();
                    JointSlopes with = SeveralOutcomes.fit(
                                    new double[][] {x, own}, 0, new double[][] {early, late}, options)
                            .get();
                    JointSlopes without = SeveralOutcomes.fit(new double[][] {x}, 0, new double[][] {late}, options)
                            .get();
                    JointSlopes placebo = RateSlope.fit(
                                    new double[][] {x, own}, 0, before, days, 300, RateSlope.Weighting.BY_TIME, options)
                            .get();
                    // what leaving `own` out adds: 15 times the slope of max(0, t) on x, cov ½, variance 2
                    return new boolean[] {
                        holds(with.contrast(LEVEL, 1, -0.1), 0.2 - 0.3),
                        holds(with.and(without).contrast(LEVEL, 0, -1, 1), 15 * 0.25),
                        holds(with.and(placebo).contrast(LEVEL, 0, 1, -1), 3 - 1.5)
                    };
                });
    }

    private static boolean holds(Fit<JointSlopes.Contrast> contrast, double truth) {
        return contrast.get().estimate().interval().contains(truth);
    }

    @Test
    @DisplayName("message: what cannot be answered is named")
    void whatCannotBeAnsweredIsNamed() {
        double[] x = {1, 2, 3, 4, 5, 9};
        double[] one = {0, 0, 0, 0, 0, 1};
        double[] y = {2, 1, 4, 3, 6, 5};
        double[][] outcomes = {y};
        SeveralOutcomes.Options byRow = SeveralOutcomes.Options.byRow();
        refused(
                SeveralOutcomes.fit(new double[][] {x, one}, 0, outcomes, byRow),
                Fit.Reason.TOO_FEW_ROWS,
                "row 5 alone settles the coefficient of column 1");
        refused(
                SeveralOutcomes.fit(new double[][] {x, x}, 0, outcomes, byRow),
                Fit.Reason.RANK_DEFICIENT,
                "column 1 is a linear combination");
        refused(
                SeveralOutcomes.fit(new double[][] {x}, 0, outcomes, byRow.weighted(new double[] {1, 1, 0, 0, 0, 0})),
                Fit.Reason.TOO_FEW_ROWS,
                "2 rows for 2 coefficients");
        refused(
                SeveralOutcomes.fit(new double[][] {x}, 0, outcomes, SeveralOutcomes.Options.byCluster(new int[6])),
                Fit.Reason.TOO_FEW_ROWS,
                "all rows are in one cluster");
        refused(
                RateSlope.fit(new double[][] {x}, 0, y, new double[6], 365, RateSlope.Weighting.EVENLY, byRow),
                Fit.Reason.TOO_FEW_ROWS,
                "no row was seen for longer than 0 days");
    }

    @Test
    @DisplayName("message: wrong calls say what must hold")
    void wrongCallsSayWhatMustHold() {
        double[][] x = {{1, 2, 3, 4, 5, 9}};
        double[][] y = {{2, 1, 4, 3, 6, 5}};
        SeveralOutcomes.Options byRow = SeveralOutcomes.Options.byRow();
        JointSlopes slopes = SeveralOutcomes.fit(x, 0, y, byRow).get();
        assertThatThrownBy(() -> SeveralOutcomes.fit(x, 1, y, byRow))
                .hasMessage("exposure must be one of the columns 0 to 0, not 1");
        assertThatThrownBy(() -> SeveralOutcomes.fit(x, 0, new double[][] {{1, 2}}, byRow))
                .hasMessage("outcomes must have 6 rows like the columns, not 2");
        assertThatThrownBy(() -> SeveralOutcomes.fit(x, 0, new double[][] {{1, 2, Double.NaN, 4, 5, 6}}, byRow))
                .hasMessage("y must be finite, not NaN in row 2");
        assertThatThrownBy(() -> slopes.contrast(LEVEL, 1, 2)).hasMessageContaining("weights must have 1 values");
        assertThatThrownBy(() -> slopes.and(
                        SeveralOutcomes.fit(x, 0, y, SeveralOutcomes.Options.byCluster(new int[] {1, 1, 2, 2, 3, 3}))
                                .get()))
                .hasMessage("slopes must rest on the same rows and clusters to be joined, not on 6 and 3 rows");
        assertThatThrownBy(() -> RateSlope.fit(
                        x, 0, y[0], new double[] {1, 2, -3, 4, 5, 6}, 365, RateSlope.Weighting.BY_TIME, byRow))
                .hasMessage("days must be finite and 0 or more, not -3.0 in row 2");
        assertThatThrownBy(() -> RateSlope.fit(
                        x, 0, y[0], new double[] {1, 2, 3, 4, 5, 6}, 0, RateSlope.Weighting.BY_TIME, byRow))
                .hasMessage("perDays must be above 0, not 0.0");
    }

    private static void refused(Fit<?> fit, Fit.Reason reason, String found) {
        assertThat(fit).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(reason);
            assertThat(no.found()).contains(found);
        });
    }
}
