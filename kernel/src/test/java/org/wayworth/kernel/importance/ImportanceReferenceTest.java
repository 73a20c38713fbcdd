package org.wayworth.kernel.importance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.resample.Replicates;
import tools.jackson.databind.JsonNode;

/** Reference: R's relaimpo and all-subsets code. */
class ImportanceReferenceTest {

    private static void close(
            ReferenceCase reference, String what, Vector actual, List<String> names, JsonNode expected) {
        for (int j = 0; j < names.size(); j++) {
            // shares are differences of R² values of the order of 1, which is where rounding happens
            double value = expected.get(names.get(j)).asDouble();
            reference.assertCloseOnScale(
                    what + " " + names.get(j), actual.at(j), value, Math.max(1e-4, Math.abs(value)), 1e-10);
        }
    }

    private static String[] drivers(Columns input, String... others) {
        return input.names().stream()
                .filter(name -> !Arrays.asList(others).contains(name))
                .toArray(String[]::new);
    }

    @Tag("larger")
    @ParameterizedTest
    @ValueSource(strings = {"lmg_swiss,Fertility", "lmg_bfi10,O1"})
    void sharesMatchRelaimpo(String caseAndOutcome) {
        ReferenceCase reference = ReferenceCase.open(caseAndOutcome.split(",", -1)[0]);
        String outcome = caseAndOutcome.split(",", -1)[1];
        Columns input = reference.input();
        String[] drivers = drivers(input, outcome);
        List<String> names = List.of(drivers);
        JsonNode expected = reference.expected();
        Matrix correlation = Correlation.of(input.design(drivers), input.numbers(outcome), null)
                .get();
        Lmg.Result lmg = Lmg.ofCorrelation(correlation);
        reference.assertClose("R²", lmg.r2(), expected.get("r2"), 1e-12);
        close(reference, "LMG", lmg.shares(), names, expected.get("lmg"));
        close(reference, "LMG share", lmg.relative(), names, expected.get("lmg_share"));
        SimpleShares simple = SimpleShares.of(correlation).get();
        close(reference, "first", simple.first(), names, expected.get("first"));
        close(reference, "last", simple.last(), names, expected.get("last"));
        close(reference, "beta²", simple.slopeSquared(), names, expected.get("betasq"));
        close(reference, "Pratt", simple.pratt(), names, expected.get("pratt"));
        RelativeWeights.Result johnson = RelativeWeights.of(correlation);
        close(reference, "Genizi", johnson.weights(), names, expected.get("genizi"));
        close(reference, "Johnson", johnson.weights(), names, expected.get("johnson_relative_weights"));
        close(reference, "CAR", johnson.car(), names, expected.get("car"));
        dominance(reference, SubModels.linear(correlation), names);
    }

    private static void dominance(ReferenceCase reference, SubModels models, List<String> names) {
        JsonNode expected = reference.expected();
        close(reference, "general dominance", models.shapley(), names, expected.get("general_dominance"));
        Matrix conditional = models.conditionalDominance();
        Matrix complete = models.completeDominance();
        for (int j = 0; j < names.size(); j++) {
            for (int k = 0; k < names.size(); k++) {
                double value = expected.get("conditional_dominance")
                        .get(j)
                        .get("size" + k)
                        .asDouble();
                reference.assertCloseOnScale(
                        "conditional dominance " + names.get(j) + " " + k,
                        conditional.at(j, k),
                        value,
                        Math.max(1e-4, Math.abs(value)),
                        1e-10);
                if (j != k) {
                    JsonNode share =
                            expected.get("complete_dominance_share").get(j).get(names.get(k));
                    reference.assertCloseOnScale(
                            "complete dominance " + names.get(j) + " over " + names.get(k),
                            complete.at(j, k),
                            share.asDouble(),
                            1,
                            1e-12);
                }
            }
        }
    }

    @Tag("larger")
    @Test
    void weightedSharesMatchRelaimpo() {
        ReferenceCase reference = ReferenceCase.open("lmg_weighted_swiss");
        Columns input = reference.input();
        String[] drivers = drivers(input, "Fertility", "w");
        Matrix correlation = Correlation.of(input.design(drivers), input.numbers("Fertility"), input.numbers("w"))
                .get();
        JsonNode expected = reference.expected();
        Lmg.Result lmg = Lmg.ofCorrelation(correlation);
        reference.assertClose("R²", lmg.r2(), expected.get("r2"), 1e-12);
        close(reference, "LMG", lmg.shares(), List.of(drivers), expected.get("lmg"));
        SimpleShares simple = SimpleShares.of(correlation).get();
        close(reference, "first", simple.first(), List.of(drivers), expected.get("first"));
        close(reference, "last", simple.last(), List.of(drivers), expected.get("last"));
    }

