package org.wayworth.kernel.proportion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.weighting.Kish;
import org.wayworth.kernel.weighting.SurveyDesign;
import org.wayworth.kernel.weighting.WeightedMean;

/** Laws that hold for any data, and messages. */
class ProportionLawTest {

    static long[] seeds() {
        return new long[] {1, 2, 3, 4, 5, 6, 7, 8};
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneMorePlusNeverLowersTheNetShare(long seed) {
        UniformRandomProvider random = Streams.stream(seed, 0);
        int n = 5 + random.nextInt(200);
        int plus = random.nextInt(n);
        int minus = random.nextInt(n - plus);
        var before = NetShare.fit(plus, minus, n, 0.9);
        var after = NetShare.fit(plus + 1L, minus, n + 1L, 0.9);
        assertThat(after.value()).isGreaterThanOrEqualTo(before.value());
        var mirrored = NetShare.fit(minus, plus, n, 0.9);
        assertThat(mirrored.interval().low()).isCloseTo(-before.interval().high(), within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void adjustingKeepsTheOrderAndNeverLowersAProbability(long seed) {
        double[] p = Streams.stream(seed, 1).doubles(40).toArray();
        for (MultipleTests method : MultipleTests.values()) {
            Vector adjusted = method.adjust(p);
            for (int i = 0; i < p.length; i++) {
                assertThat(adjusted.at(i)).isGreaterThanOrEqualTo(p[i]);
                for (int j = 0; j < p.length; j++) {
                    if (p[i] < p[j]) {
                        assertThat(adjusted.at(i)).isLessThanOrEqualTo(adjusted.at(j));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalWeightsChangeNothingAndUnitsScale(long seed) {
        double[] values = Streams.stream(seed, 2).doubles(50, -3, 8).toArray();
        double[] weights = new double[50];
        Arrays.fill(weights, 2.5);
        var plain = MeanInterval.fit(values, 0.9).get();
        var weighted = WeightedMean.fit(values, SurveyDesign.of(weights), 0.9).get();
        assertThat(weighted.estimate().value()).isCloseTo(plain.value(), within(1e-13));
        assertThat(weighted.estimate().standardError()).isCloseTo(plain.standardError(), within(1e-13));
        assertThat(Kish.effectiveN(weights)).isCloseTo(50, within(1e-10));
        double[] pence = Arrays.stream(values).map(v -> 100 * v + 7).toArray();
        var scaled = MeanInterval.fit(pence, 0.9).get();
        assertThat(scaled.interval().low()).isCloseTo(100 * plain.interval().low() + 7, within(1e-10));
    }

    @Test
    void countsThatCannotBeAreWrongCalls() {
        assertThatThrownBy(() -> NetShare.fit(60, 50, 100, 0.95))
                .hasMessage("plus and minus must not exceed n = 100 together, not 60 + 50");
        assertThatThrownBy(() -> Share.fit(3, 0, 0.95)).hasMessage("n must be above 0, not 0");
        assertThatThrownBy(() -> Share.fit(3, 5, 95)).hasMessageContaining("level must lie strictly between 0 and 1");
    }

    @Test
    void oneRowHasNoInterval() {
        assertThat(MeanInterval.fit(new double[] {4}, 0.95))
                .isInstanceOfSatisfying(
                        Fit.Impossible.class, no -> assertThat(no.reason()).isEqualTo(Fit.Reason.TOO_FEW_ROWS));
    }

    /** Published: Rocks (2016) by R to six digits, 40 for and 20 against of 100. */
    @Test
    void fortyForAndTwentyAgainst() {
        Interval interval = NetShare.fit(40, 20, 100, 0.95).interval();
        assertThat(interval.low()).isCloseTo(0.0497, within(5e-5));
        assertThat(interval.high()).isCloseTo(0.3386, within(5e-5));
    }

    /** Published: Newcombe (1998), table II, case (a), method 10: 56/70 against 48/80 gives 0.0524 to 0.3339. */
    @Test
    void newcombesExample() {
        Interval interval =
                ShareDifference.fit(56, 70, 48, 80, 0.95).difference().interval();
        assertThat(interval.low()).isCloseTo(0.0524, within(5e-5));
        assertThat(interval.high()).isCloseTo(0.3339, within(5e-5));
    }
}
