package org.wayworth.analytics.sceptic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What was counted by day 7, 30, 90 and 180, as it goes with an exposure, and chance. */
@DisplayName("planted truth: when a difference arises")
class OnsetTest {

    private static final int ROWS = 2_000;
    private static final List<Integer> DAYS = List.of(7, 30, 90);
    private static final int LAST = 180;

    private static final int WORLDS = 40;
    private static final double NOISE = 60;

    @Test
    void anEffectThatLastsArisesInNoPartAlone() {
        assertThat(foundUpTo(0, 7, 23, 60, 90)).isEqualTo(WORLDS);
    }

    @Test
    void anEffectOfTheFirstDaysAloneIsFound() {
        assertThat(foundUpTo(7, 20, 0, 0, 0)).isEqualTo(WORLDS);
    }

    /** Chance alone makes what is left clear of 0 and positive in one world of forty. */
    @Test
    void whatEndsWithTheNoticeIsFound() {
        assertThat(foundUpTo(90, 7, 23, 60, 0)).isBetween(WORLDS - 4, WORLDS);
    }

    /** Who had given notice left within 90 days; of those who stayed, the others are the ones who may still leave. */
    @Test
    void whatGoesTheOtherWayLaterIsNothingLeft() {
        assertThat(foundUpTo(90, 7, 23, 60, -20)).isEqualTo(WORLDS);
    }

    /** Where few contracts end, what is left may be unclear without being small: that is no alarm. */
    @Test
    void anEffectThatFadesIsNotTakenForNoticeBecauseTheRestIsUnclear() {
        int alarms = (int) IntStream.range(0, WORLDS)
                .filter(seed -> onset(new Random(seed), 8 * NOISE, 9, 28, 73, 26)
                        .early()
                        .isPresent())
                .count();

        assertThat(alarms).isLessThanOrEqualTo(3);
    }

    /** In how many worlds nearly all of the difference is found to arise up to that day; 0 for in none of the parts. */
    private static int foundUpTo(int day, double... slopes) {
        return (int) IntStream.range(0, WORLDS)
                .filter(seed -> onset(new Random(seed), NOISE, slopes)
                                .early()
                                .map(Onset.Early::day)
                                .orElse(0)
                        == day)
                .count();
    }

    /**
     * @param noise standard deviation of what is counted in each part
     * @param slopes of what is counted in each part, per point of exposure
     */
    private static Onset onset(Random random, double noise, double... slopes) {
        double[] exposure = new double[ROWS];
        double[][] sums = new double[slopes.length][ROWS];
        long[] customer = new long[ROWS];
        for (int i = 0; i < ROWS; i++) {
            exposure[i] = random.nextGaussian();
            customer[i] = i;
            double sum = 0;
            for (int k = 0; k < slopes.length; k++) {
                sum += slopes[k] * exposure[i] + noise * random.nextGaussian();
                sums[k][i] = sum;
            }
        }
        int last = slopes.length - 1;
        return Onset.of(
                        exposure,
                        Covariates.ofRows(ROWS),
                        customer,
                        DAYS,
                        List.of(sums).subList(0, last),
                        sums[last],
                        LAST)
                .get();
    }
}
