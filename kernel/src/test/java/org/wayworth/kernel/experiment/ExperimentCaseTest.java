package org.wayworth.kernel.experiment;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: experiments are read as R reads them")
class ExperimentCaseTest {

    private static final double LEVEL = 0.95;

    private final ReferenceCase reference = ReferenceCase.open("experiments");
    private final JsonNode expected = reference.expected();
    private final Columns input = reference.input();
    private final double[] arm = input.numbers("arm");
    private final double[] before = input.numbers("before");
    private final double[] orders = input.numbers("orders");
    private final double[] spent = input.numbers("spent");

    private void close(String what, double actual, JsonNode figure, double tolerance) {
        reference.assertClose(what, actual, figure, tolerance);
    }

    @Test
    @DisplayName("two means: t.test")
    void welch() {
        Units units = Units.of(arm);
        MeanDifference.Result welch = MeanDifference.fit(units.treatment(spent), units.control(spent), LEVEL)
                .get();
        JsonNode figures = expected.get("welch");
        Interval interval = welch.estimate().interval();
        close("difference", welch.estimate().value(), figures.get("value"), 1e-11);
        close("t", welch.t(), figures.get("t"), 1e-11);
        close("degrees of freedom", welch.dof(), figures.get("dof"), 1e-11);
        close("p", welch.pValue(), figures.get("p"), 1e-10);
        reference.assertAll("interval", new double[] {interval.low(), interval.high()}, figures.get("interval"), 1e-10);
    }

    @Test
    @DisplayName("with the time before taken off: CUPED")
    void cuped() {
        Cuped.Result cuped = Cuped.fit(arm, before, spent, LEVEL).get();
        JsonNode figures = expected.get("cuped");
        close("CUPED slope", cuped.slope(), figures.get("slope"), 1e-12);
        close("CUPED difference", cuped.difference().estimate().value(), figures.get("value"), 1e-11);
        close("CUPED t", cuped.difference().t(), figures.get("t"), 1e-11);
        close("CUPED p", cuped.difference().pValue(), figures.get("p"), 1e-10);
        close("variance taken off", cuped.varianceReduction(), figures.get("reduction"), 1e-11);
    }

    @Test
    @DisplayName("with a line for each arm: lm with HC2")
    void adjusted() {
        AdjustedDifference.Result lin = AdjustedDifference.fit(
                        new double[][] {before}, arm, spent, AdjustedDifference.Options.at(LEVEL))
                .get();
        close(
                "adjusted difference",
                lin.estimate().value(),
                expected.get("adjusted").get("value"),
                1e-10);
        close(
                "adjusted, error",
                lin.estimate().standardError(),
                expected.get("adjusted").get("error"),
                1e-10);
    }

    @Test
    @DisplayName("ratios of sums: survey's svyratio")
    void ratios() {
        RatioDifference.Result ratio =
                RatioDifference.fit(arm, spent, orders, LEVEL).get();
        JsonNode figures = expected.get("ratio");
        close("ratio with", ratio.treatment().value(), figures.get("with").get(0), 1e-12);
        close(
                "ratio with, error",
                ratio.treatment().standardError(),
                figures.get("with").get(1),
                1e-11);
        close("ratio without", ratio.control().value(), figures.get("without").get(0), 1e-12);
        close(
                "ratio without, error",
                ratio.control().standardError(),
                figures.get("without").get(1),
                1e-11);
        close("difference of ratios", ratio.difference().value(), figures.get("value"), 1e-10);
        close("difference of ratios, error", ratio.difference().standardError(), figures.get("error"), 1e-11);
        close("lift", ratio.lift().get().value(), figures.get("lift"), 1e-10);
    }

    @Test
    @DisplayName("sizes of arms and power: chisq.test, power.t.test")
    void sizes() {
        SampleRatio.Result counts = SampleRatio.of(new long[] {1043, 957}, new double[] {1, 1});
        close(
                "chi-squared of the sizes",
                counts.chiSquared(),
                expected.get("counts").get("statistic"),
                1e-12);
        close("p of the sizes", counts.pValue(), expected.get("counts").get("p"), 1e-11);
        JsonNode power = expected.get("power");
        close("units needed", Power.unitsForMeans(0.3, 1.4, Power.Plan.DEFAULT), power.get("units"), 1e-8);
        close("power of 200", Power.ofMeans(0.3, 1.4, 200, 0.05), power.get("of_200"), 1e-10);
        close("detectable by 200", Power.detectable(1.4, 200, Power.Plan.DEFAULT), power.get("detectable"), 1e-8);
    }

    @Test
    @DisplayName("at any time: the mixture, integrated")
    void alwaysValid() {
        AlwaysValid.Reading reading = AlwaysValid.at(new AlwaysValid.Look(0.31, 0.012), 0.05, LEVEL);
        JsonNode figures = expected.get("always");
        close("ratio of likelihoods", reading.ratio(), figures.get("ratio"), 1e-9);
        close("p at any time", reading.pValue(), 1 / figures.get("ratio").asDouble());
        close("reach at any time", reading.interval().width() / 2, figures.get("reach"), 1e-9);
    }

    private void close(String what, double actual, double figure) {
        reference.assertClose(what, actual, figure, 1e-9);
    }

    @Test
    @DisplayName("at planned looks: mvtnorm")
    void plannedLooks() {
        JsonNode looks = expected.get("looks");
        for (int k = 2; k <= 3; k++) {
            close(
                    "Pocock, " + k,
                    GroupSequential.pocock(k, 0.05).critical().at(0),
                    looks.get("pocock").get(k - 2),
                    1e-7);
            close(
                    "O'Brien–Fleming, " + k,
                    GroupSequential.obrienFleming(k, 0.05).critical().at(k - 1),
                    looks.get("obrien_fleming").get(k - 2),
                    1e-7);
        }
    }
}