    @Tag("larger")
    @Test
    void bootstrapOfGivenResamplesMatchesRelaimpo() {
        ReferenceCase reference = ReferenceCase.open("lmg_bootstrap_attitude");
        Columns input = reference.input();
        String[] drivers = drivers(input, "rating");
        Columns indices = reference.input("resample_indices_1based.csv");
        int[][] resamples = new int[indices.rows()][input.rows()];
        for (int i = 0; i < input.rows(); i++) {
            int[] column = indices.integers("V" + (i + 1));
            for (int b = 0; b < resamples.length; b++) {
                resamples[b][i] = column[b] - 1;
            }
        }
        Replicates replicates = LmgBootstrap.given(input.design(drivers), input.numbers("rating"), resamples)
                .get();
        JsonNode expected = reference.expected();
        for (int b = 0; b < 5; b++) {
            close(
                    reference,
                    "resample " + b,
                    replicates.values().row(b),
                    List.of(drivers),
                    expected.get("lmg_by_replicate_first5").get(b));
        }
        for (int j = 0; j < drivers.length; j++) {
            Interval interval = replicates.percentile(j, 0.95);
            JsonNode bounds = expected.get("percentile95_type7").get(drivers[j]);
            reference.assertClose("percentile low " + drivers[j], interval.low(), bounds.get(0), 1e-10);
            reference.assertClose("percentile high " + drivers[j], interval.high(), bounds.get(1), 1e-10);
            reference.assertClose(
                    "sd " + drivers[j],
                    replicates.standardError(j),
                    expected.get("boot_sd").get(drivers[j]),
                    1e-10);
        }
    }

    @Tag("larger")
    @Test
    void mcFaddenOfAllLogisticSubModelsMatchesR() {
        ReferenceCase reference = ReferenceCase.open("dominance_logit_telco");
        Columns input = reference.input();
        String[] drivers = drivers(input, "y");
        SubModels models = SubModels.logistic(input.design(drivers), input.numbers("y"), null)
                .get();
        JsonNode all = reference.expected().get("mcfadden_all_subsets_bitmask_order");
        for (int s = 1; s < 64; s++) {
            reference.assertClose("McFadden of model " + s, models.of(s), all.get(s), 1e-10);
        }
        close(
                reference,
                "general dominance",
                models.shapley(),
                List.of(drivers),
                reference.expected().get("general_dominance"));
    }

    @Tag("larger")
    @Test
    void penaltyRewardContrastsMatchR() {
        ReferenceCase reference = ReferenceCase.open("prca_bfi");
        Columns input = reference.input();
        String[] drivers = {"A2", "A3", "A4", "C1", "E5"};
        List<PenaltyReward.Contrast> contrasts = PenaltyReward.fit(
                        input.design(drivers), input.numbers("O1"), new PenaltyReward.Options(2, 6, 30, 0.95))
                .get();
        for (int j = 0; j < drivers.length; j++) {
            PenaltyReward.Contrast contrast = contrasts.get(j);
            JsonNode low = reference.expected().get("coef_HC3").get(drivers[j] + "_low");
            JsonNode high = reference.expected().get("coef_HC3").get(drivers[j] + "_high");
            JsonNode sum = reference.expected().get("asymmetry_high_plus_low").get(j);
            reference.assertClose(drivers[j] + " low", contrast.low().value(), low.get("est"), 1e-10);
            reference.assertClose(drivers[j] + " low se", contrast.low().standardError(), low.get("se"), 1e-10);
            reference.assertClose(drivers[j] + " high", contrast.high().value(), high.get("est"), 1e-10);
            reference.assertClose(drivers[j] + " high se", contrast.high().standardError(), high.get("se"), 1e-10);
            reference.assertClose(drivers[j] + " sum", contrast.asymmetry().value(), sum.get("asym"), 1e-10);
            reference.assertClose(drivers[j] + " sum se", contrast.asymmetry().standardError(), sum.get("se"), 1e-10);
        }
        assertThat(contrasts.get(1).shape()).isEqualTo(PenaltyReward.Shape.REWARD);
        assertThat(contrasts.get(2).shape()).isEqualTo(PenaltyReward.Shape.EVEN);
    }

    /**
     * R's psych::polychoric finds each correlation by a one-dimensional search that stops at four to five digits: for
     * A1 and A2 the log-likelihood, by scipy, is -7880.5514728396 at its figure and -7880.5514726055 at ours.
     */
    @Tag("larger")
    @Test
    void polychoricCorrelationsMatchPsych() {
        ReferenceCase reference = ReferenceCase.open("polychoric_bfi");
        Columns input = reference.input();
        String[] names = {"A1", "A2", "A3", "C1", "E1"};
        int[][] answers = new int[names.length][];
        for (int j = 0; j < names.length; j++) {
            answers[j] = Arrays.stream(input.integers(names[j])).map(v -> v - 1).toArray();
        }
        Polychoric fit = Polychoric.fit(answers).get();
        for (int j = 0; j < names.length; j++) {
            for (int t = 0; t < 5; t++) {
                reference.assertClose(
                        "threshold " + names[j] + " " + t,
                        fit.thresholds().get(j).at(t),
                        reference.expected().get("tau").get(j).get(t),
                        1e-10);
            }
            for (int k = 0; k < j; k++) {
                reference.assertCloseOnScale(
                        "rho " + names[j] + " " + names[k],
                        fit.correlation().at(j, k),
                        reference.expected().get("rho").get(j).get(k).asDouble(),
                        1,
                        5e-5);
            }
        }
    }
}
