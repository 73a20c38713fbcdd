package org.wayworth.analytics.listening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.wayworth.vocabulary.Measured;
import org.wayworth.warehouse.Columns;

/** Laws and calibration of the score: 95% intervals cover, also with weights, repeated answers and few people. */
class ScoreTest {

    private static final int WORLDS = 400;

    /** Of 400 worlds, three standard errors below and above 95%; small samples may run wide, never much too narrow. */
    private static final double LEAST = 0.914;

    private static final ScoreMeasure NPS = new ScoreMeasure(ScoreKind.NPS, 0, 10, false);
    private static final ScoreMeasure TOP = new ScoreMeasure(ScoreKind.TOP_BOX, 1, 5, false);
    private static final ScoreMeasure MEAN = new ScoreMeasure(ScoreKind.MEAN, 1, 5, false);

    @Test
    void plainScoresCover() {
        assertThat(coverage(NPS, 40, 1, false)).isGreaterThan(LEAST);
        assertThat(coverage(TOP, 40, 1, false)).isGreaterThan(LEAST);
        assertThat(coverage(MEAN, 40, 1, false)).isGreaterThan(LEAST);
    }

    @Test
    void weightedScoresCover() {
        assertThat(coverage(NPS, 60, 1, true)).isGreaterThan(LEAST);
        assertThat(coverage(TOP, 60, 1, true)).isGreaterThan(LEAST);
        assertThat(coverage(NPS, 400, 1, true)).isGreaterThan(LEAST);
        assertThat(coverage(MEAN, 400, 1, true)).isGreaterThan(LEAST);
    }

    @Test
    void scoresOfPeopleWhoRepeatThemselvesCover() {
        assertThat(coverage(NPS, 50, 4, false)).isGreaterThan(LEAST);
        assertThat(coverage(TOP, 50, 4, false)).isGreaterThan(LEAST);
        assertThat(coverage(MEAN, 200, 4, true)).isGreaterThan(LEAST);
    }

    @Test
    void repeatingEveryAnswerAddsNoKnowledge() {
        double[] once = ratings(new Random(3), NPS, 200, 1);
        double[] thrice = new double[600];
        Arrays.setAll(thrice, i -> once[i / 3]);
        Score one = score(once, 1, r -> Double.NaN, NPS);
        Score other = score(thrice, 3, r -> Double.NaN, NPS);
        assertThat(other.raw().value()).isEqualTo(one.raw().value());
        assertThat(other.raw().interval().width())
                .isGreaterThan(0.95 * one.raw().interval().width());
        assertThat(other.effectiveN()).isLessThan(1.02 * one.effectiveN());
    }

    @Test
    void equalWeightsChangeNothing() {
        double[] ratings = ratings(new Random(4), NPS, 300, 1);
        Score weighted = score(ratings, 1, r -> 2.0, NPS);
        assertThat(weighted.weighted().orElseThrow().value())
                .isCloseTo(weighted.raw().value(), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(weighted.designEffect()).isCloseTo(1, org.assertj.core.api.Assertions.within(0.01));
    }

    @Test
    void intervalsStayOnTheScale() {
        double[] best = new double[30];
        Arrays.fill(best, 10);
        best[0] = 8;
        Measured score = score(best, 1, r -> r, NPS).measured(NPS);
        assertThat(score.high()).isLessThanOrEqualTo(100);
        assertThat(score.low()).isLessThan(score.value());
    }

    private static double coverage(ScoreMeasure measure, int people, int each, boolean weighted) {
        double[] truth = ratings(new Random(1), measure, 400_000, 1);
        Function<Double, Double> weight = weighted ? r -> r > measure.high() / 2 ? 0.5 : 2.0 : r -> Double.NaN;
        double expected = 0;
        double sum = 0;
        for (double rating : truth) {
            double w = weighted ? weight.apply(rating) : 1;
            expected += w * measure.value(rating);
            sum += w;
        }
        expected /= sum;
        int covered = 0;
        for (int world = 0; world < WORLDS; world++) {
            Score score = score(ratings(new Random(100 + world), measure, people * each, each), each, weight, measure);
            covered += score.shown().interval().contains(expected) ? 1 : 0;
        }
        return (double) covered / WORLDS;
    }

    /** Skewed to the upper end; answers of one person are alike, three times in four the same. */
    private static double[] ratings(Random random, ScoreMeasure measure, int n, int each) {
        double[] ratings = new double[n];
        for (int i = 0; i < n; i++) {
            double u = Math.sqrt(random.nextDouble());
            double fresh = measure.low() + Math.floor(u * (measure.high() - measure.low() + 1));
            ratings[i] = i % each != 0 && random.nextInt(4) > 0 ? ratings[i - 1] : fresh;
        }
        return ratings;
    }

    private static Score score(double[] ratings, int each, Function<Double, Double> weight, ScoreMeasure measure) {
        int n = ratings.length;
        long[] customers = new long[n];
        double[] weights = new double[n];
        boolean[] absent = new boolean[n];
        for (int i = 0; i < n; i++) {
            customers[i] = i / each;
            weights[i] = weight.apply(ratings[i]);
            absent[i] = Double.isNaN(weights[i]);
        }
        Map<String, Object> columns =
                new HashMap<>(Map.of("customer_id", customers, "rating", ratings, "weight", weights));
        return Score.of(RatedResponses.of(new Columns(n, columns, Map.of("weight", absent))), measure)
                .orElseThrow();
    }
}
