package org.wayworth.warehouse.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("reference: how many honest responses answer all questions alike")
class StraightLiningTest {

    /** Python: sum(p ** 5 for p in [.2] * 5) == 0.0016, as questions without anything in common must give. */
    @Test
    void withoutCorrelationItIsTheProductOfTheShares() {
        assertThat(StraightLining.chanceAlike(new double[] {.2, .2, .2, .2, .2}, 0, 5))
                .isCloseTo(0.0016, within(1e-6));
        assertThat(StraightLining.chanceAlike(new double[] {.02, .05, .08, .25, .6}, 0, 3))
                .isCloseTo(
                        .02 * .02 * .02 + .05 * .05 * .05 + .08 * .08 * .08 + .25 * .25 * .25 + .6 * .6 * .6,
                        within(1e-5));
    }

    /**
     * For two questions of two equal answers the chance is 1/2 + asin(r) / π (Sheppard 1899); R: 0.5 + asin(0.6) / pi is
     * 0.7048328.
     */
    @Test
    void forTwoHalvesItIsSheppardsLaw() {
        assertThat(StraightLining.chanceAlike(new double[] {.5, .5}, .6, 2)).isCloseTo(0.7048328, within(1e-4));
    }

    /** Law: against a simulation of the model itself, seeded. */
    @Test
    void agreesWithASimulation() {
        Random random = new Random(3);
        double[] cuts = {-1.6, -1.0, -0.3, 0.5};
        int alike = 0;
        int[] counts = new int[5];
        int n = 40_000;
        for (int i = 0; i < n; i++) {
            double opinion = random.nextGaussian();
            int first = -1;
            boolean same = true;
            for (int question = 0; question < 6; question++) {
                double z = Math.sqrt(.5) * opinion + Math.sqrt(.5) * random.nextGaussian();
                int answer = 0;
                while (answer < 4 && z > cuts[answer]) {
                    answer++;
                }
                counts[answer]++;
                same &= first < 0 || first == answer;
                first = answer;
            }
            alike += same ? 1 : 0;
        }
        double[] shares = new double[5];
        for (int i = 0; i < 5; i++) {
            shares[i] = counts[i] / (6.0 * n);
        }
        assertThat(StraightLining.chanceAlike(shares, .5, 6)).isCloseTo((double) alike / n, within(0.008));
    }
}
