package org.wayworth.kernel.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Fit;

/** Messages: what cannot be answered is named, with what to do about it. */
class SurvivalMessagesTest {

    private final Sample sample = Sample.tied(11, 200);

    @Test
    void aColumnThatTellsAllEventsApartIsNamed() {
        double[] allEvents = new double[200];
        Arrays.setAll(allEvents, i -> sample.event[i] ? 1 : 0);
        refused(cox(sample.columns[0], allEvents), Fit.Reason.SEPARATED, "column 1");
    }

    @Test
    void aConstantColumnIsNamed() {
        refused(cox(sample.columns[0], new double[200]), Fit.Reason.NO_VARIATION, "column 1");
    }

    @Test
    void aColumnThatRepeatsOthersIsNamed() {
        double[] sum = new double[200];
        Arrays.setAll(sum, i -> sample.columns[0][i] - 2 * sample.columns[1][i] + 3);
        refused(cox(sample.columns[0], sample.columns[1], sum), Fit.Reason.RANK_DEFICIENT, "column 2");
    }

    @Test
    void tooFewEventsForTheColumnsAreRefused() {
        boolean[] rare = new boolean[200];
        Arrays.fill(rare, 0, 19, true);
        Fit<Cox.Result> fit = Cox.fit(sample.columns, sample.time, rare, Cox.Options.defaults());
        refused(fit, Fit.Reason.TOO_FEW_EVENTS, "19 events for 2 coefficients");
    }

    @Test
    void aHorizonBeyondWhatWasSeenIsRefused() {
        SurvivalCurve curve = KaplanMeier.fit(
                        new double[] {1, 2, 3}, new boolean[] {true, true, false}, KaplanMeier.Options.defaults())
                .get();
        refused(RestrictedMean.of(curve, 3.5, 0.95), Fit.Reason.OUTSIDE_MODEL, "nobody was seen beyond 3.0");
    }

    @Test
    void aTestOfOneGroupIsRefused() {
        refused(
                LogRank.test(sample.time, sample.event, new int[200], LogRank.Options.defaults()),
                Fit.Reason.NO_VARIATION,
                "one group");
        refused(GrayTest.test(sample.time, sample.cause, new int[200], 1), Fit.Reason.NO_VARIATION, "one group");
    }

    @Test
    void aMedianThatIsNotReachedIsEmpty() {
        SurvivalCurve curve = KaplanMeier.fit(
                        new double[] {1, 2, 3, 3},
                        new boolean[] {true, false, false, false},
                        KaplanMeier.Options.defaults())
                .get();
        assertThat(curve.median().time()).isEmpty();
        assertThat(curve.median().high()).isEmpty();
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> KaplanMeier.fit(new double[] {-1}, new boolean[1], KaplanMeier.Options.defaults()))
                .hasMessage("time must be finite and 0 or more, not -1.0 in row 0");
        assertThatThrownBy(() -> KaplanMeier.fit(new double[2], new boolean[1], KaplanMeier.Options.defaults()))
                .hasMessage("event must have one value for each time (2), not 1");
        assertThatThrownBy(() -> Cox.fit(
                        sample.columns,
                        sample.time,
                        sample.event,
                        Cox.Options.defaults().entering(sample.time)))
                .hasMessageStartingWith("start must lie before time");
        assertThatThrownBy(() ->
                        LogRank.test(new double[] {1, 2}, new boolean[2], new int[] {0, 2}, LogRank.Options.defaults()))
                .hasMessageContaining("numbered from 0 without gaps");
        assertThatThrownBy(() -> AalenJohansen.fit(new double[] {1}, new int[] {-1}, 0.95))
                .hasMessageContaining("cause must be 0 (censored) or more");
    }

    private Fit<Cox.Result> cox(double[]... columns) {
        return Cox.fit(columns, sample.time, sample.event, Cox.Options.defaults());
    }

    private static void refused(Fit<?> fit, Fit.Reason reason, String found) {
        assertThat(fit).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(reason);
            assertThat(no.found()).contains(found);
            assertThat(no.advice()).isNotBlank();
        });
    }
}
