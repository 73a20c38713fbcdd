package org.wayworth.analytics.sceptic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Unit;

@DisplayName("planted truth: doubly robust")
class DoublyRobustTest {

    private static final double PER_POINT = 5;

    @Test
    void itsIntervalsPerPointCover() {
        long held = IntStream.range(0, 400)
                .filter(seed -> DoublyRobust.of(
                                made(seed).rating(),
                                made(seed).outcome(),
                                made(seed).covariates(),
                                made(seed).customer(),
                                seed)
                        .perUnit()
                        .get()
                        .effect()
                        .interval()
                        .contains(PER_POINT))
                .count();
        assertThat(held / 400.0).isBetween(0.914, 0.986);
    }

    @Test
    void drawsWholeCustomersWhereAllWouldTakeMinutes() {
        SimulatedCustomers made = SimulatedCustomers.of(7, 60_000, 2, 0, (rating, c) -> PER_POINT * rating);
        DoublyRobust drawn = DoublyRobust.of(made.rating(), made.outcome(), made.covariates(), made.customer(), 7);
        assertThat(drawn.isSample()).isTrue();
        assertThat(drawn.rows()).isEqualTo(DoublyRobust.MOST_ROWS);
        assertThat(drawn.perUnit().get().effect().interval().contains(PER_POINT))
                .isTrue();
    }

    /** Who left early has one row only, and rated low: dealing out ratings must forget that as well. */
    @Test
    void shuffledRatingsStaySilentWhereTheNumberOfRowsTellsTheOutcome() {
        SimulatedCustomers made = SimulatedCustomers.of(9, 2_000, 2, 0, (rating, c) -> PER_POINT * rating);
        int[] kept = IntStream.range(0, made.rating().length)
                .filter(i -> i % 2 == 0 || made.rating()[i - 1] >= 7)
                .toArray();
        double[] stays = Arrays.stream(kept)
                .mapToDouble(i -> made.rating()[i - i % 2] >= 7 ? 1 : 0)
                .toArray();
        Comparison comparison = new Comparison(
                pick(made.rating(), kept),
                stays,
                Covariates.ofRows(kept.length).number("known", pick(made.known(), kept)),
                Arrays.stream(kept).mapToLong(i -> made.customer()[i]).toArray(),
                Unit.number(""));
        assertThat(comparison.shuffledExposure(1).verdict()).isEqualTo(Check.Verdict.PASSED);
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    private static SimulatedCustomers made(long seed) {
        return SimulatedCustomers.of(3_000 + seed, 300, 2, 0, (rating, c) -> PER_POINT * rating);
    }
}
