package org.wayworth.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.store.job.Stage;

/** Message: what a command says while it works. */
@DisplayName("message: progress of a command")
class WaitingTest {

    private final StringWriter err = new StringWriter();

    private Waiting waiting(boolean isTerminal, Optional<Duration> usual) {
        return new Waiting(new PrintWriter(err, true), isTerminal, usual);
    }

    @Test
    @DisplayName("in a pipe: a line every three seconds at most, and only when there is something new")
    void inAPipe() {
        try (Waiting waiting = waiting(false, Optional.of(Duration.ofSeconds(20)))) {
            waiting.second();
            waiting.accept(Stage.of("reading the data"));
            waiting.second();
            assertThat(err.toString()).isEmpty();
            waiting.second();
            waiting.accept(new Stage("running the robustness checks", 1, 0));
            waiting.second();
            waiting.second();
            waiting.second();
            waiting.second();
            waiting.second();
            waiting.second();
        }
        assertThat(err.toString().lines())
                .containsExactly(
                        "  \u2026 reading the data \u00b7 3 s, usually about 20 s",
                        "  \u2026 running the robustness checks, 1 so far \u00b7 6 s, usually about 20 s");
    }

    @Test
    @DisplayName(
            "on a terminal: one line that is rewritten each second, and gone at the end; what stays stands above it")
    void onATerminal() {
        try (Waiting waiting = waiting(true, Optional.empty())) {
            waiting.accept(Stage.of("reading \u001b[31m"));
            waiting.second();
            waiting.second();
            waiting.say("First figure");
        }
        assertThat(err.toString())
                .isEqualTo(
                        "\r\u001b[K  \u2026 reading \\u001b[31m \u00b7 1 s\r\u001b[K  \u2026 reading \\u001b[31m \u00b7 2 s"
                                + "\r\u001b[KFirst figure" + System.lineSeparator() + "\r\u001b[K");
    }

    @Test
    @DisplayName("nothing is said of what takes less than a second")
    void nothingOfWhatIsQuick() {
        try (Waiting waiting = waiting(true, Optional.empty())) {
            waiting.accept(Stage.of("reading the data"));
        }
        assertThat(err.toString()).isEmpty();
    }
}
