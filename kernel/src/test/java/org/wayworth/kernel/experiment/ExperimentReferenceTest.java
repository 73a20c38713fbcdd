package org.wayworth.kernel.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Reference: R 4.2.2 (t.test, lm with HC2, power.t.test, mvtnorm); the calls are printed when a figure differs. */
@Tag("larger")
class ExperimentReferenceTest {

    private final ReferenceCase reference = ReferenceCase.open("ab_cuped_sequential");
    private final JsonNode expected = reference.expected();
    private final double[] arm = reference.input().numbers("arm");
    private final double[] before = reference.input().numbers("pre");
    private final double[] outcome = reference.input().numbers("y");

    private MeanDifference.Result difference() {
        Units units = Units.of(arm);
        return MeanDifference.fit(units.treatment(outcome), units.control(outcome), 0.95)
                .get();
    }

    @Test
    void welchMatchesR() {
        JsonNode welch = expected.get("welch");
        MeanDifference.Result result = difference();
        close("difference", -result.estimate().value(), welch.get("mean0_minus_mean1"), 1e-12);
        close("t", -result.t(), welch.get("t"), 1e-12);
        close("df", result.dof(), welch.get("df"), 1e-12);
        close("p", result.pValue(), welch.get("p"), 1e-10);
        JsonNode interval = welch.get("ci_mean0_minus_mean1");
        close("low", -result.estimate().interval().high(), interval.get(0), 1e-10);
        close("high", -result.estimate().interval().low(), interval.get(1), 1e-10);
    }

    @Test
    void cupedMatchesR() {
        JsonNode cuped = expected.get("cuped");
        Cuped.Result result = Cuped.fit(arm, before, outcome, 0.95).get();
        close("theta", result.slope(), cuped.get("theta"), 1e-12);
        close("mean without", result.difference().control().mean(), cuped.get("mean0"), 1e-12);
        close("mean with", result.difference().treatment().mean(), cuped.get("mean1"), 1e-12);
        close("t", -result.difference().t(), cuped.get("t"), 1e-11);
        close("df", result.difference().dof(), cuped.get("df"), 1e-12);
        close("p", result.difference().pValue(), cuped.get("p"), 1e-10);
        close("variance reduction", result.varianceReduction(), cuped.get("var_reduction"), 1e-11);
    }

    @Test
    void adjustedDifferenceMatchesR() {
        JsonNode lin = expected.get("lin2013");
        AdjustedDifference.Result result = AdjustedDifference.fit(
                        new double[][] {before}, arm, outcome, AdjustedDifference.Options.at(0.95))
                .get();
        close("adjusted difference", result.estimate().value(), lin.get("est"), 1e-10);
        close("its HC2 error", result.estimate().standardError(), lin.get("se_HC2"), 1e-10);
    }

    @Test
    void alwaysValidMatchesR() {
        JsonNode msprt = expected.get("msprt");
        AlwaysValid.Look look = new AlwaysValid.Look(
                msprt.get("delta").asDouble(), msprt.get("var").asDouble());
        AlwaysValid.Reading reading = AlwaysValid.at(look, msprt.get("tau2").asDouble(), 0.95);
        close("Lambda", reading.ratio(), msprt.get("Lambda"), 1e-12);
        close("p", reading.pValue(), msprt.get("p_always_valid"), 1e-12);
        close("half-width", reading.interval().width() / 2, msprt.get("ci_halfwidth_95"), 1e-12);
    }

    @Test
    void constantsOfPlannedLooksMatchMvtnorm() {
        JsonNode constants = expected.get("group_sequential");
        for (int looks = 2; looks <= 5; looks++) {
            GroupSequential.Result pocock = GroupSequential.pocock(looks, 0.05);
            GroupSequential.Result obrienFleming = GroupSequential.obrienFleming(looks, 0.05);
            close(
                    "Pocock " + looks,
                    pocock.critical().at(0),
                    constants.get("pocock").get(looks - 2),
                    1e-6);
            close(
                    "O'Brien-Fleming " + looks,
                    obrienFleming.critical().at(looks - 1),
                    constants.get("obrien_fleming_C_B").get(looks - 2),
                    1e-6);
        }
    }

    @Test
    void sampleRatioMatchesR() {
        Units units = Units.of(arm);
        double[] converted = reference.input().numbers("conv");
        assertThat(Arm.of(units.control(converted)).mean() * 1000).isEqualTo(205);
        SampleRatio.Result result = SampleRatio.of(new long[] {1010, 990}, new double[] {1, 1});
        close("p of the sample ratio", result.pValue(), expected.get("srm_chisq_p"), 1e-12);
        assertThat(result.mismatch()).isFalse();
    }

    @Test
    void powerMatchesR() {
        JsonNode power = expected.get("power");
        close(
                "units for 0.2",
                Power.unitsForMeans(0.2, 1, Power.Plan.DEFAULT),
                power.get("n_per_group_delta0.2_sd1_80"),
                1e-10);
        close(
                "units for 10 to 12%",
                Power.unitsForShares(0.10, 0.12, Power.Plan.DEFAULT), power.get("n_prop_.10_.12_80"), 1e-6);
        close("power of 500", Power.ofMeans(0.2, 1, 500, 0.05), power.get("power_n500_delta.2"), 1e-12);
    }

    private void close(String what, double actual, JsonNode figure, double tolerance) {
        reference.assertClose(what, actual, figure, tolerance);
    }
}
