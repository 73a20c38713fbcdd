package org.wayworth.kernel.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Reference: R's lm with sandwich. */
class OlsReferenceTest {

    private static final String[] MTCARS = {"(Intercept)", "wt", "hp", "qsec"};
    private static final String[] GRUNFELD = {"(Intercept)", "value", "capital"};

    @Tag("larger")
    @ParameterizedTest
    @EnumSource(
            value = Errors.class,
            names = {"CLASSICAL", "HC0", "HC1", "HC2", "HC3", "HC4"})
    void standardErrorsOfMtcarsMatchR(Errors errors) {
        ReferenceCase cars = ReferenceCase.open("ols_hc_mtcars");
        Columns input = cars.input();
        Ols.Result fit = Ols.fit(input.design("wt", "hp", "qsec"), input.numbers("mpg"), Ols.Options.of(errors))
                .get();
        JsonNode expected = cars.expected();
        String kind = errors == Errors.CLASSICAL ? "classical" : errors.name();
        compare(cars, fit, MTCARS, expected.get(kind), kind, 1e-10);
        cars.assertClose("r2", fit.r2(), expected.get("r2"), 1e-12);
        cars.assertClose("sigma", fit.sigma(), expected.get("sigma"), 1e-12);
    }

    @Tag("larger")
    @ParameterizedTest
    @EnumSource(
            value = Errors.class,
            names = {"CR0", "CR1", "CR2", "CR3"})
    void clusteredErrorsOfGrunfeldMatchR(Errors errors) {
        ReferenceCase grunfeld = ReferenceCase.open("cluster_panel_grunfeld");
        Columns input = grunfeld.input();
        Ols.Options options = Ols.Options.clustered(input.integers("firm")).withErrors(errors);
        Ols.Result fit = Ols.fit(input.design("value", "capital"), input.numbers("inv"), options)
                .get();
        String kind = switch (errors) {
            case CR1 -> "CR1_stata";
            case CR2 -> "CR2_bias_reduced";
            case CR3 -> "CR3_jackknife";
            default -> errors.name();
        };
        JsonNode expected = grunfeld.expected().get(kind);
        for (int j = 0; j < GRUNFELD.length; j++) {
            JsonNode row = expected.get(GRUNFELD[j]);
            grunfeld.assertClose(kind + " se " + GRUNFELD[j], fit.standardError(j), row.get("se"), 1e-10);
        }
        if (errors == Errors.CR1) {
            compare(grunfeld, fit, GRUNFELD, expected, kind, 1e-10);
        }
    }

    @Tag("larger")
    @Test
    void twoWayClustersOfGrunfeldMatchR() {
        ReferenceCase grunfeld = ReferenceCase.open("cluster_panel_grunfeld");
        Columns input = grunfeld.input();
        Ols.Options options = Ols.Options.clustered(input.integers("firm"), input.integers("year"));
        Ols.Result fit = Ols.fit(input.design("value", "capital"), input.numbers("inv"), options)
                .get();
        assertThat(fit.degreesOfFreedom()).isEqualTo(9);
        for (int j = 0; j < GRUNFELD.length; j++) {
            JsonNode row = grunfeld.expected().get("CR_twoway").get(GRUNFELD[j]);
            grunfeld.assertClose("two-way se " + GRUNFELD[j], fit.standardError(j), row.get("se"), 1e-10);
        }
    }

    private static void compare(
            ReferenceCase reference, Ols.Result fit, String[] names, JsonNode expected, String kind, double tolerance) {
        for (int j = 0; j < names.length; j++) {
            JsonNode row = expected.get(names[j]);
            reference.assertClose(
                    kind + " estimate " + names[j], fit.coefficients().at(j), row.get("est"), tolerance);
            reference.assertClose(kind + " se " + names[j], fit.standardError(j), row.get("se"), tolerance);
            reference.assertClose(kind + " p " + names[j], fit.pValue(j), row.get("p"), tolerance);
        }
    }
}
