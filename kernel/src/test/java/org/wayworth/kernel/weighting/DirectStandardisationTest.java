package org.wayworth.kernel.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.weighting.DirectStandardisation.Result;
import org.wayworth.kernel.weighting.DirectStandardisation.Sample;

@DisplayName("reference and laws: change at the earlier mix")
class DirectStandardisationTest {

    private static final Sample EARLIER = new Sample(
            new double[] {9, 5, 10, 0, 3, 2, 7, 6, 9, 3, 2, 6},
            new double[] {0.88, 1.69, 1.88, 1.76, 1.47, 0.67, 1.8, 1.32, 0.87, 1.11, 1.87, 0.74},
            new int[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2},
            new int[] {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5});

    private static final Sample LATER = new Sample(
            new double[] {1, 9, 2, 0, 3, 2, 4, 3, 10, 2, 3, 6},
            new double[] {0.71, 1.17, 0.5, 0.81, 1.94, 1.81, 0.97, 1.31, 1.44, 1.91, 1.95, 0.95},
            new int[] {0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 3},
            new int[] {4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});

    /**
     * Computed in Python from the definition; errors by differentiating the two figures numerically by the weight of each
     * unit (infinitesimal jackknife), without the formulae used here.
     */
    @Test
    void agreesWithTheInfinitesimalJackknife() {
        Result result = DirectStandardisation.fit(EARLIER, LATER, 4, 0.95).get();
        assertThat(result.standardised().value()).isCloseTo(-0.4723271784728027, within(1e-12));
        assertThat(result.mix().value()).isCloseTo(-0.7269207935390685, within(1e-12));
        assertThat(result.standardised().standardError()).isCloseTo(2.1253011699066167, within(1e-6));
        assertThat(result.mix().standardError()).isCloseTo(1.5679313273346518, within(1e-6));
    }

    /** One class: nothing can shift, and the change is that of the means. */
    @Test
    void oneClassLeavesThePlainChange() {
        Sample earlier = new Sample(EARLIER.values(), EARLIER.weights(), new int[12], EARLIER.unit());
        Sample later = new Sample(LATER.values(), LATER.weights(), new int[12], LATER.unit());
        Result one = DirectStandardisation.fit(earlier, later, 1, 0.95).get();
        Result four = DirectStandardisation.fit(EARLIER, LATER, 4, 0.95).get();
        assertThat(one.mix().value()).isCloseTo(0, within(1e-12));
        assertThat(one.mix().standardError()).isCloseTo(0, within(1e-12));
        assertThat(one.standardised().value())
                .isCloseTo(four.standardised().value() + four.mix().value(), within(1e-12));
    }

    @Test
    void saysWhatIsMissingWhereAClassIsGone() {
        assertThat(DirectStandardisation.fit(/* earlier= */ LATER, /* later= */ EARLIER, 4, 0.95))
                .isInstanceOf(Fit.Impossible.class);
    }

    /** Classes at 6.5 and 8.5 that do not change, of which the first grows from 30 to 60 in a hundred. */
    @Test
    void intervalHoldsNoChangeWhereOnlyTheMixMoved() {
        Worlds.assertCovers95("standardised change", 1, random -> {
            Result result = DirectStandardisation.fit(sample(random, 0.3, 0), sample(random, 0.6, 200), 2, 0.95)
                    .get();
            return result.standardised().interval().contains(0);
        });
    }

    @Test
    void intervalHoldsWhatTheMixMoved() {
        Worlds.assertCovers95("change by mix", 2, random -> {
            Result result = DirectStandardisation.fit(sample(random, 0.3, 0), sample(random, 0.6, 200), 2, 0.95)
                    .get();
            return result.mix().interval().contains(-0.6);
        });
    }

    private static Sample sample(UniformRandomProvider random, double share, int firstUnit) {
        double[] noise = Worlds.normals(random, 200);
        double[] ones = new double[200];
        int[] level = new int[200];
        int[] unit = new int[200];
        Arrays.fill(ones, 1);
        for (int i = 0; i < 200; i++) {
            level[i] = random.nextDouble() < share ? 0 : 1;
            noise[i] = 1.5 * noise[i] + (level[i] == 0 ? 6.5 : 8.5);
            unit[i] = firstUnit + i;
        }
        return new Sample(noise, ones, level, unit);
    }
}
