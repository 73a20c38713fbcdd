package org.wayworth.app.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.app.pattern.MadeUp;
import org.wayworth.vocabulary.Outcome;

/** Examples: what the command line prints. */
class TerminalTextTest {

    @Test
    void startsWithTheStatementThenSaysHowSure() {
        assertThat(TerminalText.of(MadeUp.answer(), "demo-data").lines().limit(2))
                .containsExactly(
                        "A rating one point higher is followed by £4.10 more per customer within a year.",
                        "  Likely between £1.20 and £7.00 (95% interval). Based on 2,314 customers.");
    }

    @Test
    void aRefusalSaysWhatThereIsWhatItTakesAndWhatToDo() {
        assertThat(TerminalText.of(MadeUp.refusal(), "demo-data"))
                .startsWith("We can't say. We cannot tell what came first.")
                .contains("  Have  7,043", "  Need  A rating", "  Next  Export");
    }

    @Test
    @DisplayName("message: the command line names options by their flags")
    void namesOptionsByTheirFlags() {
        Outcome.Refusal made = MadeUp.refusal();
        Outcome.Refusal wider = new Outcome.Refusal(
                made.reason(),
                made.question(),
                made.have(),
                made.need(),
                "Choose a longer time (from, until).",
                made.base(),
                made.checks(),
                made.exhibits(),
                made.workings(),
                made.provenance());
        assertThat(TerminalText.of(wider, "d")).contains("  Next  Choose a longer time (--from, --until).");
    }

    @Test
    void fitsEightyColumnsButForTheCommandThatIsCopied() {
        for (String text : new String[] {
            TerminalText.of(MadeUp.answer(), "d"),
            TerminalText.of(MadeUp.lateAnswer(), "d"),
            TerminalText.of(MadeUp.refusal(), "d")
        }) {
            assertThat(text.lines().filter(line -> !line.startsWith("  wayworth run ")))
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        }
    }

    @Test
    void drawsIntervalsOnOneScale() {
        assertThat(TerminalText.of(MadeUp.answer(), "d")).contains("Regression       |", "\u25cf", "\u25cb", "£4.10");
    }

    @Test
    void tellsForHowLongCustomersWereObservedUnderTheSample() {
        assertThat(TerminalText.of(MadeUp.answer(), "d").lines())
                .containsSequence(
                        "  Customers are observed from 30 September 2022 to 31 December 2025.",
                        "  2 records outside these dates do not count.");
    }

    @Test
    void hasNoEscapeCodes() {
        assertThat(TerminalText.of(MadeUp.answer(), "d")).doesNotContain("\u001b");
    }
}
