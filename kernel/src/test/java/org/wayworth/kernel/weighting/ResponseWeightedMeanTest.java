package org.wayworth.kernel.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.regression.Logistic;

/** Means and R-indicators from estimated chances to answer: against numpy, and their coverage. */
@Tag("long")
@DisplayName("reference and law: weighted by estimated chances")
class ResponseWeightedMeanTest {

    private static final InverseResponse.Options UNTRIMMED = new InverseResponse.Options(0, 1, 1e-6);

    /** People, who of them answered, and what. */
    private record Asked(double[][] columns, boolean[] answered, double[] values) {

        double[] chances() {
            double[] y01 = new double[answered.length];
            Arrays.setAll(y01, i -> answered[i] ? 1 : 0);
            return Logistic.fit(columns, y01, Logistic.Options.standard())
                    .get()
                    .fitted()
                    .toArray();
        }

        Fit<ResponseWeightedMean.Result> means(InverseResponse.Options trimming) {
            double[] chances = chances();
            return InverseResponse.fit(chances, answered, trimming)
                    .flatMap(weights -> ResponseWeightedMean.fit(columns, chances, answered, values, weights, 0.95));
        }
    }

    /**
     * numpy 2.4: how means move with each person's weight, by complex steps through both models; the chances as
     * a column held; residuals over one less the diagonal of the hat matrix, times m/(m − 1); Student's t by scipy.
     */
    @Test
    void meansAndErrorsAreThoseOfStackedEquations() {
        ResponseWeightedMean.Result result = example().means(UNTRIMMED).get();
        assertThat(result.weighted().value()).isCloseTo(5.994565761918403, within(1e-12));
        assertThat(result.weighted().standardError()).isCloseTo(0.0859611928874084, within(1e-10));
        assertThat(result.weighted().interval().low()).isCloseTo(5.824526025817403, within(1e-9));
        assertThat(result.weighted().interval().high()).isCloseTo(6.1646054980194025, within(1e-9));
        assertThat(result.plain().value()).isCloseTo(6.116610857876432, within(1e-12));
        assertThat(result.plain().standardError()).isCloseTo(0.09532629000087067, within(1e-12));
        assertThat(result.change().value()).isCloseTo(-0.12204509595802904, within(1e-12));
        assertThat(result.change().standardError()).isCloseTo(0.05333790832697125, within(1e-10));
    }

    /** The same of the answers' exponentials: few carry the error, which has 43 degrees of freedom, not 132. */
    @Test
    void fewWhoCarryTheErrorAreCounted() {
        Asked asked = example();
        double[] values = Arrays.stream(asked.values()).map(Math::exp).toArray();
        Estimate weighted = new Asked(asked.columns(), asked.answered(), values)
                .means(UNTRIMMED)
                .get()
                .weighted();
        assertThat(weighted.value()).isCloseTo(700.1631079600323, within(1e-9));
        assertThat(weighted.standardError()).isCloseTo(61.086594745720646, within(1e-7));
        assertThat(weighted.interval().low()).isCloseTo(577.003762176412, within(1e-6));
        assertThat(weighted.interval().high()).isCloseTo(823.3224537436527, within(1e-6));
    }

    /** A class of which nobody answered says nothing of the line; the answers' own mean stands for it. */
    @Test
    void aColumnThatIsTheSameForAllWhoAnsweredIsLeftOut() {
        Asked asked = example();
        double[] chances = asked.chances();
        double[] nobody = new double[chances.length];
        Arrays.setAll(nobody, i -> asked.answered()[i] ? 0 : i % 7 == 0 ? 1 : 0);
        double[][] columns = {asked.columns()[0], nobody, asked.columns()[1]};
        InverseResponse.Result weights =
                InverseResponse.fit(chances, asked.answered(), UNTRIMMED).get();
        assertThat(ResponseWeightedMean.fit(columns, chances, asked.answered(), asked.values(), weights, 0.95)
                        .get()
                        .weighted()
                        .value())
                .isCloseTo(5.994565761918403, within(1e-12));
    }

