package org.wayworth.kernel.causal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Reference: MatchIt 4.5.1 and glm in R on LaLonde's data; calls are printed when a figure differs. */
@Tag("larger")
class BalanceReferenceTest {

    private final ReferenceCase reference = ReferenceCase.open("balance_lalonde");
    private final JsonNode expected = reference.expected();

    private static Map<String, double[]> design(Columns input) {
        Map<String, double[]> design = new LinkedHashMap<>();
        design.put("age", input.numbers("age"));
        design.put("educ", input.numbers("educ"));
        List<String> race = input.texts("race");
        for (String level : List.of("black", "hispan", "white")) {
            double[] one = new double[race.size()];
            for (int i = 0; i < one.length; i++) {
                one[i] = race.get(i).equals(level) ? 1 : 0;
            }
            design.put("race" + level, one);
        }
        for (String name : List.of("married", "nodegree", "re74", "re75")) {
            design.put(name, input.numbers(name));
        }
        return design;
    }

    @Test
    void unweightedDifferencesMatchMatchIt() {
        Map<String, double[]> design = design(reference.input());
        double[] treated = reference.input().numbers("treat");
        for (JsonNode row : expected.get("unmatched")) {
            String name = row.get("v").asString();
            if (!design.containsKey(name) || name.startsWith("race")) {
                continue;
            }
            Balance.Row found = Balance.of(new double[][] {design.get(name)}, treated, null, Balance.Scale.TREATED)
                    .rows()
                    .get(0);
            close("mean treated " + name, found.meanTreated(), row.get("Means Treated"), 1e-12);
            close("mean control " + name, found.meanControl(), row.get("Means Control"), 1e-12);
            // MatchIt divides the variance of a yes-or-no covariate by n, ours by n − 1 as for all others
            boolean binary = name.equals("married") || name.equals("nodegree");
            double convention = binary ? Math.sqrt(185 / 184.0) : 1;
            close("difference " + name, found.before() * convention, row.get("Std. Mean Diff."), 1e-10);
            if (row.get("Var. Ratio").isNumber()) {
                close("variance ratio " + name, found.varianceRatio(), row.get("Var. Ratio"), 1e-10);
            }
        }
    }

    @Test
    void weightingTheControlsMatchesR() {
        Map<String, double[]> design = design(reference.input());
        design.remove("raceblack");
        double[] treated = reference.input().numbers("treat");
        double[] outcome = reference.input().numbers("re78");
        InverseWeighting.Result result = InverseWeighting.fit(
                        design.values().toArray(double[][]::new),
                        treated,
                        outcome,
                        new InverseWeighting.Options(Estimand.TREATED, new Overlap.Rule(0, 1, 0), 0.95))
                .get();
        close("effect on the treated", result.effect().value(), expected.get("iptw_att"), 1e-9);
        close("effective controls", result.overlap().control().effective(), expected.get("ess_control"), 1e-9);
        for (int i = 0; i < 10; i++) {
            close(
                    "propensity " + i,
                    result.propensity().at(i),
                    expected.get("ps_first10").get(i),
                    1e-10);
        }
        int j = 0;
        for (String name : design.keySet()) {
            Balance.Row row = result.balance().rows().get(j++);
            double figure = expected.get("iptw_att_smd").get(name).asDouble();
            reference.assertCloseOnScale("weighted difference " + name, row.after(), figure, 0.01, 1e-8);
        }
    }

    private void close(String what, double actual, JsonNode figure, double tolerance) {
        reference.assertClose(what, actual, figure, tolerance);
    }
}
