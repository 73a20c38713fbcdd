package org.wayworth.analytics.sceptic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("planted truth: bend")
class BendTest {

    @Test
    void findsAPlantedBendAndTheSlopesBesideIt() {
        Bend bend = bend(SimulatedCustomers.of(1, 4_000, 1, 0, (rating, c) -> Math.min(rating, 7) * 6));
        assertThat(bend.at()).hasValue(7.0);
        assertThat(bend.below().interval().contains(6)).isTrue();
        assertThat(bend.above().interval().contains(0)).isTrue();
    }

    @Test
    void seesABendInAStraightLineAboutOneTimeInTwenty() {
        long alarms = IntStream.range(0, 400)
                .filter(seed -> bend(SimulatedCustomers.of(100 + seed, 400, 1, 0, (rating, c) -> 5 * rating))
                        .at()
                        .isPresent())
                .count();
        // 400 worlds at 5%: 20, plus or minus three standard errors of 4.4.
        assertThat(alarms).isBetween(6L, 34L);
    }

    @Test
    void aStraightLineHasOneSlope() {
        Bend bend = bend(SimulatedCustomers.of(3, 2_000, 1, 0, (rating, c) -> 5 * rating));
        assertThat(bend.at()).isEmpty();
        assertThat(bend.below()).isEqualTo(bend.above());
        assertThat(bend.below().interval().contains(5)).isTrue();
    }

    private static Bend bend(SimulatedCustomers made) {
        return Bend.of(made.rating(), made.outcome(), made.covariates(), made.customer())
                .get();
    }
}
