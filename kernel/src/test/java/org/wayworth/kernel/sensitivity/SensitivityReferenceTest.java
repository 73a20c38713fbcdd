package org.wayworth.kernel.sensitivity;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.sensitivity.OmittedConfounder.Coefficient;
import org.wayworth.kernel.sensitivity.OmittedConfounder.Options;
import org.wayworth.kernel.sensitivity.OmittedConfounder.Scenario;
import tools.jackson.databind.JsonNode;

/** Reference: sensemakr 0.1.6 in R; the call is printed when a figure differs. */
@Tag("larger")
class SensitivityReferenceTest {

    private final ReferenceCase reference = ReferenceCase.open("sensitivity_darfur");
    private final JsonNode expected = reference.expected();

    private Coefficient coefficient() {
        JsonNode stats = expected.get("stats");
        return new Coefficient(
                stats.get("estimate").asDouble(),
                stats.get("se").asDouble(),
                stats.get("dof").asDouble(),
                1276);
    }

    @Test
    void robustnessValueMatchesSensemakr() {
        JsonNode stats = expected.get("stats");
        OmittedConfounder.Result result = OmittedConfounder.of(coefficient(), Options.DEFAULT);
        close("partial R2", result.partialR2(), stats.get("r2yd.x"), 1e-12);
        close("robustness value", result.robustness(), stats.get("rv_q"), 1e-12);
        close("robustness value at 95%", result.robustnessAtLevel(), stats.get("rv_qa"), 1e-10);
    }

    /** 486 villages as columns: the regression itself is ours, from the data. */
    @Test
    void benchmarksFromTheDataMatchSensemakr() {
        Columns input = reference.input();
        List<double[]> columns = new ArrayList<>(
                List.of(input.design("age", "farmer_dar", "herder_dar", "pastvoted", "hhsize_darfur", "female")));
        List<String> village = input.texts("village");
        List<String> levels = village.stream().distinct().sorted().toList();
        for (String level : levels.subList(1, levels.size())) {
            double[] one = new double[village.size()];
            for (int i = 0; i < one.length; i++) {
                one[i] = village.get(i).equals(level) ? 1 : 0;
            }
            columns.add(one);
        }
        Benchmarks.Result found = Benchmarks.of(
                        columns.toArray(double[][]::new),
                        input.numbers("directlyharmed"),
                        input.numbers("peacefactor"),
                        List.of(new int[] {5}))
                .get();
        JsonNode stats = expected.get("stats");
        close("estimate", found.coefficient().estimate(), stats.get("estimate"), 1e-10);
        close("standard error", found.coefficient().standardError(), stats.get("se"), 1e-10);
        close("degrees of freedom", found.coefficient().dof(), stats.get("dof"), 0);
        for (int times = 1; times <= 3; times++) {
            JsonNode bound = expected.get("bounds").get(times - 1);
            Scenario scenario = OmittedConfounder.bound(
                            found.coefficient(), found.benchmarks().get(0), times, 0.95)
                    .get();
            close(times + "x female, treatment", scenario.partialR2Treatment(), bound.get("r2dz.x"), 1e-10);
            close(times + "x female, outcome", scenario.partialR2Outcome(), bound.get("r2yz.dx"), 1e-10);
            close(times + "x female, estimate", scenario.adjusted().value(), bound.get("adjusted_estimate"), 1e-10);
            close(times + "x female, error", scenario.adjusted().standardError(), bound.get("adjusted_se"), 1e-10);
            // sensemakr's t has dof degrees of freedom here and dof - 1 in its robustness value; ours has dof - 1 in
            // both
            Interval interval = scenario.adjusted().interval();
            close(times + "x female, low", interval.low(), bound.get("adjusted_lower_CI"), 2e-5);
            close(times + "x female, high", interval.high(), bound.get("adjusted_upper_CI"), 1e-5);
        }
    }

    @Test
    void adjustedEstimatesMatchSensemakr() {
        JsonNode table = expected.get("adjusted_estimate");
        for (int k = 0; k < 3; k++) {
            Scenario scenario = OmittedConfounder.adjust(
                    coefficient(),
                    table.get("r2dz").get(k).asDouble(),
                    table.get("r2yz").get(k).asDouble(),
                    0.95);
            close(
                    "adjusted estimate " + k,
                    scenario.adjusted().value(),
                    table.get("est").get(k),
                    1e-10);
            close(
                    "adjusted error " + k,
                    scenario.adjusted().standardError(),
                    table.get("se").get(k),
                    1e-10);
        }
    }

    @Test
    void eValuesMatchTheFormulaOfVanderWeeleAndDing() {
        for (JsonNode row : expected.get("evalue")) {
            double ratio = row.get("rr").asDouble();
            close("E-value of " + ratio, EValue.of(ratio), row.get("evalue_point"), 1e-12);
            if (ratio > 1) {
                Interval interval = new Interval(row.get("lo").asDouble(), 2 * ratio, 0.95);
                close("E-value of " + interval, EValue.of(ratio, interval).limit(), row.get("evalue_ci_limit"), 1e-12);
            }
        }
    }

    /** psacalc's formula in R, one source: Oster (2019), proposition 3. */
    @Test
    void osterDeltaMatches() {
        JsonNode oster = expected.get("oster");
        CoefficientStability.Result result = CoefficientStability.of(
                        new CoefficientStability.Regression(
                                oster.get("beta_uncontrolled").asDouble(),
                                oster.get("r2_uncontrolled").asDouble()),
                        new CoefficientStability.Regression(
                                oster.get("beta_controlled").asDouble(),
                                oster.get("r2_controlled").asDouble()),
                        new CoefficientStability.Variances(
                                oster.get("var_y").get(0).get(0).asDouble(),
                                oster.get("var_x").asDouble(),
                                oster.get("tau_x").asDouble()),
                        oster.get("rmax").asDouble())
                .get();
        close("delta", result.delta(), oster.get("delta_for_beta0").get(0).get(0), 1e-9);
        close("effect at delta 1", result.equalSelection(), oster.get("beta_star_delta1_approx"), 1e-10);
    }

    private void close(String what, double actual, JsonNode figure, double tolerance) {
        reference.assertClose(what, actual, figure, tolerance);
    }
}