    /** One person of a class of their own, 100 above the rest: the line goes through them, and their class is not sure. */
    @Test
    void whoAloneSettlesTheLineAddsAsIfThereWereNone() {
        Asked asked = example();
        int lone = IntStream.range(0, asked.answered().length)
                .filter(i -> asked.answered()[i])
                .findFirst()
                .orElseThrow();
        double[] ofItsOwn = new double[asked.answered().length];
        ofItsOwn[lone] = 1;
        double[] values = asked.values().clone();
        values[0] += 100;
        double[] chances = asked.chances();
        double[][] columns = {asked.columns()[0], asked.columns()[1], ofItsOwn};
        InverseResponse.Result weights =
                InverseResponse.fit(chances, asked.answered(), UNTRIMMED).get();
        Estimate weighted = ResponseWeightedMean.fit(columns, chances, asked.answered(), values, weights, 0.95)
                .get()
                .weighted();
        // a 240th for being one of them, and a 240th for what they answered, which nobody else confirms
        assertThat(weighted.standardError()).isBetween(1.8 * 100 / 240, 2.2 * 100 / 240);
    }

    /** In every column those who answered are then like everyone asked. */
    @Test
    void aMeanOfAColumnIsThatOfEveryoneAsked() {
        Asked asked = example();
        double[] column = asked.columns()[0];
        double[] values = IntStream.range(0, column.length)
                .filter(i -> asked.answered()[i])
                .mapToDouble(i -> column[i])
                .toArray();
        Estimate weighted = new Asked(asked.columns(), asked.answered(), values)
                .means(UNTRIMMED)
                .get()
                .weighted();
        assertThat(weighted.value()).isCloseTo(Arrays.stream(column).average().orElseThrow(), within(1e-12));
    }

    /** numpy 2.4: the variance's derivative by complex steps, the feigned part as a trace; normal for the variance. */
    @Test
    void indicatorAndItsIntervalAreThoseOfNumpy() {
        Asked asked = example();
        ResponseIndicator.Estimated found = ResponseIndicator.fit(
                        asked.columns(), asked.chances(), asked.answered(), 0.95)
                .get();
        double[] ones = new double[asked.answered().length];
        Arrays.fill(ones, 1);
        assertThat(ResponseIndicator.of(asked.chances(), ones).indicator()).isCloseTo(0.699574975647236, within(1e-12));
        assertThat(found.indicator()).isCloseTo(0.7121537574196473, within(1e-10));
        assertThat(found.interval().low()).isCloseTo(0.6109923044853907, within(1e-10));
        assertThat(found.interval().high()).isCloseTo(0.880066970497417, within(1e-10));
        assertThat(found.mostBias()).isCloseTo(0.25971089556122046, within(1e-10));
    }

    @Test
    void estimatedWeightsHoldTheMeanOfEveryone() {
        Worlds.assertCovers95(
                "weighted mean",
                11,
                random -> world(random, 1_000)
                        .means(UNTRIMMED)
                        .get()
                        .weighted()
                        .interval()
                        .contains(6));
    }

    /** Who answers rates 6 + E(x p)/E(p) higher: by quadrature over the normal law, beside. */
    @Test
    void whatWeightsChangeIsHeld() {
        double truth = -heardOverAll();
        Worlds.assertCovers95(
                "change",
                13,
                random -> world(random, 1_000)
                        .means(UNTRIMMED)
                        .get()
                        .change()
                        .interval()
                        .contains(truth));
    }

    /** Ratings rise at both ends: no straight line. */
    @Test
    void theMeanOfEveryoneIsHeldWhereRatingsBend() {
        double truth = quadrature(x -> 6 + 0.5 * x + 0.5 * x * x);
        Worlds.assertCovers95(
                "weighted mean, curved",
                18,
                random -> curved(random, 1_000)
                        .means(UNTRIMMED)
                        .get()
                        .weighted()
                        .interval()
                        .contains(truth));
    }

    /** The logistic model is wrong, the line right. */
    @Test
    void theMeanOfEveryoneIsHeldWhereTheChancesAreWrong() {
        Worlds.assertCovers95("weighted mean, chances alike", 19, random -> {
            Asked asked = world(random, 1_000);
            double[] chances = new double[asked.answered().length];
            Arrays.fill(chances, 0.3);
            InverseResponse.Result weights =
                    InverseResponse.fit(chances, asked.answered(), UNTRIMMED).get();
            return ResponseWeightedMean.fit(asked.columns(), chances, asked.answered(), asked.values(), weights, 0.95)
                    .get()
                    .weighted()
                    .interval()
                    .contains(6);
        });
    }

