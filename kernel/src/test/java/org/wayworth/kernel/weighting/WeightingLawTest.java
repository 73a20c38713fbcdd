package org.wayworth.kernel.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.weighting.Raking.Margin;

/** Laws, coverage on simulated worlds, planted non-response, and messages. */
class WeightingLawTest {

    /** Strata of different levels and sampling rates, a finite population: the interval knows. */
    @Test
    void stratifiedIntervalHoldsThePopulationMean() {
        Worlds.assertCovers95("stratified mean", 1, WeightingLawTest::stratifiedWorld);
    }

    private static boolean stratifiedWorld(UniformRandomProvider random) {
        double[] everyone = Worlds.normals(random, 600);
        double truth = 0;
        for (int i = 0; i < 600; i++) {
            everyone[i] += i < 400 ? 0 : 5;
            truth += everyone[i] / 600;
        }
        double[] values = new double[120];
        double[] weights = new double[120];
        double[] population = new double[120];
        int[] stratum = new int[120];
        boolean[] taken = new boolean[600];
        for (int i = 0; i < 120; i++) {
            stratum[i] = i < 40 ? 0 : 1;
            population[i] = i < 40 ? 400 : 200;
            weights[i] = i < 40 ? 10 : 2.5;
            int row = draw(random, taken, i < 40 ? 0 : 400, i < 40 ? 400 : 200);
            values[i] = everyone[row];
        }
        SurveyDesign design = SurveyDesign.of(weights).stratified(stratum).finite(population);
        return WeightedMean.fit(values, design, 0.95)
                .get()
                .estimate()
                .interval()
                .contains(truth);
    }

    private static int draw(UniformRandomProvider random, boolean[] taken, int from, int count) {
        int row = from + random.nextInt(count);
        while (taken[row]) {
            row = from + random.nextInt(count);
        }
        taken[row] = true;
        return row;
    }

    @Test
    void clusteredIntervalHoldsTheMean() {
        Worlds.assertCovers95("clustered mean", 2, random -> {
            double[] shared = Worlds.normals(random, 40);
            double[] values = Worlds.normals(random, 240);
            double[] weights = new double[240];
            int[] cluster = new int[240];
            for (int i = 0; i < 240; i++) {
                cluster[i] = i / 6;
                weights[i] = 1 + random.nextDouble();
                values[i] += shared[i / 6];
            }
            SurveyDesign design = SurveyDesign.of(weights).clustered(cluster);
            return WeightedMean.fit(values, design, 0.95)
                    .get()
                    .estimate()
                    .interval()
                    .contains(0);
        });
    }

    /** Answering depends on a group that the outcome depends on too: raking to the group's totals mends the mean. */
    @Test
    void rakingMendsSelectiveResponseAndItsIntervalCovers() {
        Worlds.assertCovers95("raked mean", 3, random -> rakedWorld(random, true));
        assertThat(Worlds.share(3, random -> rakedWorld(random, false))).isLessThan(0.5);
    }

    private static boolean rakedWorld(UniformRandomProvider random, boolean rake) {
        double[] noise = Worlds.normals(random, 2_000);
        double[] values = new double[2_000];
        int[] group = new int[2_000];
        int n = 0;
        for (int i = 0; i < 2_000; i++) {
            int of = i % 2;
            if (random.nextDouble() < (of == 0 ? 0.1 : 0.3)) {
                group[n] = of;
                values[n++] = of + noise[i];
            }
        }
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        Margin margin = Margin.of(Arrays.copyOf(group, n), new double[] {1_000, 1_000});
        SurveyDesign design = rake
                ? SurveyDesign.of(Raking.fit(ones, List.of(margin), Raking.Options.defaults())
                        .get())
                : SurveyDesign.of(ones);
        Estimate mean =
                WeightedMean.fit(Arrays.copyOf(values, n), design, 0.95).get().estimate();
        return mean.interval().contains(0.5);
    }

    /** The same for calibration to the population's total of what the outcome goes with. */
    @Test
    void calibrationMendsSelectiveResponseAndItsIntervalCovers() {
        Worlds.assertCovers95("calibrated mean", 11, random -> calibratedWorld(random, true));
        assertThat(Worlds.share(11, random -> calibratedWorld(random, false))).isLessThan(0.5);
    }

