package org.wayworth.analytics.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;

/** A trend over a few waves: false alarms in stable programmes, power where waves are large, figures of another program. */
@DisplayName("planted truth: trends over a few waves")
class FewWavesTest {

    private static final int WORLDS = 4_000;

    /** 5% of 4,000, and three standard errors of such a count above it. */
    private static final double MOST_FALSE = 0.05 + 3 * Math.sqrt(0.05 * 0.95 / WORLDS);

    /** Shares of detractors and promoters in a programme that never changes. */
    private static final double DETRACTORS = 0.30;

    private static final double PROMOTERS = 0.32;

    /** Stable programmes of three to eight waves, each of 30 to 2,000 answers from 0 to 10. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void stableProgrammesSeldomShowATrend(int waves) {
        assertThat(shareClear(waves, 30, 2_000, 0, 0)).isLessThanOrEqualTo(MOST_FALSE);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 8})
    void norWhereAllWavesAreSmall(int waves) {
        assertThat(shareClear(waves, 30, 60, 0, 0)).isLessThanOrEqualTo(MOST_FALSE);
    }

    /** Waves that go up and down by themselves, as much again as their answers explain, or twice as much. */
    @ParameterizedTest
    @CsvSource({"3, 1", "5, 1", "8, 1", "3, 2", "5, 2", "8, 2"})
    void upsAndDownsAreSeldomATrend(int waves, double times) {
        assertThat(shareClear(waves, 500, 500, 0, times)).isLessThanOrEqualTo(0.20);
    }

    /** Half a point of NPS in a hundred answers is nothing; five points a wave are seen in large waves, few as they are. */
    @ParameterizedTest
    @CsvSource({"3, 2000, 5, 0.75", "4, 2000, 5, 0.95", "5, 2000, 3, 0.95", "8, 200, 3, 0.80", "3, 30, 5, 0"})
    void largeWavesShowATrend(int waves, int answers, double points, double least) {
        assertThat(shareClear(waves, answers, answers, points, 0)).isGreaterThanOrEqualTo(least);
    }

    @Test
    void threeSmallWavesHardlyShowOne() {
        assertThat(shareClear(3, 30, 30, 5, 0)).isLessThan(0.15);
    }

    /**
     * numpy: w = n / v with v = sum(n * n * e * e) / sum(n); slope = sum(w (t - tm) y) / sum(w (t - tm)^2);
     * phi = sum(w r^2) / 3; se = sqrt(max(1, phi) / sum(w (t - tm)^2)); df = 3 phi^2 / (phi - 1)^2; 2 * t.sf(|slope / se|, df)
     */
    @Test
    void theFiguresAreThoseOfAnotherProgram() {
        double[] times = {0, 1, 2, 3, 5};
        double[] scores = {10.2, 14.1, 9.7, 18.9, 16.0};
        double[] errors = {2.1, 2.6, 1.9, 3.0, 2.2};
        double[] sizes = {1500, 900, 1700, 700, 1300};
        FewWaves found = FewWaves.fit(times, scores, errors, sizes).get();
        assertThat(found.slope()).isCloseTo(1.2138945752302976, within(1e-10));
        assertThat(found.scatter()).isCloseTo(2.064300277602378, within(1e-10));
        assertThat(found.standardError()).isCloseTo(0.822489953758208, within(1e-10));
        assertThat(found.degreesOfFreedom()).isCloseTo(11.285963614828297, within(1e-7));
        assertThat(found.pValue()).isCloseTo(0.16732390948673823, within(1e-9));
        assertThat(found.interval(0.95).low()).isCloseTo(-0.5908129968589322, within(1e-8));
    }

    @Test
    void aLineThroughTwoWavesTellsNothing() {
        assertThat(FewWaves.fit(new double[2], new double[2], new double[2], new double[2]))
                .isInstanceOf(Fit.Impossible.class);
        assertThat(FewWaves.fit(new double[] {0, 1, 2}, new double[3], new double[3], new double[] {9, 9, 9}))
                .as("answers that are all alike")
                .isInstanceOf(Fit.Impossible.class);
    }

    /**
     * @param points by which the score rises from wave to wave
     * @param scatter of the waves themselves, in standard errors of a wave
     */
    private static double shareClear(int waves, int fewest, int most, double points, double scatter) {
        return IntStream.range(0, WORLDS)
                        .filter(world -> {
                            Random random = new Random(1_000_003L * world + 31L * waves + most);
                            double[] times = new double[waves];
                            double[] scores = new double[waves];
                            double[] errors = new double[waves];
                            double[] sizes = new double[waves];
                            for (int w = 0; w < waves; w++) {
                                int n = (int) Math.rint(fewest * Math.pow((double) most / fewest, random.nextDouble()));
                                double usual = 100 * Math.sqrt(variance(0) / n);
                                double shift = points * w + scatter * usual * random.nextGaussian();
                                wave(random, n, shift / 100, w, scores, errors);
                                times[w] = w;
                                sizes[w] = n;
                            }
                            return FewWaves.fit(times, scores, errors, sizes)
                                    .fold(found -> found.pValue() < 0.05, no -> false);
                        })
                        .count()
                / (double) WORLDS;
    }

    /** @param shift of the net share, half of it from either end */
    private static void wave(Random random, int n, double shift, int w, double[] scores, double[] errors) {
        int promoters = 0;
        int detractors = 0;
        for (int i = 0; i < n; i++) {
            double u = random.nextDouble();
            detractors += u < DETRACTORS - shift / 2 ? 1 : 0;
            promoters += u > 1 - PROMOTERS - shift / 2 ? 1 : 0;
        }
        double net = (promoters - detractors) / (double) n;
        scores[w] = 100 * net;
        errors[w] = 100 * Math.sqrt(((promoters + detractors) / (double) n - net * net) / n);
    }

    private static double variance(double shift) {
        double net = PROMOTERS - DETRACTORS + shift;
        return PROMOTERS + DETRACTORS - net * net;
    }
}
