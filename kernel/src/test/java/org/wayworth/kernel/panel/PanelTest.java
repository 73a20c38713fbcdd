package org.wayworth.kernel.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.regression.Errors;
import org.wayworth.kernel.regression.Ols;
import tools.jackson.databind.JsonNode;

class PanelTest {

    private static void compare(
            ReferenceCase reference, String what, PanelResult fit, int first, JsonNode expected, String... names) {
        for (int j = 0; j < names.length; j++) {
            JsonNode row = expected.get(names[j]);
            reference.assertClose(what + " " + names[j], fit.coefficients().at(first + j), row.get("est"), 1e-10);
            reference.assertClose(what + " se " + names[j], fit.standardError(first + j), row.get("se"), 1e-10);
        }
    }

    /** Reference: R's plm. */
    @Tag("larger")
    @Test
    void grunfeldMatchesPlm() {
        ReferenceCase grunfeld = ReferenceCase.open("cluster_panel_grunfeld");
        Columns input = grunfeld.input();
        JsonNode expected = grunfeld.expected();
        double[][] columns = input.design("value", "capital");
        double[] y = input.numbers("inv");
        int[] firm = input.integers("firm");
        int[] year = input.integers("year");
        PanelResult within = Within.fit(columns, y, firm, null, Within.WithinErrors.CLASSICAL)
                .get();
        compare(grunfeld, "within", within, 0, expected.get("fe_within"), "value", "capital");
        grunfeld.assertClose("within R²", within.r2(), expected.get("fe_r2_within"), 1e-10);
        grunfeld.assertClose(
                "within p",
                within.pValue(0),
                expected.get("fe_within").get("value").get("p"),
                1e-10);
        PanelResult clustered = Within.fit(columns, y, firm, null, Within.WithinErrors.CLUSTERED)
                .get();
        compare(
                grunfeld,
                "within, clustered",
                clustered,
                0,
                expected.get("fe_within_cluster_arellano_HC0"),
                "value",
                "capital");
        compare(
                grunfeld,
                "two-way",
                Within.fit(columns, y, firm, year, Within.WithinErrors.CLASSICAL)
                        .get(),
                0,
                expected.get("fe_twoway"),
                "value",
                "capital");
        compare(
                grunfeld,
                "first difference",
                FirstDifference.fit(columns, y, firm, year, Errors.CLASSICAL).get(),
                0,
                expected.get("first_diff"),
                "(Intercept)",
                "value",
                "capital");
        RandomEffects random = RandomEffects.fit(columns, y, firm).get();
        JsonNode swamyArora = expected.get("random_swamy_arora");
        compare(grunfeld, "random effects", random.fit(), 0, swamyArora, "(Intercept)", "value", "capital");
        grunfeld.assertClose(
                "random effects p",
                random.fit().pValue(0),
                swamyArora.get("(Intercept)").get("p"),
                1e-10);
        RandomEffects.Hausman hausman = random.hausman(within).get();
        grunfeld.assertClose(
                "Hausman", hausman.chiSquared(), expected.get("hausman").get("chisq"), 1e-9);
        grunfeld.assertClose(
                "Hausman p", hausman.pValue(), expected.get("hausman").get("p"), 1e-9);
    }

    /** Units whose level goes with the column, so that pooled least squares is wrong. */
    private record World(double[] x, double[] y, int[] unit, int[] period) {

        static World of(UniformRandomProvider random, int units, int periods) {
            double[] level = Worlds.normals(random, units);
            double[] x = Worlds.normals(random, units * periods);
            double[] y = Worlds.normals(random, units * periods);
            int[] unit = new int[x.length];
            int[] period = new int[x.length];
            for (int i = 0; i < x.length; i++) {
                unit[i] = i / periods;
                period[i] = i % periods;
                x[i] += level[unit[i]];
                y[i] += 0.5 * x[i] + 2 * level[unit[i]] + 0.3 * period[i] * period[i];
            }
            return new World(x, y, unit, period);
        }
    }

    /** Calibration: changes of a customer, clustered, cover too: levels of units cancel. */
    @Test
    void firstDifferencesCoverThePlantedSlope() {
        Worlds.assertCovers95("first difference, clustered", 52, random -> {
            World world = World.of(random, 60, 4);
            double[] straight = world.y.clone();
            Arrays.setAll(straight, i -> world.y[i] - 0.3 * world.period[i] * world.period[i]);
            return FirstDifference.fit(new double[][] {world.x}, straight, world.unit, world.period, Errors.CR1)
                    .get()
                    .estimate(1, 0.95)
                    .interval()
                    .contains(0.5);
        });
    }

    /** Calibration: random effects cover where the units' levels have nothing to do with the column. */
    @Test
    void randomEffectsCoverWhereLevelsAreUnrelated() {
        Worlds.assertCovers95("random effects", 53, random -> {
            World world = World.of(random, 60, 4);
            double[] level = Worlds.normals(random, 60);
            double[] x = Worlds.normals(random, 240);
            double[] y = Worlds.normals(random, 240);
            Arrays.setAll(y, i -> y[i] + 0.5 * x[i] + level[world.unit[i]]);
            return RandomEffects.fit(new double[][] {x}, y, world.unit)
                    .get()
                    .fit()
                    .estimate(1, 0.95)
                    .interval()
                    .contains(0.5);
        });
    }