    private static boolean calibratedWorld(UniformRandomProvider random, boolean calibrate) {
        double[] spent = Worlds.normals(random, 8_000);
        double[] noise = Worlds.normals(random, 8_000);
        double[] values = new double[8_000];
        double[] known = new double[8_000];
        double total = 0;
        int n = 0;
        for (int i = 0; i < 8_000; i++) {
            total += spent[i];
            if (random.nextDouble() < 0.2 + 0.04 * Math.tanh(spent[i])) {
                known[n] = spent[i];
                values[n++] = 3 + spent[i] + noise[i];
            }
        }
        double truth = 3 + total / 8_000;
        double[] base = new double[n];
        double[] ones = new double[n];
        Arrays.fill(base, 8_000.0 / n);
        Arrays.fill(ones, 1);
        double[][] auxiliaries = {ones, Arrays.copyOf(known, n)};
        SurveyDesign design = calibrate
                ? SurveyDesign.of(Calibration.fit(base, auxiliaries, new double[] {8_000, total})
                        .get())
                : SurveyDesign.of(base);
        return WeightedMean.fit(Arrays.copyOf(values, n), design, 0.95)
                .get()
                .estimate()
                .interval()
                .contains(truth);
    }

    @Test
    void inverseResponseWeightsMendTheMean() {
        Worlds.assertCovers95("inverse-response mean", 4, random -> {
            double[] outcome = Worlds.normals(random, 3_000);
            double[] chances = new double[3_000];
            boolean[] answered = new boolean[3_000];
            double[] kept = new double[3_000];
            int n = 0;
            for (int i = 0; i < 3_000; i++) {
                double seen = random.nextDouble();
                chances[i] = 0.1 + 0.4 * seen;
                outcome[i] += 3 * seen;
                answered[i] = random.nextDouble() < chances[i];
                if (answered[i]) {
                    kept[n++] = outcome[i];
                }
            }
            InverseResponse.Result weights = InverseResponse.fit(
                            chances, answered, new InverseResponse.Options(0, 1, 1e-6))
                    .get();
            SurveyDesign design = SurveyDesign.of(weights.weights().toArray());
            return WeightedMean.fit(Arrays.copyOf(kept, n), design, 0.95)
                    .get()
                    .estimate()
                    .interval()
                    .contains(1.5);
        });
    }

    @Test
    void boundsCoverWhoeverStaysAway() {
        Worlds.assertCovers95("bounds when all others give the lowest answer", 5, random -> {
            double[] answers = new double[200];
            Arrays.setAll(answers, i -> random.nextInt(11));
            OutcomeBounds.Result bounds =
                    OutcomeBounds.fit(answers, 200, 0, 10, 0.95).get();
            return bounds.interval().contains(5);
        });
        OutcomeBounds.Result half =
                OutcomeBounds.fit(new double[] {6, 8, 7, 7}, 8, 0, 10, 0.95).get();
        assertThat(half.low()).isCloseTo(3.5, within(1e-12));
        assertThat(half.high()).isCloseTo(8.5, within(1e-12));
    }

    @Test
    void weightsInOtherUnitsGiveTheSameMean() {
        UniformRandomProvider random = Streams.stream(6, 0);
        double[] values = Worlds.normals(random, 50);
        double[] weights = new double[50];
        double[] larger = new double[50];
        for (int i = 0; i < 50; i++) {
            weights[i] = 0.5 + random.nextDouble();
            larger[i] = 40 * weights[i];
        }
        Estimate one =
                WeightedMean.fit(values, SurveyDesign.of(weights), 0.9).get().estimate();
        Estimate other =
                WeightedMean.fit(values, SurveyDesign.of(larger), 0.9).get().estimate();
        assertThat(other.value()).isCloseTo(one.value(), within(1e-12));
        assertThat(other.standardError()).isCloseTo(one.standardError(), within(1e-12));
        assertThat(Kish.designEffect(larger)).isCloseTo(Kish.designEffect(weights), within(1e-12));
    }

