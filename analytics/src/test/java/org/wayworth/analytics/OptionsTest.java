package org.wayworth.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Law and message: options survive the way to text and back, and wrong texts are told. */
@DisplayName("law and message: options")
class OptionsTest {

    static Stream<Analysis<?>> analyses() {
        return Analyses.all().stream();
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void defaultsSurviveTheWayToTextAndBack(Analysis<?> analysis) {
        assertThat(back(analysis)).isEqualTo(analysis.defaults());
    }

    private static <O extends Record> Record back(Analysis<O> analysis) {
        return Options.parse(analysis, Options.asText(analysis.defaults()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    horizon-days | x        | horizon-days must be a whole number from 7 to 3,650, not "x"
                    horizon-days | 0        | horizon-days must be a whole number from 7 to 3,650, not "0"
                    landmark     | 31.5.25  | landmark must be a date such as 2025-01-31, not "31.5.25"
                    outcome      | joy      | outcome must be one of revenue, margin, growth, orders, return, retention, referrals, lifetime-value, not "joy"
                    horizont     | 3        | an option must be one of currency, cut, discount-rate, from, horizon-days, landmark, leave-out, lookback-days, margin-share, metric, minimum-respondents, outcome, placebo-days, recent-days, survey, until, where, years, not "horizont"
                    placebo-days | 400      | placebo-days must be fewer than lookback-days, or nothing is left to describe customers by: 400 and 365
                    """)
    void aWrongTextIsTold(String option, String text, String message) {
        Analysis<?> linkage = Analyses.find("linkage").orElseThrow();
        assertThatThrownBy(() -> Options.parse(linkage, Map.of(option, text)))
                .isInstanceOf(Options.WrongOptions.class)
                .hasMessage(message);
    }
}
