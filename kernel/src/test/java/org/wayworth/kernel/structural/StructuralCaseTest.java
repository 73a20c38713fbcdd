package org.wayworth.kernel.structural;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.structural.StructuralSeries.Variances;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: a level that walks, and what an event changed, are those of statsmodels")
class StructuralCaseTest {

    @Test
    @DisplayName("local level with a companion: UnobservedComponents")
    void impact() {
        ReferenceCase reference = ReferenceCase.open("states");
        JsonNode expected = reference.expected();
        Impact.Result result = Impact.fit(
                        reference.input().numbers("y"),
                        new double[][] {reference.input().numbers("x")},
                        expected.get("event").asInt(),
                        StructuralSeries.Options.DEFAULT.with(Variances.AS_ESTIMATED))
                .get();
        JsonNode peak = expected.get("parameters");
        reference.assertClose("irregular variance", result.before().irregularVariance(), peak.get(0), 1e-5);
        reference.assertClose("variance of the level", result.before().levelVariance(), peak.get(1), 1e-5);
        reference.assertClose(
                "coefficient", result.before().coefficients().get(0).value(), peak.get(2), 1e-6);
        reference.assertAll("forecast", result.expected(), expected.get("forecast"), 1e-6);
        reference.assertClose("average effect", result.average().value(), expected.get("average"), 1e-5);
        reference.assertClose("cumulative effect", result.cumulative().value(), expected.get("cumulative"), 1e-5);
    }
}
