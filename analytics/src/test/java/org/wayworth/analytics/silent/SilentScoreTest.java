package org.wayworth.analytics.silent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.weighting.SurveyDesign;

/** Calibration: where answering depends on what is known only, weighted scores and what weights change cover the truth. */
class SilentScoreTest {

    private static final int WORLDS = 400;

    /** Three standard errors of a share of 400 below 95%. */
    private static final double LEAST = 0.914;

    /** Half of all are of a kind that rates 2 higher and answers three times as often. */
    private static final double CHANCE_OF_FOND = 0.6;

    private static final double CHANCE_OF_OTHERS = 0.2;
    private static final double MEAN_OF_ALL = 6;

    /** Fond ones are three quarters of those who answer, and rate 7. */
    private static final double MEAN_OF_HEARD = 6.5;

    @Test
    void weightedScoresAndTheirChangeCover() {
        int covered = 0;
        int coveredChange = 0;
        for (int world = 0; world < WORLDS; world++) {
            Random random = new Random(world);
            double[] values = new double[2_000];
            double[] weights = new double[2_000];
            int n = 0;
            for (int person = 0; person < 800; person++) {
                boolean fond = random.nextBoolean();
                double chance = fond ? CHANCE_OF_FOND : CHANCE_OF_OTHERS;
                if (random.nextDouble() < chance) {
                    values[n] = (fond ? 7 : 5) + 1.5 * random.nextGaussian();
                    weights[n++] = 1 / chance;
                }
            }
            double[] heard = Arrays.copyOf(values, n);
            double[] each = Arrays.copyOf(weights, n);
            Estimate mean = SilentScore.mean(heard, SurveyDesign.of(each)).orElseThrow();
            Estimate change = SilentScore.change(heard, each).orElseThrow();
            covered += mean.interval().contains(MEAN_OF_ALL) ? 1 : 0;
            coveredChange += change.interval().contains(MEAN_OF_ALL - MEAN_OF_HEARD) ? 1 : 0;
        }
        assertThat((double) covered / WORLDS).isGreaterThan(LEAST);
        assertThat((double) coveredChange / WORLDS).isGreaterThan(LEAST);
    }

    @Test
    void equalWeightsChangeNothing() {
        double[] values = {1, 4, 5, 9, 10};
        double[] weights = {2, 2, 2, 2, 2};
        Estimate change = SilentScore.change(values, weights).orElseThrow();
        assertThat(change.value()).isCloseTo(0, org.assertj.core.api.Assertions.within(1e-12));
    }
}
