package org.wayworth.kernel.agreement;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.classification.ChanceCalibration;
import org.wayworth.kernel.classification.Confusion;
import org.wayworth.kernel.drift.Matching;
import org.wayworth.kernel.drift.Partitions;
import org.wayworth.kernel.drift.StabilityIndex;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.resample.Bootstrap;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: agreement, classification and drift are R's")
class AgreementCaseTest {

    private final ReferenceCase reference = ReferenceCase.open("agreement_and_change");
    private final JsonNode expected = reference.expected();
    private final Columns input = reference.input();
    private final int[] first = input.integers("a");
    private final int[] second = input.integers("b");

    private void close(String what, double actual, JsonNode figure) {
        reference.assertClose(what, actual, figure, 1e-11);
    }

    @Test
    @DisplayName("kappa: psych's cohen.kappa")
    void kappa() {
        JsonNode figures = expected.get("kappa");
        Estimate equal = kappa(CohenKappa.Weights.EQUAL);
        Estimate quadratic = kappa(CohenKappa.Weights.QUADRATIC);
        close("kappa", equal.value(), figures.get("equal"));
        close("kappa, variance", equal.standardError() * equal.standardError(), figures.get("equal_variance"));
        close("kappa, quadratic", quadratic.value(), figures.get("quadratic"));
        close("kappa, linear", kappa(CohenKappa.Weights.LINEAR).value(), figures.get("linear"));
    }

    private Estimate kappa(CohenKappa.Weights weights) {
        return CohenKappa.fit(first, second, 3, weights, 0.95).get();
    }

    @Test
    @DisplayName("alpha: distances of pairs of values")
    void alpha() {
        JsonNode figures = expected.get("alpha");
        close("alpha, nominal", alpha(KrippendorffAlpha.Scale.NOMINAL), figures.get("nominal"));
        close("alpha, ordinal", alpha(KrippendorffAlpha.Scale.ORDINAL), figures.get("ordinal"));
        close("alpha, interval", alpha(KrippendorffAlpha.Scale.INTERVAL), figures.get("interval"));
    }

    private double alpha(KrippendorffAlpha.Scale scale) {
        return KrippendorffAlpha.fit(input.design("a", "b", "c"), scale, 0.95, new Bootstrap.Options(20, 1))
                .get()
                .alpha();
    }

    @Test
    @DisplayName("classification: tables, and pROC's area")
    void classification() {
        Confusion confusion = Confusion.of(first, second, 3);
        JsonNode figures = expected.get("confusion");
        for (int c = 0; c < 3; c++) {
            close(
                    "precision " + c,
                    confusion.precision(c).orElseThrow(),
                    figures.get("precision").get(c));
            close(
                    "recall " + c,
                    confusion.recall(c).orElseThrow(),
                    figures.get("recall").get(c));
            close("F1 " + c, confusion.f1(c).orElseThrow(), figures.get("f1").get(c));
        }
        close("macro F1", confusion.macroF1(), figures.get("macro"));
        close("weighted F1", confusion.weightedF1(), figures.get("weighted"));
        close("accuracy", confusion.accuracy(), figures.get("accuracy"));
        close("correlation", confusion.correlation().orElseThrow(), figures.get("correlation"));
        close(
                "kappa of the table",
                confusion.kappa().orElseThrow(),
                expected.get("kappa").get("equal"));
        ChanceCalibration.Result chances = ChanceCalibration.fit(input.numbers("chance"), input.integers("event"), 5)
                .get();
        close("Brier score", chances.brier(), expected.get("chances").get("brier"));
        close("ranking", chances.ranking(), expected.get("chances").get("ranking"));
    }

    @Test
    @DisplayName("drift of a distribution: chisq.test")
    void drift() {
        JsonNode figures = expected.get("drift");
        StabilityIndex.Result drift = StabilityIndex.fit(longs(figures.get("before")), longs(figures.get("after")))
                .get();
        close("index", drift.value(), figures.get("index"));
        close("chi-squared", drift.chiSquared(), figures.get("statistic"));
        close("p", drift.pValue(), figures.get("p"));
    }

    private static long[] longs(JsonNode array) {
        long[] values = new long[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asLong();
        }
        return values;
    }

    @Test
    @DisplayName("drift of a grouping: mclust's adjusted Rand index, clue's best matching")
    void groupings() {
        int[] turned = new int[second.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = (second[i] + 1) % 3;
        }
        Partitions.Result both = Partitions.compare(first, turned);
        JsonNode figures = expected.get("partitions");
        close("adjusted Rand index", both.adjustedRand(), figures.get("rand"));
        close("mutual information", both.mutualInformation(), figures.get("mutual"));
        List<Matching.Pair> pairs = Matching.best(both.jaccard());
        for (Matching.Pair pair : pairs) {
            close(
                    "goes with group " + pair.row(),
                    pair.column(),
                    figures.get("pairs").get(pair.row()));
        }
    }
}
