package org.wayworth.kernel.importance;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.importance.PenaltyReward.Contrast;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.resample.Replicates;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: what moves a rating, by every sub-model and order, is R's")
class ImportanceCaseTest {

    private static final double TOLERANCE = 1e-10;

    private final ReferenceCase reference = ReferenceCase.open("drivers");
    private final JsonNode expected = reference.expected();
    private final Columns input = reference.input();
    private final double[][] columns = input.design("price", "delivery", "service", "range");
    private final double[] rating = input.numbers("rating");
    private final Matrix correlation = Correlation.of(columns, rating, null).get();

    @Test
    @DisplayName("shares of R²: lm in all orders; Johnson's weights: eigen")
    void shares() {
        Lmg.Result lmg = Lmg.ofCorrelation(correlation);
        reference.assertClose("R²", lmg.r2(), expected.get("r2"), 1e-12);
        reference.assertAll("LMG", lmg.shares(), expected.get("lmg"), TOLERANCE);
        Matrix weighted = Correlation.of(columns, rating, input.numbers("w")).get();
        reference.assertAll("LMG, weighted", Lmg.ofCorrelation(weighted).shares(), expected.get("weighted"), TOLERANCE);
        SimpleShares simple = SimpleShares.of(correlation).get();
        reference.assertAll("first", simple.first(), expected.get("first"), TOLERANCE);
        reference.assertAll("last", simple.last(), expected.get("last"), TOLERANCE);
        reference.assertAll("slope", simple.slope(), expected.get("slope"), TOLERANCE);
        reference.assertAll("Pratt", simple.pratt(), expected.get("pratt"), TOLERANCE);
        RelativeWeights.Result johnson = RelativeWeights.of(correlation);
        reference.assertAll("Johnson", johnson.weights(), expected.get("johnson"), TOLERANCE);
        reference.assertAll("CAR", johnson.car(), expected.get("car"), TOLERANCE);
    }

    @Test
    @DisplayName("every sub-model: lm, glm")
    void subModels() {
        SubModels linear = SubModels.linear(correlation);
        SubModels logistic =
                SubModels.logistic(columns, input.numbers("stays"), null).get();
        double[] ofLinear = new double[16];
        double[] ofLogistic = new double[16];
        Arrays.setAll(ofLinear, linear::of);
        Arrays.setAll(ofLogistic, logistic::of);
        reference.assertAll("R² of model", ofLinear, expected.get("sub_models"), TOLERANCE);
        reference.assertAll("McFadden of model", ofLogistic, expected.get("logistic"), TOLERANCE);
        reference.assertAll("dominance", linear.shapley(), expected.get("lmg"), TOLERANCE);
        reference.assertAll("dominance, logistic", logistic.shapley(), expected.get("logistic_shares"), TOLERANCE);
    }

    @Test
    @DisplayName("penalties and rewards: lm with HC3")
    void penaltiesAndRewards() {
        List<Contrast> contrasts = PenaltyReward.fit(columns, rating, new PenaltyReward.Options(2, 6, 1, 0.95))
                .get();
        reference.assertAll("low", each(contrasts, c -> c.low().value()), expected.get("low"), TOLERANCE);
        reference.assertAll("high", each(contrasts, c -> c.high().value()), expected.get("high"), TOLERANCE);
        double[] errors = new double[8];
        for (int j = 0; j < 4; j++) {
            errors[2 * j] = contrasts.get(j).low().standardError();
            errors[2 * j + 1] = contrasts.get(j).high().standardError();
        }
        reference.assertAll("error", errors, expected.get("errors"), TOLERANCE);
        reference.assertAll(
                "asymmetry", each(contrasts, c -> c.asymmetry().value()), expected.get("asymmetry"), TOLERANCE);
        reference.assertAll(
                "asymmetry, error",
                each(contrasts, c -> c.asymmetry().standardError()),
                expected.get("asymmetry_error"),
                TOLERANCE);
    }

    private static double[] each(List<Contrast> contrasts, ToDoubleFunction<Contrast> figure) {
        return contrasts.stream().mapToDouble(figure).toArray();
    }

    @Test
    @DisplayName("on given resamples: lm on the same rows")
    void givenResamples() {
        Columns draws = reference.input("draws.csv");
        int[][] resamples = new int[draws.rows()][rating.length];
        for (int i = 0; i < rating.length; i++) {
            int[] column = draws.integers("V" + (i + 1));
            for (int b = 0; b < resamples.length; b++) {
                resamples[b][i] = column[b] - 1;
            }
        }
        Replicates replicates = LmgBootstrap.given(columns, rating, resamples).get();
        for (int b = 0; b < resamples.length; b++) {
            double[] shares = Arrays.copyOf(replicates.values().row(b).toArray(), 4);
            reference.assertAll("resample " + b, shares, expected.get("drawn").get(b), TOLERANCE);
        }
    }
}
