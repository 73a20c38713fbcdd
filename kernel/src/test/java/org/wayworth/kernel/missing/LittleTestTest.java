package org.wayworth.kernel.missing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
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

class LittleTestTest {

    private static final int[] DAYS = {31, 30, 31, 31, 30};

    /** Reference: EM and the statistic written out in R 4.2, row by row; airquality[, 1:4]. */
    @Tag("larger")
    @Test
    void airqualityMatchesTheFormulaInR() {
        ReferenceCase air = ReferenceCase.open("missing_em_airquality");
        LittleTest.Result test = LittleTest.test(air.input().design("Ozone", "Solar.R", "Wind", "Temp"))
                .get();
        air.assertClose("Little", test.statistic(), 14.9399981239693, 1e-10);
        air.assertClose("Little p", test.pValue(), 0.0603227130821273, 1e-10);
        assertThat(test.degreesOfFreedom()).isEqualTo(8);
        assertThat(test.rows()).isEqualTo(153);
        assertThat(test.patterns())
                .extracting(LittleTest.Lack::missing)
                .containsExactly(List.of(), List.of(0), List.of(1), List.of(0, 1));
        assertThat(test.patterns()).extracting(LittleTest.Lack::rows).containsExactly(111L, 35L, 5L, 2L);
        air.assertClose("Little, both missing", test.patterns().get(3).distance(), 11.5080973493003, 1e-10);
    }

    /** Reference: naniar::mcar_test(airquality) prints 35.1061288689702; norm's EM stops at 1e-4 of a change. */
    @Tag("larger")
    @Test
    void airqualityWithItsDatesMatchesNaniar() {
        ReferenceCase air = ReferenceCase.open("missing_em_airquality");
        Columns input = air.input();
        double[][] columns = Arrays.copyOf(input.design("Ozone", "Solar.R", "Wind", "Temp"), 6);
        columns[4] = new double[input.rows()];
        columns[5] = new double[input.rows()];
        int row = 0;
        for (int month = 0; month < DAYS.length; month++) {
            for (int day = 1; day <= DAYS[month]; day++) {
                columns[4][row] = month + 5;
                columns[5][row++] = day;
            }
        }
        LittleTest.Result test = LittleTest.test(columns).get();
        air.assertClose("Little, naniar", test.statistic(), 35.1061288689702, 1e-5);
        air.assertClose("Little p, naniar", test.pValue(), 0.00141778113856683, 1e-4);
        assertThat(test.degreesOfFreedom()).isEqualTo(14);
    }

    /** Law: units and the order of rows and columns do not matter. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void unitsAndOrderDoNotMatter(long seed) {
        double[][] table = table(Streams.stream(seed, 0), 300, 0.4, 0.1);
        double[][] other = {scaled(table[2], -3, 1_000), scaled(table[0], 1, 0), scaled(table[1], 0.01, -5)};
        LittleTest.Result one = LittleTest.test(table).get();
        LittleTest.Result two = LittleTest.test(other).get();
        assertThat(two.statistic()).isCloseTo(one.statistic(), within(1e-8 * one.statistic()));
        assertThat(two.degreesOfFreedom()).isEqualTo(one.degreesOfFreedom());
    }

    /** Law: a table that is there twice has twice the statistic. */
    @Test
    void theStatisticGrowsWithTheRows() {
        double[][] table = table(Streams.stream(4, 0), 200, 0.4, 0.1);
        double[][] twice = new double[3][];
        for (int j = 0; j < 3; j++) {
            twice[j] = Arrays.copyOf(table[j], 400);
            System.arraycopy(table[j], 0, twice[j], 200, 200);
        }
        double once = LittleTest.test(table).get().statistic();
        assertThat(LittleTest.test(twice).get().statistic()).isCloseTo(2 * once, within(1e-8 * once));
    }

    /** Planted truth: the second column is missing more often where the first is high. */
    @Test
    void findsWhatIsNotMissingCompletelyAtRandom() {
        LittleTest.Result test =
                LittleTest.test(table(Streams.stream(5, 0), 500, 0.4, 0.1)).get();
        assertThat(test.pValue()).isLessThan(1e-6);
    }

    /** Null world: calls a table in which chance alone took values away unusual in 5 % of worlds. */
    @Test
    void staysQuietWhereChanceAloneTookValuesAway() {
        Worlds.assertRejectsAtMost5(
                "Little's test",
                31,
                random -> LittleTest.test(table(random, 300, 0.25, 0.25)).get().pValue() < 0.05);
    }

    /** Message. */
    @Test
    void aFullTableHasNothingToCompare() {
        Fit<LittleTest.Result> fit = LittleTest.test(new double[][] {{1, 2, 3, 5}, {4, 1, 4, 2}});
        assertThat(fit).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(Fit.Reason.NO_VARIATION);
            assertThat(no.found()).isEqualTo("all rows lack the same columns, or none");
        });
    }

    /** Three columns that hang together; the second is missing by chance, more or less often where the first is high. */
    private static double[][] table(UniformRandomProvider random, int n, double high, double low) {
        double[][] table = {Worlds.normals(random, n), Worlds.normals(random, n), Worlds.normals(random, n)};
        for (int i = 0; i < n; i++) {
            table[1][i] += table[0][i];
            table[2][i] += 0.5 * table[1][i];
            if (random.nextDouble() < (table[0][i] > 0 ? high : low)) {
                table[1][i] = Double.NaN;
            }
            if (random.nextDouble() < 0.1) {
                table[2][i] = Double.NaN;
            }
        }
        return table;
    }

    private static double[] scaled(double[] column, double by, double shift) {
        return Arrays.stream(column).map(x -> by * x + shift).toArray();
    }
}
