package org.wayworth.kernel.regression;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: least squares and what belongs to it are R's")
class LeastSquaresCaseTest {

    private static final double LEVEL = 0.95;

    private final ReferenceCase reference = ReferenceCase.open("least_squares");
    private final Columns input = reference.input();
    private final JsonNode expected = reference.expected();
    private final double[][] columns = input.design("x", "z", "d");
    private final double[] y = input.numbers("y");

    private Ols.Result fit(Ols.Options options) {
        return Ols.fit(columns, y, options).get();
    }

    private static double[] errors(Ols.Result fit) {
        double[] errors = new double[fit.coefficients().size()];
        Arrays.setAll(errors, fit::standardError);
        return errors;
    }

    @ParameterizedTest
    @EnumSource(
            value = Errors.class,
            names = {"CLASSICAL", "HC0", "HC1", "HC2", "HC3", "HC4"})
    @DisplayName("errors of independent rows: lm with sandwich")
    void independentErrors(Errors errors) {
        Ols.Result fit = fit(Ols.Options.of(errors));
        JsonNode kind = expected.get("independent").get(errors.name());
        double[] p = new double[4];
        Arrays.setAll(p, fit::pValue);
        reference.assertAll(errors + " estimate", fit.coefficients(), kind.get("estimate"), 1e-12);
        reference.assertAll(errors + " error", errors(fit), kind.get("error"), 1e-11);
        reference.assertAll(errors + " p", p, kind.get("p"), 1e-10);
        reference.assertClose("r2", fit.r2(), expected.get("r2"), 1e-12);
        reference.assertClose("sigma", fit.sigma(), expected.get("sigma"), 1e-12);
    }

    @ParameterizedTest
    @EnumSource(
            value = Errors.class,
            names = {"CR0", "CR1", "CR2", "CR3"})
    @DisplayName("errors of clusters: sandwich and clubSandwich")
    void clusteredErrors(Errors errors) {
        Ols.Result fit = fit(Ols.Options.clustered(input.integers("shop")).withErrors(errors));
        JsonNode clustered = expected.get("clustered");
        reference.assertAll(errors + " error", errors(fit), clustered.get(errors.name()), 1e-10);
        if (errors == Errors.CR2) {
            reference.assertAll("CR2 degrees", fit.coefficientDegrees(), clustered.get("CR2_degrees"), 1e-9);
        }
    }

    @Test
    @DisplayName("clusters in two ways: vcovCL")
    void twoWayClusters() {
        Ols.Result fit = fit(Ols.Options.clustered(input.integers("shop"), input.integers("month")));
        reference.assertAll(
                "two-way error", errors(fit), expected.get("clustered").get("two_ways"), 1e-10);
    }

    @Test
    @DisplayName("weights, and no intercept: lm")
    void weightsAndNoIntercept() {
        JsonNode weighted = expected.get("weighted");
        for (Errors errors : new Errors[] {Errors.HC3, Errors.CLASSICAL}) {
            Ols.Result fit = fit(Ols.Options.of(errors).weighted(input.numbers("w")));
            reference.assertAll("weighted estimate", fit.coefficients(), weighted.get("estimate"), 1e-12);
            reference.assertAll("weighted " + errors, errors(fit), weighted.get(errors.name()), 1e-11);
        }
        Ols.Result none = fit(Ols.Options.of(Errors.HC1).withoutIntercept());
        JsonNode without = expected.get("without_intercept");
        reference.assertAll("estimate without intercept", none.coefficients(), without.get("estimate"), 1e-12);
        reference.assertAll("HC1 without intercept", errors(none), without.get("HC1"), 1e-11);
    }

    @Test
    @DisplayName("a weighted sum of coefficients, and several that are 0 together")
    void sumsAndWald() {
        Ols.Result fit = fit(Ols.Options.standard());
        Estimate sum = fit.combination(new double[] {0, 1, -2, 0.5}, LEVEL);
        JsonNode combination = expected.get("combination");
        reference.assertClose("sum", sum.value(), combination.get("estimate"), 1e-11);
        reference.assertClose("error of the sum", sum.standardError(), combination.get("error"), 1e-11);
        reference.assertClose("end of the sum", sum.interval().low(), combination.get("low"), 1e-11);
        Wald wald = Wald.test(fit.coefficients(), fit.covariance(), new int[] {1, 3}, fit.degreesOfFreedom())
                .get();
        reference.assertAll(
                "Wald", new double[] {wald.chiSquared(), wald.f(), wald.pValue()}, expected.get("wald"), 1e-10);
    }

