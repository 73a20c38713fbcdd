package org.wayworth.app.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.programme.goal.Goal;
import org.wayworth.programme.goal.Reading;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

@DisplayName("message: what is said of a goal's baseline")
class GoalLineTest {

    private static GoalLine line(String baseline) {
        Goal goal = new Goal(
                "A goal",
                "",
                "listening",
                List.of(),
                Goal.Rhythm.QUARTER,
                new BigDecimal(baseline),
                LocalDate.of(2026, 1, 1),
                new BigDecimal("80"),
                LocalDate.of(2026, 12, 31),
                "",
                Goal.State.OPEN);
        Reading before = new Reading(
                LocalDate.of(2025, 10, 1),
                LocalDate.of(2025, 12, 31),
                new FindingId("f-0123456789"),
                new Measured(0.66, 0.61, 0.7, 0.95, Unit.share("of ratings")),
                534,
                "responses");
        return new GoalLine(goal, GoalReadings.NONE.with(Optional.of(before)));
    }

    @Test
    void aBaselineIsHeldAgainstTheDataOfTheTimeBeforeIt() {
        assertThat(line("70").baseline())
                .contains("The baseline agrees with the data, which say 66% of ratings (95% interval: 61% to 70%)"
                        + " over 1 October 2025 to 31 December 2025.");
        assertThat(line("71").baseline())
                .contains("The baseline does not agree with the data, which say 66% of ratings (95% interval: 61% to"
                        + " 70%) over 1 October 2025 to 31 December 2025. Correct it, or say under Why where it comes from:"
                        + " progress is measured from it.");
    }

    @Test
    void nothingIsSaidWhereThereIsNoReading() {
        GoalLine line = line("70");
        assertThat(new GoalLine(line.goal(), GoalReadings.NONE).baseline()).isEmpty();
    }
}
