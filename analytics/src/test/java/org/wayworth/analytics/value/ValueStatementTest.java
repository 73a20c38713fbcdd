package org.wayworth.analytics.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Unit;

/** Message: the sentence about lifetime value fits, whatever stands in its places. */
@DisplayName("message: lifetime value by rating")
class ValueStatementTest {

    @ParameterizedTest
    @ValueSource(strings = {"", ", without regular payments", ", but more in its test"})
    void theLongestSentenceFits(String scope) {
        Measured gap = new Measured(-1_234.5, -1_300, -1_200, 0.95, Unit.money("GBP", "per customer"));
        assertThat(ValueLifetime.difference(
                                Statement.words("high", "7.33 to 10"),
                                Statement.words("low", "0 to 3.67"),
                                Statement.forecastVerb(Grade.UNADJUSTED),
                                gap,
                                "revenue",
                                "10 years",
                                scope)
                        .text())
                .contains("is expected to go with £1,230 less")
                .hasSizeLessThanOrEqualTo(Statement.LONGEST);
    }
}
