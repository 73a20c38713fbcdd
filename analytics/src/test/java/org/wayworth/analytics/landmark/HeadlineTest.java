package org.wayworth.analytics.landmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Statement.Argument;
import org.wayworth.vocabulary.Unit;

/** Message: headlines in the reader's unit fit, whatever stands in their places. */
@DisplayName("message: headlines of a difference by rating")
class HeadlineTest {

    private static final Argument HIGH = Statement.words("group", "9.75 or more");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UNADJUSTED | customers who still buy
            ADJUSTED   | customers
            """)
    void theLongestSumFits(Grade grade, String who) {
        for (Span span : new Span[] {Span.of(365, false), new Span(30, 3_650, false)}) {
            assertThat(Headline.sum(
                                    HIGH,
                                    Statement.verb(grade),
                                    size(),
                                    Statement.words("what", "more referrals"),
                                    Statement.words("n", 1_234_567),
                                    Statement.words("against", "lower ratings"),
                                    span,
                                    who)
                            .text())
                    .startsWith("A rating of 9.75 or more by 1,234,567 " + who + " " + grade.verb() + " ")
                    .hasSizeLessThanOrEqualTo(Statement.LONGEST);
        }
    }

    @Test
    void theLongestForecastFits() {
        for (String scope : new String[] {"", ", without regular payments"}) {
            assertThat(Headline.forecast(
                                    HIGH,
                                    Statement.forecastVerb(Grade.ADJUSTED),
                                    size(),
                                    Statement.words("what", "more lifetime value"),
                                    Statement.words("n", 1_234_567),
                                    Statement.words("when", "within 10 years"),
                                    scope)
                            .text())
                    .contains("is expected to be followed by £125,000 more lifetime value")
                    .endsWith(scope + ".")
                    .hasSizeLessThanOrEqualTo(Statement.LONGEST);
        }
    }

    private static Argument size() {
        return Statement.size("difference", new Measured(124_567, 110_000, 140_000, 0.95, Unit.money("GBP", "")));
    }
}