    @Test
    @DisplayName("one variable after another beside columns that stay: lm each time")
    void addedVariables() {
        double[][] stay = input.design("x", "z");
        AddedVariable byRow = AddedVariable.given(stay, y, null).get();
        AddedVariable byShop =
                AddedVariable.given(stay, y, input.integers("shop")).get();
        for (String name : new String[] {"d", "month"}) {
            Estimate row = byRow.coefficient(input.numbers(name), LEVEL).get();
            Estimate shop = byShop.coefficient(input.numbers(name), LEVEL).get();
            reference.assertAll(
                    "added " + name,
                    new double[] {row.value(), row.standardError(), shop.standardError()},
                    expected.get("added").get(name),
                    1e-10);
        }
    }

    @Test
    @DisplayName("leverage, Cook's distance, RESET and Breusch–Pagan: hatvalues, cooks.distance, lmtest")
    void diagnostics() {
        Ols.Result fit = fit(Ols.Options.standard());
        Diagnostics.Influence influence = Diagnostics.influence(columns, fit).get();
        reference.assertAll("leverage", influence.leverage(), expected.get("leverage"), 1e-11);
        reference.assertAll("Cook", influence.cook(), expected.get("cook"), 1e-11);
        Diagnostics.Test unequal = Diagnostics.breuschPagan(columns, fit).get();
        reference.assertAll(
                "Breusch–Pagan",
                new double[] {unequal.statistic(), unequal.pValue()},
                expected.get("breusch_pagan"),
                1e-10);
        Diagnostics.Test reset = Diagnostics.reset(columns, y, fit).get();
        // cubes of the fitted values are nearly dependent: both lose digits
        reference.assertAll("RESET", new double[] {reset.statistic(), reset.pValue()}, expected.get("reset"), 1e-6);
    }

    @Test
    @DisplayName("collinearity: the inverse of cor and eigenvalues of the scaled cross-product")
    void collinearity() {
        Collinearity found = Collinearity.of(columns, null).get();
        reference.assertAll("inflation", found.varianceInflation(), expected.get("inflation"), 1e-11);
        reference.assertAll("condition", found.conditionIndices(), expected.get("condition"), 1e-9);
        reference.assertClose("first component", found.firstComponent(), expected.get("first_component"), 1e-11);
    }

    @Test
    @DisplayName("splines: Hmisc, and quantile for the knots")
    void splines() {
        double[] z = input.numbers("z");
        double[] knots = Splines.quantiles(z, 0.05, 0.35, 0.65, 0.95);
        reference.assertAll("knots", knots, expected.get("knots"), 1e-13);
        reference.assertAll("spline", Splines.restrictedCubic(z, knots), expected.get("spline"), 1e-11);
        double[][] cubic = Splines.cubic(z, knots[1], knots[2]);
        reference.assertAll("cubic", Arrays.copyOfRange(cubic, 3, 5), expected.get("cubic"), 1e-11);
    }

    @Test
    @DisplayName("shrinkage: metafor's blup with DerSimonian and Laird's variance")
    void shrinkage() {
        double[] estimates = {5.2, 4.1, 7.7, 2.9, 6.4};
        double[] errors = {0.9, 0.7, 1.6, 0.5, 1.1};
        reference.assertAll("shrunk", Shrinkage.toward(estimates, errors), expected.get("shrunk"), 1e-11);
    }

    @Test
    @DisplayName("the nearest rising steps: isoreg")
    void isotonic() {
        Isotonic steps = Isotonic.fit(input.numbers("x"), y, null);
        reference.assertAll("places", steps.x(), expected.get("isotonic_x"), 1e-14);
        reference.assertAll("steps", steps.fitted(), expected.get("isotonic"), 1e-12);
    }
}