    /** The error says how far means spread over worlds; with weights taken as known it says half too much. */
    @Test
    void errorsAreThoseOfManyWorlds() {
        List<double[]> worlds = worlds(UNTRIMMED, ResponseWeightedMeanTest::world);
        // a standard deviation from 400 worlds is known to 3.5%, here thrice
        assertThat(mean(worlds, 1) / spread(worlds)).isBetween(0.89, 1.11);
        assertThat(mean(worlds, 2) / spread(worlds)).isGreaterThan(1.15);
        // a ratio of two sums is a little off in samples; a fifth of the error costs the interval 1 in 200
        assertThat(mean(worlds, 0)).isCloseTo(6, within(spread(worlds) / 5));
    }

    /** Trimmed at 1 and 99% the error is right as well, and what the trimmed weights leave out the line makes up for. */
    @Test
    void trimmingCostsNothingWhereTheLineIsRightOrBendsWithTheChance() {
        List<double[]> straight = worlds(InverseResponse.Options.defaults(), ResponseWeightedMeanTest::world);
        assertThat(mean(straight, 1) / spread(straight)).isBetween(0.89, 1.11);
        assertThat(mean(straight, 0)).isCloseTo(6, within(3 * spread(straight) / Math.sqrt(straight.size())));
        List<double[]> curved = worlds(InverseResponse.Options.defaults(), ResponseWeightedMeanTest::curved);
        assertThat(mean(curved, 1) / spread(curved)).isBetween(0.89, 1.11);
        assertThat(mean(curved, 0)).isCloseTo(6.5, within(spread(curved) / 5));
    }

    /** In each world the mean, its error, and the error that takes the weights as known. */
    private static List<double[]> worlds(
            InverseResponse.Options trimming, BiFunction<UniformRandomProvider, Integer, Asked> made) {
        return Blocks.map(Worlds.count(), w -> {
            Asked asked = made.apply(Streams.stream(14, w), 1_000);
            Estimate estimated = asked.means(trimming).get().weighted();
            double[] weights = InverseResponse.fit(asked.chances(), asked.answered(), trimming)
                    .get()
                    .weights()
                    .toArray();
            Estimate known = WeightedMean.fit(asked.values(), SurveyDesign.of(weights), 0.95)
                    .get()
                    .estimate();
            return new double[] {estimated.value(), estimated.standardError(), known.standardError()};
        });
    }

    private static double mean(List<double[]> worlds, int figure) {
        return worlds.stream().mapToDouble(w -> w[figure]).average().orElseThrow();
    }

    private static double spread(List<double[]> worlds) {
        double mean = mean(worlds, 0);
        return Math.sqrt(
                worlds.stream().mapToDouble(w -> (w[0] - mean) * (w[0] - mean)).sum() / (worlds.size() - 1));
    }

    /** 1 − 2 · standard deviation of the chances, by quadrature. */
    @Test
    void theIndicatorIsHeldWhereChancesDiffer() {
        double mean = quadrature(x -> chance(x));
        double square = quadrature(x -> chance(x) * chance(x));
        double truth = 1 - 2 * Math.sqrt(square - mean * mean);
        Worlds.assertCovers95(
                "R-indicator",
                15,
                random -> indicator(world(random, 1_000)).interval().contains(truth));
    }

    /** Where all are as likely to answer the plain indicator always says less; the interval reaches 1 nearly always. */
    @Test
    void theIndicatorReachesOneWhereAllAreAlike() {
        double reached =
                Worlds.share(16, random -> indicator(alike(random)).interval().high() == 1);
        double plain = Worlds.share(17, random -> {
            double[] chances = alike(random).chances();
            double[] ones = new double[chances.length];
            Arrays.fill(ones, 1);
            return ResponseIndicator.of(chances, ones).indicator() < 0.999;
        });
        assertThat(reached).isBetween(0.914, 1.0);
        assertThat(plain).isGreaterThan(0.99);
    }

