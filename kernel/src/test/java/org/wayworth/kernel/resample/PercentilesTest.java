package org.wayworth.kernel.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Interval;

@DisplayName("reference and message: percentiles of draws")
class PercentilesTest {

    private static final double[] DRAWS = {3.5, 1.2, 9.9, 4.4, 7.1, 2.8, 6.0, 5.5};

    /** R: quantile(draws, c(.15, .85), type = 6). */
    @Test
    void theMiddleIsThatOfR() {
        Interval middle = Percentiles.middle(DRAWS, 0.7);
        assertThat(middle.low()).isCloseTo(1.76, within(1e-12));
        assertThat(middle.high()).isCloseTo(8.92, within(1e-12));
        assertThat(DRAWS[0]).isEqualTo(3.5);
    }

    @Test
    void fewDrawsReachNoFurtherThanTheyGo() {
        assertThat(Percentiles.middle(DRAWS, 0.95)).isEqualTo(new Interval(1.2, 9.9, 0.95));
    }

    @Test
    void aLevelLiesBetweenNoneAndAll() {
        assertThatThrownBy(() -> Percentiles.middle(DRAWS, 95)).hasMessageContaining("level");
    }
}
