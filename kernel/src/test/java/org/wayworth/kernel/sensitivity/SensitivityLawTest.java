package org.wayworth.kernel.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.sensitivity.OmittedConfounder.Coefficient;
import org.wayworth.kernel.sensitivity.OmittedConfounder.Options;
import org.wayworth.kernel.sensitivity.OmittedConfounder.Scenario;

@DisplayName("law: a hidden cause as strong as a robustness value undoes just what the value is of")
class SensitivityLawTest {

    /** Law: a hidden cause as strong as the robustness value, on both sides, brings the estimate to 0. */
    @Test
    void aConfounderOfTheRobustnessValueUndoesTheEstimate() {
        for (double t = 0.1; t < 100; t *= 1.7) {
            Coefficient coefficient = new Coefficient(-t, 1, 50, 60);
            double strength = OmittedConfounder.of(coefficient, Options.DEFAULT).robustness();
            assertThat(OmittedConfounder.adjust(coefficient, strength, strength, 0.95)
                            .adjusted()
                            .value())
                    .isCloseTo(0, within(1e-10 * t));
        }
    }

    /** Law: at the robustness value of the interval, the interval just touches 0. */
    @Test
    void aConfounderOfTheIntervalsRobustnessValueBringsItsEndToZero() {
        Coefficient coefficient = new Coefficient(4, 1, 500, 510);
        double strength = OmittedConfounder.of(coefficient, Options.DEFAULT).robustnessAtLevel();
        double low = OmittedConfounder.adjust(coefficient, strength, strength, 0.95)
                .adjusted()
                .interval()
                .low();
        assertThat(low).isCloseTo(0, within(1e-3));
    }

    @Test
    void aBenchmarkTooStrongToMultiplyIsRefused() {
        Fit<Scenario> bound = OmittedConfounder.bound(
                new Coefficient(0.1, 0.02, 783, 1_276), new OmittedConfounder.Benchmark(0.4, 0.1), 3, 0.95);
        assertThat(bound).isInstanceOf(Fit.Impossible.class);
        assertThat(bound.toString()).contains("would explain more than all of it");
    }

    /** Half the rows are copies: variances stay, and so does what a hidden cause moves; only the interval is wider. */
    @Test
    void aWiderReportedErrorTakesLessToReach() {
        Coefficient classical = new Coefficient(4, 1, 500, 510);
        Coefficient wider = new Coefficient(4, 1, 500, 510, new OmittedConfounder.Reported(1.5, 250));
        OmittedConfounder.Result narrow = OmittedConfounder.of(classical, Options.DEFAULT);
        OmittedConfounder.Result wide = OmittedConfounder.of(wider, Options.DEFAULT);
        assertThat(wide.robustness()).isEqualTo(narrow.robustness());
        assertThat(wide.robustnessAtLevel()).isLessThan(narrow.robustnessAtLevel());
        double low = OmittedConfounder.adjust(wider, wide.robustnessAtLevel(), wide.robustnessAtLevel(), 0.95)
                .adjusted()
                .interval()
                .low();
        assertThat(low).isCloseTo(0, within(1e-9));
    }
}