    @Test
    void equalChancesChangeNothing() {
        double[][] columns = {{1, -1, 1, -1, 1, -1, 1, -1}};
        boolean[] answered = {true, true, true, true, false, false, false, false};
        ResponseWeightedMean.Result result = new Asked(columns, answered, new double[] {1, 5, 6, 10})
                .means(UNTRIMMED)
                .get();
        assertThat(result.change().value()).isCloseTo(0, within(1e-12));
        assertThat(result.weighted().value()).isCloseTo(5.5, within(1e-12));
    }

    @Test
    void oneAnswerHasNoError() {
        double[][] columns = {{1, 0, 1, 0}};
        double[] chances = {0.3, 0.2, 0.3, 0.2};
        boolean[] answered = {true, false, true, false};
        InverseResponse.Result weights =
                InverseResponse.fit(chances, answered, UNTRIMMED).get();
        assertThatThrownBy(() -> ResponseWeightedMean.fit(columns, chances, answered, new double[] {1}, weights, 0.95))
                .hasMessageContaining("values");
        boolean[] one = {true, false, false, false};
        assertThat(InverseResponse.fit(chances, one, UNTRIMMED).isDone()).isFalse();
    }

    private static ResponseIndicator.Estimated indicator(Asked asked) {
        return ResponseIndicator.fit(asked.columns(), asked.chances(), asked.answered(), 0.95)
                .get();
    }

    private static double chance(double x) {
        return 1 / (1 + Math.exp(0.8 - 0.9 * x));
    }

    /** 6 and x, with x the cause of answering, and chance. */
    private static Asked world(UniformRandomProvider random, int n) {
        return asked(random, n, x -> 6 + x, 0.5);
    }

    /** Those of whom x is unlike the rest rate higher, at both ends. */
    private static Asked curved(UniformRandomProvider random, int n) {
        return asked(random, n, x -> 6 + 0.5 * x + 0.5 * x * x, 0.7);
    }

    private static Asked asked(UniformRandomProvider random, int n, DoubleUnaryOperator rating, double deviation) {
        double[] x = Worlds.normals(random, n);
        double[] other = Worlds.normals(random, n);
        double[] noise = Worlds.normals(random, n);
        boolean[] answered = new boolean[n];
        for (int i = 0; i < n; i++) {
            answered[i] = random.nextDouble() < chance(x[i]);
        }
        double[] values = IntStream.range(0, n)
                .filter(i -> answered[i])
                .mapToDouble(i -> rating.applyAsDouble(x[i]) + deviation * noise[i])
                .toArray();
        return new Asked(new double[][] {x, other}, answered, values);
    }

    private static Asked alike(UniformRandomProvider random) {
        int n = 600;
        boolean[] answered = new boolean[n];
        for (int i = 0; i < n; i++) {
            answered[i] = random.nextDouble() < 0.4;
        }
        double[][] columns = new double[5][];
        Arrays.setAll(columns, j -> Worlds.normals(random, n));
        return new Asked(columns, answered, new double[0]);
    }

    private static double heardOverAll() {
        return quadrature(x -> x * chance(x)) / quadrature(x -> chance(x));
    }

    private static double quadrature(DoubleUnaryOperator of) {
        return IntStream.rangeClosed(-8_000, 8_000)
                .mapToDouble(k -> k / 1_000.0)
                .map(x -> of.applyAsDouble(x) * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) / 1_000)
                .sum();
    }

    private static Asked example() {
        int n = 240;
        double[] one = new double[n];
        double[] other = new double[n];
        boolean[] answered = new boolean[n];
        for (int i = 0; i < n; i++) {
            one[i] = Math.sin(i);
            other[i] = i % 3 - 1.0;
            double chance = 1 / (1 + Math.exp(-(0.2 + 0.8 * one[i] - 0.5 * other[i])));
            answered[i] = (i * 0.6180339887498949) % 1 < chance;
        }
        double[] values = IntStream.range(0, n)
                .filter(i -> answered[i])
                .mapToDouble(i -> 6 + one[i] + 0.5 * other[i] + Math.cos(3 * i))
                .toArray();
        return new Asked(new double[][] {one, other}, answered, values);
    }
}
