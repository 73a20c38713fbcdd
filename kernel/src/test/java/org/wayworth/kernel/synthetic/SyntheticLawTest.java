package org.wayworth.kernel.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.wayworth.kernel.calibration.Worlds.normals;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;

/** Laws, planted truth, calibration and messages. */
class SyntheticLawTest {

    /** Two common movements that units follow each in their own measure, plus noise. */
    private static double[][] world(UniformRandomProvider random, int units, int periods, double noise) {
        double[] slow = normals(random, periods);
        double[] fast = normals(random, periods);
        double[][] outcomes = new double[units][];
        for (int t = 1; t < periods; t++) {
            slow[t] += slow[t - 1];
        }
        for (int i = 0; i < units; i++) {
            double one = random.nextDouble();
            double two = random.nextDouble();
            outcomes[i] = normals(random, periods);
            for (int t = 0; t < periods; t++) {
                outcomes[i][t] = noise * outcomes[i][t] + 10 * two + one * slow[t] + two * fast[t];
            }
        }
        return outcomes;
    }

    private static boolean[] first(int units, int count) {
        boolean[] treated = new boolean[units];
        Arrays.fill(treated, 0, count, true);
        return treated;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void exactWeightsAreAnOptimum(long seed) {
        UniformRandomProvider random = Streams.stream(61, seed);
        double[][] columns = world(random, 25, 12, 1);
        double[] target = columns[0];
        Simplex problem = new Simplex(Arrays.copyOfRange(columns, 1, 25), target, seed % 2 == 0, 0.01);
        double[] w = problem.exact();
        assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-12));
        assertThat(Arrays.stream(w).min().orElse(-1)).isGreaterThanOrEqualTo(0);
        double best = problem.objective(w);
        assertThat(best).isLessThanOrEqualTo(problem.objective(problem.frankWolfe(1e-9)) + 1e-12);
        for (int k = 0; k < w.length; k++) {
            double[] other = Arrays.stream(w).map(v -> v * 0.999).toArray();
            other[k] += 0.001;
            assertThat(problem.objective(other)).isGreaterThanOrEqualTo(best - 1e-13);
        }
    }

    @Test
    void aUnitMadeOfControlsIsFoundAndItsEffectExact() {
        double[][] outcomes = world(Streams.stream(62, 0), 10, 20, 0.5);
        for (int t = 0; t < 20; t++) {
            outcomes[0][t] = 0.3 * outcomes[4][t] + 0.7 * outcomes[7][t] + (t >= 15 ? 2 : 0);
        }
        SyntheticControl.Result result = SyntheticControl.fit(Comparison.of(outcomes, first(10, 1), 15), Search.EXACT)
                .get();
        assertThat(result.effect()).isCloseTo(2, within(1e-4));
        assertThat(result.weights().at(4)).isCloseTo(0.3, within(1e-4));
        assertThat(result.weights().at(7)).isCloseTo(0.7, within(1e-4));
        assertThat(result.pValue()).isEqualTo(0.1);
    }

    @Test
    void orderOfUnitsAndUnitOfOutcomeDoNotMatter() {
        double[][] outcomes = world(Streams.stream(63, 0), 12, 16, 1);
        SyntheticDifference.Options options = new SyntheticDifference.Options(Search.EXACT, 10, 1, 0.95);
        double plain = SyntheticDifference.fit(Comparison.of(outcomes, first(12, 2), 10), options)
                .get()
                .effect()
                .value();
        double[][] other = new double[12][];
        boolean[] treated = new boolean[12];
        for (int i = 0; i < 12; i++) {
            other[11 - i] = Arrays.stream(outcomes[i]).map(y -> 1000 * y).toArray();
            treated[11 - i] = i < 2;
        }
        double moved = SyntheticDifference.fit(Comparison.of(other, treated, 10), options)
                .get()
                .effect()
                .value();
        assertThat(moved).isCloseTo(1000 * plain, within(1e-6));
    }

    @Test
    void syntheticDifferenceHoldsThePlantedEffect() {
        SyntheticDifference.Options options = new SyntheticDifference.Options(Search.EXACT, 50, 1, 0.95);
        Worlds.assertCovers95("synthetic difference in differences", 64, random -> {
            double[][] outcomes = world(random, 30, 14, 1);
            for (int i = 0; i < 6; i++) {
                for (int t = 9; t < 14; t++) {
                    outcomes[i][t] += 1.5;
                }
            }
            return SyntheticDifference.fit(Comparison.of(outcomes, first(30, 6), 9), options)
                    .get()
                    .effect()
                    .interval()
                    .contains(1.5);
        });
    }

    @Test
    void placebosSeldomFindAnEffectThatIsNotThere() {
        Worlds.assertRejectsAtMost5(
                "the rank among placebos",
                65,
                random -> SyntheticControl.fit(Comparison.of(world(random, 20, 16, 1), first(20, 1), 12), Search.EXACT)
                                .get()
                                .pValue()
                        <= 0.05);
    }

    @Test
    void tooFewControlsAreRefused() {
        double[][] outcomes = world(Streams.stream(66, 0), 4, 8, 1);
        Fit<SyntheticDifference.Result> fit = SyntheticDifference.fit(
                Comparison.of(outcomes, first(4, 2), 6), SyntheticDifference.Options.standard(1));
        assertThat(fit.toString()).contains("2 controls for 2 treated units");
    }

    @Test
    void wrongCallsSayWhatMustHold() {
        assertThatThrownBy(() -> Comparison.of(new double[3][5], first(3, 1), 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("before must be 2 to 4 of 5 periods, not 5");
    }
}