    /** Law: names of units and periods, the order of rows, units' and periods' own levels, and the currency. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void namesOrderLevelsAndUnitsDoNotMatter(long seed) {
        World world = World.of(Streams.stream(seed, 0), 20, 5);
        double[] own = Worlds.normals(Streams.stream(seed, 1), 20);
        int n = world.x.length;
        double[] x = new double[n];
        double[] y = new double[n];
        int[] unit = new int[n];
        int[] period = new int[n];
        for (int i = 0; i < n; i++) {
            int from = n - 1 - i;
            x[i] = 4 * world.x[from] + 30;
            y[i] = 100 * (world.y[from] + 9 * own[world.unit[from]]);
            unit[i] = 1_000 - 7 * world.unit[from];
            period[i] = 2_001 + world.period[from];
        }
        double[][] columns = {world.x};
        double[][] changed = {x};
        Within.WithinErrors errors = Within.WithinErrors.CLUSTERED_CORRECTED;
        assertScaled(
                Within.fit(columns, world.y, world.unit, world.period, errors).get(),
                Within.fit(changed, y, unit, period, errors).get(),
                0);
        assertScaled(
                FirstDifference.fit(columns, world.y, world.unit, world.period, Errors.CR1)
                        .get(),
                FirstDifference.fit(changed, y, unit, period, Errors.CR1).get(),
                1);
        double[] again = Within.fit(changed, periodsMoved(y, period), unit, period, errors)
                .get()
                .coefficients()
                .toArray();
        assertThat(again[0] / 25)
                .isCloseTo(
                        Within.fit(columns, world.y, world.unit, world.period, errors)
                                .get()
                                .coefficients()
                                .at(0),
                        within(1e-9));
    }

    private static double[] periodsMoved(double[] y, int[] period) {
        double[] moved = new double[y.length];
        Arrays.setAll(moved, i -> y[i] + 500 * Math.sin(period[i]));
        return moved;
    }

    /** 100 times the outcome over 4 times the column. */
    private static void assertScaled(PanelResult plain, PanelResult changed, int j) {
        assertThat(changed.coefficients().at(j) / 25)
                .isCloseTo(plain.coefficients().at(j), within(1e-9));
        assertThat(changed.standardError(j) / 25).isCloseTo(plain.standardError(j), within(1e-9));
    }

    /** Calibration: fixed effects cover the planted slope although the units' levels confound it. */
    @Test
    void withinCoversThePlantedSlope() {
        Worlds.assertCovers95("two-way within, clustered", 51, random -> {
            World world = World.of(random, 60, 4);
            return Within.fit(
                            new double[][] {world.x},
                            world.y,
                            world.unit,
                            world.period,
                            Within.WithinErrors.CLUSTERED_CORRECTED)
                    .get()
                    .estimate(0, 0.95)
                    .interval()
                    .contains(0.5);
        });
    }

    /** Law: Mundlak's within slope is the fixed-effects slope, and it finds the confounding. */
    @Test
    void mundlakGivesTheWithinSlope() {
        World world = World.of(Streams.stream(3, 0), 80, 5);
        Mundlak mundlak =
                Mundlak.fit(new double[][] {world.x}, world.y, world.unit).get();
        PanelResult within = Within.fit(
                        new double[][] {world.x}, world.y, world.unit, null, Within.WithinErrors.CLASSICAL)
                .get();
        assertThat(mundlak.fit().coefficients().at(1))
                .isCloseTo(within.coefficients().at(0), within(1e-10));
        assertThat(mundlak.between().pValue()).isLessThan(1e-6);
    }

    /** Law: in an unbalanced panel, two-way demeaning equals dummies for both. */
    @Test
    void unbalancedTwoWayEqualsDummies() {
        World world = World.of(Streams.stream(8, 1), 6, 5);
        int n = world.x.length - 7;
        double[][] x = {Arrays.copyOf(world.x, n)};
        double[] y = Arrays.copyOf(world.y, n);
        int[] unit = Arrays.copyOf(world.unit, n);
        int[] period = Arrays.copyOf(world.period, n);
        double[][] dummies = new double[1 + 4 + 4][n];
        dummies[0] = x[0];
        for (int i = 0; i < n; i++) {
            if (unit[i] > 0) {
                dummies[unit[i]][i] = 1;
            }
            if (period[i] > 0) {
                dummies[4 + period[i]][i] = 1;
            }
        }
        var pooled = Ols.fit(dummies, y, Ols.Options.of(Errors.CLASSICAL)).get();
        PanelResult within =
                Within.fit(x, y, unit, period, Within.WithinErrors.CLASSICAL).get();
        assertThat(within.coefficients().at(0)).isCloseTo(pooled.coefficients().at(1), within(1e-10));
        assertThat(within.standardError(0)).isCloseTo(pooled.standardError(1), within(1e-10));
    }

    /** Message. */
    @Test
    void aColumnThatStaysTheSameWithinUnitsIsNamed() {
        World world = World.of(Streams.stream(4, 2), 10, 3);
        double[] fixed = new double[30];
        Arrays.setAll(fixed, i -> world.unit[i] * 0.1 + 3);
        Fit<PanelResult> fit =
                Within.fit(new double[][] {world.x, fixed}, world.y, world.unit, null, Within.WithinErrors.CLASSICAL);
        assertThat(fit).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(Fit.Reason.NO_VARIATION);
            assertThat(no.found()).contains("column 1");
        });
    }
}
