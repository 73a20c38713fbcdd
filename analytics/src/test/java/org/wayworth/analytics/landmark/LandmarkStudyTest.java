package org.wayworth.analytics.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;

@DisplayName("law: an estimate from a forecast carries both uncertainties")
class LandmarkStudyTest {

    private static final Estimate PEAK = new Estimate(10, 2, new Interval(6, 14, 0.95), 1_000);

    @Test
    void withoutDrawsItStaysAsItIs() {
        assertThat(LandmarkStudy.pooled(PEAK, List.of()).get()).isEqualTo(PEAK);
    }

    /** Rubin (1987): 4 within, and (1 + 1/3) × 4 between draws of 8, 10 and 12. */
    @Test
    void varianceBetweenDrawsComesOnTop() {
        Estimate pooled = LandmarkStudy.pooled(PEAK, List.of(drawn(8), drawn(10), drawn(12)))
                .get();
        assertThat(pooled.value()).isCloseTo(10, within(1e-12));
        assertThat(pooled.standardError()).isCloseTo(Math.sqrt(4 + 4.0 / 3 * 4), within(1e-12));
        assertThat(pooled.interval().low()).isLessThan(6);
    }

    @Test
    void aDrawWithoutAnswerLeavesNoAnswer() {
        Fit<Estimate> none = Fit.impossible(Fit.Reason.NO_VARIATION, "all alike", "look elsewhere");
        assertThat(LandmarkStudy.pooled(PEAK, List.of(drawn(8), none)).isDone()).isFalse();
    }

    private static Fit<Estimate> drawn(double value) {
        return Fit.done(new Estimate(value, 2, new Interval(value - 4, value + 4, 0.95), 1_000));
    }
}
