package org.wayworth.kernel.causal;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.difference.TwoPeriods;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.sensitivity.Benchmarks;
import org.wayworth.kernel.sensitivity.CoefficientStability;
import org.wayworth.kernel.sensitivity.EValue;
import org.wayworth.kernel.sensitivity.OmittedConfounder;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: effects of a treatment, and what a hidden cause would leave of them, are R's")
class CausalCaseTest {

    private static final double LEVEL = 0.95;
    private static final Overlap.Rule KEEP_ALL = new Overlap.Rule(0, 1, 0);

    private final ReferenceCase reference = ReferenceCase.open("causes");
    private final JsonNode expected = reference.expected();
    private final Columns input = reference.input();
    private final double[][] columns = input.design("x", "z");
    private final double[] treated = input.numbers("d");
    private final double[] outcome = input.numbers("y");
    private final CrossFitting whole = CrossFitting.given(Folds.none(treated.length));

    private void close(String what, double actual, JsonNode figure, double tolerance) {
        reference.assertClose(what, actual, figure, tolerance);
    }

    private InverseWeighting.Result weighted(Estimand estimand) {
        return InverseWeighting.fit(columns, treated, outcome, new InverseWeighting.Options(estimand, KEEP_ALL, LEVEL))
                .get();
    }

    @Test
    @DisplayName("inverse weights: glm")
    void inverseWeights() {
        InverseWeighting.Result all = weighted(Estimand.ALL);
        JsonNode figures = expected.get("weighted");
        reference.assertAll("chances", Arrays.copyOf(all.propensity().toArray(), 20), expected.get("chances"), 1e-11);
        close("inverse weights", all.effect().value(), figures.get("value"), 1e-10);
        close("inverse weights, error", all.effect().standardError(), figures.get("error"), 1e-9);
        close(
                "inverse weights, on the treated",
                weighted(Estimand.TREATED).effect().value(),
                figures.get("treated"),
                1e-10);
        close(
                "rows with",
                all.overlap().treated().effective(),
                figures.get("rows").get(0),
                1e-10);
        close(
                "rows without",
                all.overlap().control().effective(),
                figures.get("rows").get(1),
                1e-10);
        for (int j = 0; j < 2; j++) {
            Balance.Row row = all.balance().rows().get(j);
            close(
                    "difference before, " + j,
                    row.before(),
                    expected.get("balance").get("before").get(j),
                    1e-10);
            double after = expected.get("balance").get("after").get(j).asDouble();
            reference.assertCloseOnScale("difference after, " + j, row.after(), after, 0.01, 1e-8);
        }
    }

    @Test
    @DisplayName("doubly robust, partially linear, standardised: glm and lm")
    void outcomeModels() {
        Aipw.Options parametric = Aipw.Options.standard(whole)
                .learning(List.of(LinearLearner.leastSquares()), List.of(LogisticLearner.maximumLikelihood()))
                .keeping(KEEP_ALL);
        Aipw.Result robust = Aipw.fit(columns, treated, outcome, parametric).get();
        close("doubly robust", robust.effect().value(), expected.get("robust").get("value"), 1e-10);
        close(
                "doubly robust, error",
                robust.effect().standardError(),
                expected.get("robust").get("error"),
                1e-10);
        List<Learner> linear = List.of(LinearLearner.leastSquares());
        PartiallyLinear.Result partial = PartiallyLinear.fit(
                        columns, treated, outcome, new PartiallyLinear.Options(linear, linear, whole))
                .get();
        close(
                "partially linear",
                partial.effect().value(),
                expected.get("partial").get("value"),
                1e-10);
        close(
                "partially linear, error",
                partial.effect().standardError(),
                expected.get("partial").get("error"),
                1e-10);
        close(
                "standardised",
                Standardisation.fit(columns, treated, outcome, LEVEL)
                        .get()
                        .effect()
                        .value(),
                expected.get("standardised"),
                1e-10);
    }

    @Test
    @DisplayName("a hidden cause: partial shares from lm")
    void hiddenCause() {
        Benchmarks.Result found =
                Benchmarks.of(columns, treated, outcome, List.of(new int[] {0})).get();
        JsonNode figures = expected.get("hidden");
        close("estimate", found.coefficient().estimate(), figures.get("estimate"), 1e-11);
        close("error", found.coefficient().standardError(), figures.get("error"), 1e-11);
        close("degrees of freedom", found.coefficient().dof(), figures.get("dof"), 0);
        OmittedConfounder.Result robustness =
                OmittedConfounder.of(found.coefficient(), OmittedConfounder.Options.DEFAULT);
        close("partial R²", robustness.partialR2(), figures.get("partial"), 1e-10);
        close("robustness value", robustness.robustness(), figures.get("robustness"), 1e-10);
        close("robustness value at 95%", robustness.robustnessAtLevel(), figures.get("robustness_95"), 1e-9);
        OmittedConfounder.Benchmark benchmark = found.benchmarks().get(0);
        close(
                "benchmark, treatment",
                benchmark.partialR2Treatment(),
                figures.get("benchmark").get(0),
                1e-10);
        close(
                "benchmark, outcome",
                benchmark.partialR2Outcome(),
                figures.get("benchmark").get(1),
                1e-10);
        OmittedConfounder.Scenario hidden = OmittedConfounder.adjust(found.coefficient(), 0.05, 0.1, LEVEL);
        close(
                "what would be left",
                hidden.adjusted().value(),
                figures.get("adjusted").get(0),
                1e-10);
        close(
                "what would be left, error",
                hidden.adjusted().standardError(),
                figures.get("adjusted").get(1),
                1e-10);
        double[] ratios = {1.7, 1.2, 0.6};
        for (int k = 0; k < ratios.length; k++) {
            close(
                    "E-value of " + ratios[k],
                    EValue.of(ratios[k]),
                    expected.get("evalue").get(k),
                    1e-12);
        }
    }

    @Test
    @DisplayName("selection on what is hidden: Oster's proposition 3")
    void selection() {
        JsonNode oster = expected.get("oster");
        CoefficientStability.Result result = CoefficientStability.of(
                        new CoefficientStability.Regression(
                                oster.get("short").asDouble(),
                                oster.get("r_short").asDouble()),
                        new CoefficientStability.Regression(
                                oster.get("long").asDouble(),
                                oster.get("r_long").asDouble()),
                        new CoefficientStability.Variances(
                                oster.get("outcome").asDouble(),
                                oster.get("treatment").asDouble(),
                                oster.get("rest").asDouble()),
                        oster.get("r_max").asDouble())
                .get();
        close("delta", result.delta(), oster.get("delta"), 1e-9);
        close("effect at equal selection", result.equalSelection(), oster.get("equal"), 1e-10);
    }

    @Test
    @DisplayName("two periods: lm of the change")
    void twoPeriods() {
        TwoPeriods.Result result = TwoPeriods.fit(
                        input.numbers("before"), outcome, treated, new double[0][], null, LEVEL)
                .get();
        JsonNode figures = expected.get("two_periods");
        close("difference in differences", result.effect().value(), figures.get("value"), 1e-10);
        close("its error", result.effect().standardError(), figures.get("influence_error"), 1e-10);
        close("change of the treated", result.changeTreated(), figures.get("treated"), 1e-11);
        close("change of the others", result.changeControl(), figures.get("control"), 1e-11);
    }
}
