package org.wayworth.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Message: how sure a finding is, in the words under its statement. */
@DisplayName("message: what stands under a statement")
class FindingTest {

    @Test
    void theIntervalStandsUnderTheStatement() {
        assertThat(under("Customers bring £4.10 more.", measured(4.1, 1.2, 7, Unit.money("GBP", ""))))
                .isEqualTo("Likely between £1.20 and £7.00 (95% interval). Based on 2 responses.");
    }

    @Test
    void whatIsSaidInWordsHasNoSign() {
        assertThat(under("A late parcel goes with a rating 0.79 points lower.", measured(-0.79, -0.95, -0.63, POINTS)))
                .startsWith("Likely between 0.63 and 0.95 (");
        assertThat(under("Growth is −0.79.", measured(-0.79, -0.95, -0.63, POINTS)))
                .startsWith("Likely between −0.95 and −0.63 (");
    }

    @Test
    void aStatementThatNamesTheIntervalIsNotRepeated() {
        assertThat(under("The mean lies between 2.1 and 9.3.", measured(5.7, 2.1, 9.3, POINTS)))
                .isEqualTo("That is a 95% interval. Based on 2 responses.");
    }

    @Test
    void aDifferenceThatTheStatementDoesNotNameIsCalledOne() {
        assertThat(under("Price counts for less: 8% against 18%.", measured(-0.1, -0.14, -0.06, Unit.sharePoints(""))))
                .startsWith("The difference is likely between 6.0 pp and 14.0 pp (");
    }

    private static final Unit POINTS = Unit.number("points");

    private static Measured measured(double value, double low, double high, Unit unit) {
        return new Measured(value, low, high, 0.95, unit);
    }

    private static String under(String statement, Measured estimate) {
        return Finding.of(
                        new Provenance("d0", "made-up", new TreeMap<>(), 1, "0", "17", "any"),
                        0,
                        "Question?",
                        "What is estimated.",
                        statement,
                        Optional.of(estimate),
                        Base.of(2, "responses"),
                        Design.RAW_COMPARISON,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of())
                .qualification();
    }
}