    /** Law: a row without weight is not there, nor is a stratum or a cluster that holds nothing else. */
    @ParameterizedTest
    @ValueSource(longs = {8, 9, 10})
    void aWeightOfZeroLeavesTheRowOut(long seed) {
        UniformRandomProvider random = Streams.stream(seed, 0);
        int n = 60;
        double[] values = Worlds.normals(random, n);
        double[] weights = new double[n];
        int[] cluster = new int[n];
        int[] stratum = new int[n];
        boolean[] part = new boolean[n];
        for (int i = 0; i < n; i++) {
            weights[i] = i % 10 < 2 || random.nextInt(5) == 0 ? 0 : 0.5 + random.nextDouble();
            cluster[i] = i % 10;
            stratum[i] = i % 10 < 2 ? 7 : i % 2;
            part[i] = random.nextBoolean();
        }
        int[] kept = IntStream.range(0, n).filter(i -> weights[i] > 0).toArray();
        double[] keptValues = IntStream.of(kept).mapToDouble(i -> values[i]).toArray();
        SurveyDesign whole = SurveyDesign.of(weights).clustered(cluster).stratified(stratum);
        SurveyDesign left = SurveyDesign.of(
                        IntStream.of(kept).mapToDouble(i -> weights[i]).toArray())
                .clustered(IntStream.of(kept).map(i -> cluster[i]).toArray())
                .stratified(IntStream.of(kept).map(i -> stratum[i]).toArray());
        boolean[] keptPart = new boolean[kept.length];
        for (int k = 0; k < kept.length; k++) {
            keptPart[k] = part[kept[k]];
        }
        assertThat(WeightedMean.fit(values, whole, 0.95)).isEqualTo(WeightedMean.fit(keptValues, left, 0.95));
        assertThat(WeightedMean.total(values, whole, 0.95)).isEqualTo(WeightedMean.total(keptValues, left, 0.95));
        assertThat(WeightedMean.fit(values, part, whole, 0.95))
                .isEqualTo(WeightedMean.fit(keptValues, keptPart, left, 0.95));
    }

    @Test
    void equalWeightsCostNothing() {
        double[] ones = new double[30];
        Arrays.fill(ones, 2.5);
        assertThat(Kish.designEffect(ones)).isCloseTo(1, within(1e-12));
        assertThat(Weights.trim(ones, 0.01, 0.99)).isEqualTo(ones);
        double[] values = Worlds.normals(Streams.stream(7, 0), 30);
        WeightedMean.Result mean =
                WeightedMean.fit(values, SurveyDesign.of(ones), 0.95).get();
        assertThat(mean.designEffect()).isCloseTo(1, within(1e-12));
    }

    @Test
    void everyoneAsLikelyToAnswerIsFullyRepresentative() {
        double[] equal = {0.3, 0.3, 0.3, 0.3};
        double[] ones = {1, 1, 1, 1};
        assertThat(ResponseIndicator.of(equal, ones).indicator()).isCloseTo(1, within(1e-12));
        assertThat(ResponseIndicator.of(new double[] {0, 1, 0, 1}, ones).indicator())
                .isLessThan(0);
    }

    @Test
    void calibratedWeightsMeetTheTotals() {
        UniformRandomProvider random = Streams.stream(8, 0);
        double[][] auxiliaries = {new double[80], Worlds.normals(random, 80)};
        Arrays.fill(auxiliaries[0], 1);
        double[] base = new double[80];
        Arrays.setAll(base, i -> 5 + random.nextDouble());
        double[] weights = Calibration.fit(base, auxiliaries, new double[] {500, 30})
                .get()
                .weights()
                .toArray();
        double sum = 0;
        double product = 0;
        for (int i = 0; i < 80; i++) {
            sum += weights[i];
            product += weights[i] * auxiliaries[1][i];
        }
        assertThat(sum).isCloseTo(500, within(1e-9));
        assertThat(product).isCloseTo(30, within(1e-9));
    }

    @Test
    void saysWhatIsWrong() {
        double[] ones = {1, 1, 1};
        Margin empty = Margin.of(new int[] {0, 0, 1}, new double[] {5, 5, 5});
        assertThat(Raking.fit(ones, List.of(empty), Raking.Options.defaults()))
                .isInstanceOfSatisfying(
                        Fit.Impossible.class,
                        no -> assertThat(no.found())
                                .isEqualTo("no row lies in category 2 of margin 0, which has population"));
        assertThatThrownBy(() -> SurveyDesign.of(new double[] {1, -1}))
                .hasMessage("weights must be finite and 0 or more, not -1.0 in row 1");
        assertThatThrownBy(() -> Weights.trim(new double[] {1, -1}, 0.01, 0.99))
                .hasMessage("weights must be above 0 and finite; row 1 has -1.0");
        assertThat(WeightedMean.fit(ones, SurveyDesign.of(ones).stratified(new int[] {0, 0, 1}), 0.95))
                .isInstanceOfSatisfying(
                        Fit.Impossible.class,
                        no -> assertThat(no.found())
                                .isEqualTo("3 rows with a weight, and 1 drawn on their own in the smallest stratum"));
        assertThat(Calibration.fit(ones, new double[][] {{1, 1, 1}, {2, 2, 2}}, new double[] {3, 6})
                        .isDone())
                .isFalse();
        assertThatThrownBy(() -> OutcomeBounds.fit(new double[] {11}, 5, 0, 10, 0.95))
                .hasMessage("answers must lie from 0.0 to 10.0; answer 0 is 11.0");
    }
}
