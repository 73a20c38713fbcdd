package org.wayworth.programme.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

@DisplayName("law and reference: where a goal stands, by its interval")
class ProgressTest {

    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
    private static final LocalDate BY = LocalDate.of(2026, 12, 31);

    private static Goal goal(String baseline, String target, Goal.Rhythm every) {
        return new Goal(
                "A goal",
                "",
                "listening",
                List.of(),
                every,
                new BigDecimal(baseline),
                BEGIN,
                new BigDecimal(target),
                BY,
                "",
                Goal.State.OPEN);
    }

    private static Progress progress(Goal goal, double low, double high, LocalDate until, Unit unit) {
        Measured measured = new Measured((low + high) / 2, low, high, 0.95, unit);
        return Progress.of(goal, new Reading(until, until, new FindingId("f-0123456789"), measured, 400, "responses"));
    }

    @ParameterizedTest
    @DisplayName("from 20 to 30 in a year, read at its middle, where the straight line is at 25")
    @CsvSource({
        "30, 34, REACHED",
        "29.9, 34, ON_TRACK",
        "25, 29, ON_TRACK",
        "24.9, 29, CANNOT_TELL",
        "20, 25, CANNOT_TELL",
        "20, 24.9, BEHIND",
        "15, 35, CANNOT_TELL",
    })
    void upward(double low, double high, Progress.Verdict verdict) {
        LocalDate middle = LocalDate.of(2026, 7, 2);
        assertThat(progress(goal("20", "30", Goal.Rhythm.QUARTER), low, high, middle, Unit.number("points"))
                        .verdict())
                .isEqualTo(verdict);
        // the same mirrored: fewer is better
        assertThat(progress(goal("-20", "-30", Goal.Rhythm.QUARTER), -high, -low, middle, Unit.number("points"))
                        .verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"30, 34, REACHED", "26, 29.9, MISSED", "26, 30.1, CANNOT_TELL"})
    void onTheDay(double low, double high, Progress.Verdict verdict) {
        assertThat(progress(goal("20", "30", Goal.Rhythm.QUARTER), low, high, BY, Unit.number("points"))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    @DisplayName("law: a programme exactly on the line is neither ahead nor behind, however long its readings are")
    void aMeanIsHeldAgainstTheMiddleOfItsTime() {
        Measured mean = new Measured(22.5, 22.4, 22.6, 0.95, Unit.number("points"));
        Progress half = Progress.of(
                goal("20", "30", Goal.Rhythm.QUARTER),
                new Reading(BEGIN, LocalDate.of(2026, 7, 2), new FindingId("f-0123456789"), mean, 400, "responses"));
        assertThat(half.expected()).isCloseTo(22.5, within(0.05));
        assertThat(half.verdict()).isEqualTo(Progress.Verdict.CANNOT_TELL);
    }

    @Test
    void sharesAreTypedInPerCent() {
        Progress progress = progress(
                goal("12", "6", Goal.Rhythm.MONTH), 0.05, 0.06, LocalDate.of(2026, 7, 2), Unit.share("of deliveries"));
        assertThat(progress.verdict()).isEqualTo(Progress.Verdict.REACHED);
        assertThat(progress.target()).isCloseTo(0.06, within(1e-12));
        assertThat(progress.expected()).isCloseTo(0.09, within(1e-12));
    }

    @Test
    void spansAreWholeAndTheLatestTwelve() {
        Goal monthly = goal("1", "2", Goal.Rhythm.MONTH);
        assertThat(Span.of(monthly, LocalDate.of(2026, 3, 30)))
                .containsExactly(
                        new Span(BEGIN, LocalDate.of(2026, 1, 31)),
                        new Span(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28)));
        assertThat(Span.of(monthly, LocalDate.of(2028, 1, 1)))
                .as("the last is that of the target's day: what comes after does not decide")
                .hasSize(12)
                .last()
                .isEqualTo(new Span(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31)));
        assertThat(Span.of(goal("1", "2", Goal.Rhythm.QUARTER), LocalDate.of(2026, 3, 31)))
                .containsExactly(new Span(BEGIN, LocalDate.of(2026, 3, 31)));
        assertThat(Span.of(goal("1", "2", Goal.Rhythm.YEAR), LocalDate.of(2026, 12, 30)))
                .isEmpty();
    }

    @Test
    void aBaselineIsOfTheLastWholeSpanBeforeItsDay() {
        assertThat(Span.before(goal("1", "2", Goal.Rhythm.MONTH)))
                .isEqualTo(new Span(LocalDate.of(2025, 12, 1), LocalDate.of(2025, 12, 31)));
        assertThat(Span.before(goal("1", "2", Goal.Rhythm.QUARTER)))
                .isEqualTo(new Span(LocalDate.of(2025, 10, 1), LocalDate.of(2025, 12, 31)));
    }

    /**
     * Python 3.12, statistics.NormalDist as N: the d at which N.cdf(d * sqrt(400 / 2) - N.inv_cdf(0.975))
     * + N.cdf(-d * sqrt(400 / 2) - N.inv_cdf(0.975)) = 0.8, by bisection.
     */
    private static final double REFERENCE = 0.19810174796460267;

    @Test
    @DisplayName("reference: two means of 400 show a difference of 0.1981 standard deviations four times of five")
    void theSmallestChangeThatCanBeSeen() {
        double deviation = 10;
        double half = 1.959963984540054 * deviation / Math.sqrt(400);
        Measured reading = new Measured(50, 50 - half, 50 + half, 0.95, Unit.number("points"));
        // the sum leaves out the chance of a difference in the wrong direction: 2e-6
        assertThat(Resolution.smallestChange(reading)).isCloseTo(REFERENCE * deviation, within(1e-5));
        assertThat(Resolution.timesAsLong(reading, REFERENCE * deviation / 2)).isCloseTo(4, within(1e-4));
    }
}
