package org.wayworth.kernel.weighting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.weighting.Raking.Margin;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: weights and what is weighted are those of R's survey package")
class WeightingCaseTest {

    private static final double LEVEL = 0.95;

    private final ReferenceCase reference = ReferenceCase.open("weights");
    private final JsonNode expected = reference.expected();
    private final Columns input = reference.input();
    private final double[] score = input.numbers("score");
    private final double[] base = input.numbers("w");
    private final int[] type = input.integers("type");
    private final int[] wide = input.integers("wide");
    private final double[] x = input.numbers("x");

    private void mean(String what, Estimate actual, JsonNode figures) {
        reference.assertClose(what, actual.value(), figures.get(0), 1e-12);
        reference.assertClose(what + ", error", actual.standardError(), figures.get(1), 1e-10);
    }

    private Estimate mean(SurveyDesign design) {
        return WeightedMean.fit(score, design, LEVEL).get().estimate();
    }

    @Test
    @DisplayName("means by weights, strata, clusters and parts, and a total")
    void means() {
        SurveyDesign plain = SurveyDesign.of(base);
        SurveyDesign strata = plain.stratified(type);
        mean("weighted", mean(plain), expected.get("plain"));
        mean("strata", mean(strata), expected.get("strata"));
        mean("clusters", mean(plain.clustered(input.integers("shop"))), expected.get("clusters"));
        reference.assertClose(
                "design effect of strata",
                WeightedMean.fit(score, strata, LEVEL).get().designEffect(),
                expected.get("strata_deff"),
                1e-10);
        boolean[] part = new boolean[type.length];
        for (int i = 0; i < part.length; i++) {
            part[i] = type[i] == 1;
        }
        mean("part", WeightedMean.fit(score, part, strata, LEVEL).get().estimate(), expected.get("part"));
        mean("total", WeightedMean.total(score, plain, LEVEL).get(), expected.get("total"));
        reference.assertClose(
                "Kish's effect", Kish.designEffect(base), expected.get("kish").get("effect"), 1e-13);
        reference.assertClose(
                "effective rows", Kish.effectiveN(base), expected.get("kish").get("rows"), 1e-13);
    }

    @Test
    @DisplayName("weights made to fit the population: rake, calibrate")
    void madeToFit() {
        Raking.Result raked = Raking.fit(
                        base,
                        List.of(
                                Margin.of(type, new double[] {2200, 1400, 900}),
                                Margin.of(wide, new double[] {2600, 1900})),
                        new Raking.Options(1_000, 1e-14))
                .get();
        JsonNode rake = expected.get("raked");
        reference.assertAll("raked weights", start(raked.weights()), rake.get("weights"), 1e-9);
        reference.assertClose("Kish's effect, raked", raked.designEffect(), rake.get("kish"), 1e-10);
        mean("raked", mean(SurveyDesign.of(raked)), rake.get("mean"));
        double[][] known = new double[4][base.length];
        for (int i = 0; i < base.length; i++) {
            known[0][i] = 1;
            known[1][i] = type[i] == 1 ? 1 : 0;
            known[2][i] = type[i] == 2 ? 1 : 0;
            known[3][i] = wide[i];
        }
        Calibration.Result fitted = Calibration.fit(base, known, new double[] {4500, 1400, 900, 1900})
                .get();
        JsonNode calibrated = expected.get("calibrated");
        reference.assertAll("calibrated weights", start(fitted.weights()), calibrated.get("weights"), 1e-11);
        mean("calibrated", mean(SurveyDesign.of(fitted)), calibrated.get("mean"));
    }

    private static double[] start(Vector weights) {
        return Arrays.copyOf(weights.toArray(), 20);
    }

    @Test
    @DisplayName("those who answered for everyone asked")
    void answered() {
        JsonNode given = expected.get("chances");
        double[] chances = new double[given.size()];
        Arrays.setAll(chances, i -> given.get(i).asDouble());
        int[] events = input.integers("answered");
        boolean[] answered = new boolean[events.length];
        for (int i = 0; i < answered.length; i++) {
            answered[i] = events[i] == 1;
        }
        InverseResponse.Result inverse = InverseResponse.fit(chances, answered, new InverseResponse.Options(0, 1, 1e-6))
                .get();
        JsonNode figures = expected.get("inverse");
        reference.assertAll("inverse weights", start(inverse.weights()), figures.get("weights"), 1e-11);
        reference.assertClose("their effect", inverse.designEffect(), figures.get("effect"), 1e-11);
        reference.assertClose("largest weight", inverse.largest(), figures.get("largest"), 1e-11);
        double[] ones = new double[chances.length];
        Arrays.fill(ones, 1);
        ResponseIndicator.Result indicator = ResponseIndicator.of(chances, ones);
        reference.assertClose(
                "R-indicator", indicator.indicator(), expected.get("indicator").get("value"), 1e-11);
        reference.assertClose(
                "mean chance", indicator.mean(), expected.get("indicator").get("mean"), 1e-12);
        reference.assertClose(
                "most bias", indicator.mostBias(), expected.get("indicator").get("bias"), 1e-11);
        double[] scores = IntStream.range(0, score.length)
                .filter(i -> answered[i])
                .mapToDouble(i -> score[i])
                .toArray();
        double[] wides = Arrays.stream(wide).asDoubleStream().toArray();
        ResponseWeightedMean.Result everyone = ResponseWeightedMean.fit(
                        new double[][] {x, wides}, chances, answered, scores, inverse, LEVEL)
                .get();
        reference.assertClose("mean of everyone asked", everyone.weighted().value(), expected.get("everyone"), 1e-9);
        OutcomeBounds.Result bounds =
                OutcomeBounds.fit(scores, score.length, 0, 12, LEVEL).get();
        JsonNode limits = expected.get("bounds");
        reference.assertClose("lowest mean", bounds.low(), limits.get("low"), 1e-12);
        reference.assertClose("highest mean", bounds.high(), limits.get("high"), 1e-12);
        reference.assertClose(
                "interval, low", bounds.interval().low(), limits.get("interval").get(0), 1e-9);
        reference.assertClose(
                "interval, high",
                bounds.interval().high(),
                limits.get("interval").get(1),
                1e-9);
        assertThat(Weights.trim(base, 0, 1)).containsExactly(base);
    }
}
