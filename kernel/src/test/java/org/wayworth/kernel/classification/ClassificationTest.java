package org.wayworth.kernel.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.resample.Bootstrap;
import tools.jackson.databind.JsonNode;

/** Reference values from scikit-learn; planted truth; messages. */
class ClassificationTest {

    private static final List<String> LABELS = List.of("neg", "neu", "pos");

    @Tag("larger")
    @Test
    void figuresMatchScikitLearn() {
        ReferenceCase text = ReferenceCase.open("text_metrics");
        Columns labels = text.input("labels.csv");
        int[] truth = labels.texts("truth").stream().mapToInt(LABELS::indexOf).toArray();
        int[] predicted =
                labels.texts("pred").stream().mapToInt(LABELS::indexOf).toArray();
        Confusion confusion = Confusion.of(truth, predicted, 3);
        JsonNode expected = text.expected();
        for (int c = 0; c < 3; c++) {
            text.assertClose(
                    "precision " + c,
                    confusion.precision(c).orElseThrow(),
                    expected.get("precision").get(c),
                    1e-14);
            text.assertClose(
                    "recall " + c,
                    confusion.recall(c).orElseThrow(),
                    expected.get("recall").get(c),
                    1e-14);
            text.assertClose(
                    "F1 " + c, confusion.f1(c).orElseThrow(), expected.get("f1").get(c), 1e-14);
            for (int d = 0; d < 3; d++) {
                text.assertClose(
                        "confusion " + c + d,
                        confusion.counts().at(c, d),
                        expected.get("confusion").get(c).get(d),
                        0);
            }
        }
        text.assertClose("macro F1", confusion.macroF1(), expected.get("macro_f1"), 1e-14);
        text.assertClose("weighted F1", confusion.weightedF1(), expected.get("weighted_f1"), 1e-14);
        text.assertClose("accuracy", confusion.accuracy(), expected.get("accuracy"), 1e-14);
        text.assertClose("kappa", confusion.kappa().orElseThrow(), expected.get("kappa"), 1e-13);
        text.assertClose("correlation", confusion.correlation().orElseThrow(), expected.get("mcc"), 1e-13);
        assertThat(Confusion.macroF1Interval(truth, predicted, 3, 0.95, Bootstrap.Options.seeded(1))
                        .get())
                .satisfies(interval ->
                        assertThat(interval.contains(confusion.macroF1())).isTrue());
    }

    @Test
    void aClassNobodyPredictedHasNoPrecision() {
        Confusion confusion = Confusion.of(new int[] {0, 0, 1}, new int[] {0, 0, 0}, 3);
        assertThat(confusion.precision(1)).isEmpty();
        assertThat(confusion.f1(2)).isEmpty();
        assertThat(confusion.macroF1()).isCloseTo(0.4, within(1e-12));
        assertThat(confusion.baseline()).isCloseTo(2 / 3.0, within(1e-12));
    }

    /** Chances that are true are calibrated; the same chances pushed to the ends are not, but rank as well. */
    @Test
    void tellsTrueChancesFromOverconfidentOnes() {
        UniformRandomProvider random = Streams.stream(1, 0);
        double[] chances = new double[20_000];
        double[] pushed = new double[20_000];
        int[] events = new int[20_000];
        for (int i = 0; i < chances.length; i++) {
            chances[i] = random.nextDouble();
            events[i] = random.nextDouble() < chances[i] ? 1 : 0;
            double odds = Math.pow(chances[i] / (1 - chances[i]), 3);
            pushed[i] = odds / (1 + odds);
        }
        ChanceCalibration.Result good =
                ChanceCalibration.fit(chances, events, 10).get();
        ChanceCalibration.Result bad = ChanceCalibration.fit(pushed, events, 10).get();
        assertThat(good.error()).isLessThan(0.015);
        assertThat(bad.error()).isGreaterThan(0.08);
        assertThat(good.brier()).isCloseTo(1 / 6.0, within(0.005));
        assertThat(bad.brier()).isGreaterThan(good.brier());
        assertThat(bad.ranking()).isCloseTo(good.ranking(), within(1e-6));
        assertThat(good.ranking()).isCloseTo(5 / 6.0, within(0.01));
    }

    @Test
    void equalChancesRankBlindly() {
        assertThat(ChanceCalibration.fit(new double[] {0.3, 0.3, 0.3, 0.3}, new int[] {1, 0, 1, 0}, 2)
                        .get()
                        .ranking())
                .isEqualTo(0.5);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(ChanceCalibration.fit(new double[] {0.2, 0.4}, new int[] {0, 0}, 1)
                        .isDone())
                .isFalse();
        assertThatThrownBy(() -> Confusion.of(new int[] {0, 3}, new int[] {0, 1}, 2))
                .hasMessage("classes must lie from 0 to 1; row 1 has 3 and 1");
    }
}
