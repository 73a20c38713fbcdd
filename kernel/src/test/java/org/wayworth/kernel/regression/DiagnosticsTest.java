package org.wayworth.kernel.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

class DiagnosticsTest {

    /** Reference: R's hatvalues, cooks.distance, bptest, resettest and car::vif. */
    @Tag("larger")
    @Test
    void mtcarsMatchesR() {
        ReferenceCase cars = ReferenceCase.open("ols_hc_mtcars");
        Columns input = cars.input();
        JsonNode expected = cars.expected();
        String[] names = {"wt", "hp", "qsec"};
        double[][] columns = input.design(names);
        double[] y = input.numbers("mpg");
        Ols.Result fit = Ols.fit(columns, y, Ols.Options.standard()).get();
        Diagnostics.Influence influence = Diagnostics.influence(columns, fit).get();
        for (int i = 0; i < y.length; i++) {
            cars.assertClose(
                    "leverage " + i,
                    influence.leverage().at(i),
                    expected.get("hat").get(i),
                    1e-10);
            cars.assertClose(
                    "Cook " + i, influence.cook().at(i), expected.get("cooks").get(i), 1e-10);
        }
        Diagnostics.Test breuschPagan = Diagnostics.breuschPagan(columns, fit).get();
        cars.assertClose("BP", breuschPagan.statistic(), expected.get("bptest").get("stat"), 1e-10);
        cars.assertClose("BP p", breuschPagan.pValue(), expected.get("bptest").get("p"), 1e-10);
        Diagnostics.Test reset = Diagnostics.reset(columns, y, fit).get();
        cars.assertClose("RESET", reset.statistic(), expected.get("reset").get("stat"), 1e-10);
        cars.assertClose("RESET p", reset.pValue(), expected.get("reset").get("p"), 1e-10);
        Collinearity collinearity = Collinearity.of(columns, null).get();
        for (int j = 0; j < 3; j++) {
            cars.assertClose(
                    "VIF " + names[j],
                    collinearity.varianceInflation().at(j),
                    expected.get("vif").get(names[j]),
                    1e-10);
        }
    }

    /** Reference: car::vif and Belsley's condition indices. */
    @Tag("larger")
    @Test
    void collinearityOfSwissMatchesR() {
        ReferenceCase swiss = ReferenceCase.open("lmg_swiss");
        String[] names = {"Agriculture", "Examination", "Education", "Catholic", "Infant.Mortality"};
        Collinearity found = Collinearity.of(swiss.input().design(names), null).get();
        for (int j = 0; j < 5; j++) {
            swiss.assertClose(
                    "VIF " + names[j],
                    found.varianceInflation().at(j),
                    swiss.expected().get("vif").get(names[j]),
                    1e-10);
        }
        for (int k = 0; k < 6; k++) {
            swiss.assertClose(
                    "condition index " + k,
                    found.conditionIndices().at(k),
                    swiss.expected().get("condition_indices").get(k),
                    1e-10);
        }
    }

    /** Calibration: tests of what is not there stay quiet. */
    @Test
    void falseAlarmsAreRare() {
        Worlds.assertRejectsAtMost5("Breusch–Pagan", 31, random -> {
            double[][] columns = {Worlds.normals(random, 200), Worlds.normals(random, 200)};
            double[] y = Worlds.normals(random, 200);
            return Diagnostics.breuschPagan(
                                    columns,
                                    Ols.fit(columns, y, Ols.Options.standard()).get())
                            .get()
                            .pValue()
                    < 0.05;
        });
        Worlds.assertRejectsAtMost5("RESET", 32, random -> {
            double[][] columns = {Worlds.normals(random, 200)};
            double[] y = Worlds.normals(random, 200);
            for (int i = 0; i < y.length; i++) {
                y[i] += columns[0][i];
            }
            return Diagnostics.reset(
                                    columns,
                                    y,
                                    Ols.fit(columns, y, Ols.Options.standard()).get())
                            .get()
                            .pValue()
                    < 0.05;
        });
    }

    /** Message. */
    @Test
    void dependentColumnsAreNamed() {
        double[] a = {1, 2, 4, 3, 7};
        double[] b = {2, 4, 8, 6, 14};
        assertThat(Collinearity.of(new double[][] {a, b}, null))
                .isInstanceOfSatisfying(
                        Fit.Impossible.class, no -> assertThat(no.found()).contains("[1]"));
    }
}
