package org.wayworth.kernel.weighting;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.weighting.Raking.Margin;
import tools.jackson.databind.JsonNode;

/** Reference values: R's survey package on a sample of schools. Raked and calibrated errors are without strata there. */
@Tag("larger")
class WeightingReferenceTest {

    private static final List<String> TYPES = List.of("E", "H", "M");
    private static final List<String> WIDE = List.of("No", "Yes");

    private final ReferenceCase api = ReferenceCase.open("survey_raking_api");
    private final Columns input = api.input();
    private final double[] score = input.numbers("api00");
    private final double[] base = input.numbers("pw");
    private final int[] type =
            input.texts("stype").stream().mapToInt(TYPES::indexOf).toArray();
    private final int[] wide =
            input.texts("sch.wide").stream().mapToInt(WIDE::indexOf).toArray();

    @Test
    void stratifiedMeanMatchesR() {
        JsonNode expected = api.expected().get("strat_mean_api00");
        SurveyDesign design = SurveyDesign.of(base).stratified(type).finite(input.numbers("fpc"));
        WeightedMean.Result mean = WeightedMean.fit(score, design, 0.95).get();
        api.assertClose("mean", mean.estimate().value(), expected.get("est"), 1e-13);
        api.assertClose("SE", mean.estimate().standardError(), expected.get("se"), 1e-12);
        api.assertClose("deff", mean.designEffect(), expected.get("deff"), 1e-12);
        for (JsonNode part : api.expected().get("by_stype")) {
            int of = TYPES.indexOf(part.get("stype").asString());
            boolean[] rows = new boolean[type.length];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = type[i] == of;
            }
            Estimate inPart = WeightedMean.fit(score, rows, design, 0.95).get().estimate();
            api.assertClose("mean of " + TYPES.get(of), inPart.value(), part.get("api00"), 1e-13);
            api.assertClose("SE of " + TYPES.get(of), inPart.standardError(), part.get("se"), 1e-12);
        }
    }

    @Test
    void meanWithoutStrataMatchesR() {
        JsonNode expected = api.expected().get("nostrata");
        Estimate mean =
                WeightedMean.fit(score, SurveyDesign.of(base), 0.95).get().estimate();
        api.assertClose("mean, no strata", mean.value(), expected.get("est"), 1e-13);
        api.assertClose("SE, no strata", mean.standardError(), expected.get("se"), 1e-12);
    }

    @Test
    void rakingMatchesR() {
        JsonNode expected = api.expected().get("rake");
        Raking.Result raked = Raking.fit(
                        base,
                        List.of(
                                Margin.of(type, new double[] {4421, 755, 1018}),
                                Margin.of(wide, new double[] {1072, 5122})),
                        new Raking.Options(1_000, 1e-14))
                .get();
        for (JsonNode cell : expected.get("weights_by_cell")) {
            for (int i = 0; i < type.length; i++) {
                if (TYPES.get(type[i]).equals(cell.get("stype").asString())
                        && WIDE.get(wide[i]).equals(cell.get("sch.wide").asString())) {
                    api.assertClose("raked weight of row " + i, raked.weights().at(i), cell.get("w"), 1e-11);
                }
            }
        }
        api.assertClose("Kish deff", raked.designEffect(), expected.get("kish_deff"), 1e-12);
        double ess = Kish.effectiveN(raked.weights().toArray());
        api.assertClose("effective rows", ess, expected.get("ess"), 1e-12);
        SurveyDesign design = SurveyDesign.of(raked);
        Estimate mean = WeightedMean.fit(score, design, 0.95).get().estimate();
        api.assertClose("raked mean", mean.value(), expected.get("est"), 1e-12);
        api.assertClose("raked SE", mean.standardError(), expected.get("se"), 1e-10);
    }

    @Test
    void calibrationMatchesR() {
        JsonNode expected = api.expected().get("greg");
        double[][] auxiliaries = new double[4][base.length];
        for (int i = 0; i < base.length; i++) {
            auxiliaries[0][i] = 1;
            auxiliaries[1][i] = type[i] == 1 ? 1 : 0;
            auxiliaries[2][i] = type[i] == 2 ? 1 : 0;
            auxiliaries[3][i] = wide[i];
        }
        Calibration.Result calibrated = Calibration.fit(base, auxiliaries, new double[] {6194, 755, 1018, 5122})
                .get();
        SurveyDesign design = SurveyDesign.of(calibrated);
        Estimate mean = WeightedMean.fit(score, design, 0.95).get().estimate();
        api.assertClose("calibrated mean", mean.value(), expected.get("est"), 1e-12);
        api.assertClose("calibrated SE", mean.standardError(), expected.get("se"), 1e-10);
    }
}
