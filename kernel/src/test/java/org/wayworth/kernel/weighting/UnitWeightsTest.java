package org.wayworth.kernel.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("reference and laws: effective number of units")
class UnitWeightsTest {

    /** By hand: units of weight 3, 3 and 6 are (12²)/(9 + 9 + 36) = 2.667 equal ones. */
    @Test
    void addsTheRowsOfAUnit() {
        UnitWeights found = UnitWeights.of(new double[] {1, 2, 3, 6, 0}, new int[] {7, 7, 2, 9, 5});
        assertThat(found.rows()).isEqualTo(4);
        assertThat(found.units()).isEqualTo(3);
        assertThat(found.effectiveN()).isCloseTo(144.0 / 54, within(1e-12));
        assertThat(found.largestShare()).isEqualTo(0.5);
    }

    @Test
    void equalRowsOfTheirOwnAreAsManyAsTheyAre() {
        UnitWeights few = UnitWeights.of(ones(12), IntStream.range(0, 12).toArray());
        assertThat(few.effectiveN()).isCloseTo(12, within(1e-12));
        assertThat(few.isUneven()).isFalse();
        assertThat(few.isTooFew()).isFalse();
    }

    @Test
    void oneHeavyRowDecides() {
        double[] weights = ones(1_500);
        weights[11] = 5_000;
        UnitWeights found = UnitWeights.of(weights, IntStream.range(0, 1_500).toArray());
        assertThat(found.effectiveN()).isCloseTo(6_499.0 * 6_499 / (25_000_000 + 1_499), within(1e-9));
        assertThat(found.isTooFew()).isTrue();
    }

    @Test
    void oneUnitOfManyRowsDecides() {
        int[] unit = IntStream.range(0, 1_900).map(i -> Math.min(i, 1_500)).toArray();
        assertThat(UnitWeights.of(ones(1_900), unit).isTooFew()).isTrue();
        int[] pairs = IntStream.range(0, 400).map(i -> i / 4).toArray();
        UnitWeights hundred = UnitWeights.of(ones(400), pairs);
        assertThat(hundred.isUneven()).isTrue();
        assertThat(hundred.isTooFew()).isFalse();
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
