package org.wayworth.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.ChecksHeard;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.store.job.Stage;

/** Message: what is said of a question while it is worked on. */
@DisplayName("message: the stages of a question")
class RunStagesTest {

    @Test
    @DisplayName(
            "it reads, works out, checks and counts the checks that have their verdict; elsewhere nobody hears them")
    void stages() {
        List<String> told = new ArrayList<>();
        RunStages stages = new RunStages(stage -> told.add(stage.text()));
        RobustnessCheck.of("before", "Is it heard before the run?").passed("no");
        String answer = ChecksHeard.by(stages, () -> {
            String read = stages.read(() -> "rows");
            RobustnessCheck.of("placebo", "Does what cannot matter matter?").passed("0.1");
            RobustnessCheck second = RobustnessCheck.of("halves", "Is it the same in both halves?");
            stages.read(() -> "more rows");
            second.failed("2.0");
            return read;
        });
        RobustnessCheck.of("after", "Is it heard after the run?").passed("no");
        assertThat(answer).isEqualTo("rows");
        assertThat(told)
                .containsExactly(
                        "reading the data",
                        "working out the figures",
                        "running the robustness checks",
                        "running the robustness checks, 1 so far",
                        "reading the data",
                        "running the robustness checks, 1 so far",
                        "running the robustness checks, 2 so far");
    }

    @Test
    @DisplayName("a number of things is said where it is known")
    void counts() {
        assertThat(new Stage("reading files", 3, 11).text()).isEqualTo("reading files, 3 of 11");
        assertThat(new Stage("reading files", 0, 11).text()).isEqualTo("reading files, 0 of 11");
        assertThat(Stage.of("x".repeat(400)).words()).hasSize(300).endsWith("\u2026");
    }
}
