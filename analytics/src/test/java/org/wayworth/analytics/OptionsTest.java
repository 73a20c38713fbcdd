package org.wayworth.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    horizon-days=x | Follow-up period must be a whole number from 7 to 3,650, not "x" | --horizon-days must be a whole number from 7 to 3,650, not "x"
                    landmark=31.5.25 | Analysis date must be a date such as 31 January 2025, not "31.5.25" | --landmark must be a date such as 2025-01-31, not "31.5.25"
                    placebo-days=400 | “Placebo period” must be fewer than “Baseline period”, or nothing is left to describe customers by: 400 and 365 | --placebo-days must be fewer than --lookback-days, or nothing is left to describe customers by: 400 and 365
                    from=2024-03-01;until=2024-02-01 | “Responses until” must not come before “Responses from”: 1 February 2024 and 1 March 2024 | --until must not come before --from: 2024-02-01 and 2024-03-01
                    where=orders_356 >= 4 | “Customers” must have a fact that is known at line 1, column 1, not orders_356; did you mean orders_365? | --where must have a fact that is known at line 1, column 1, not orders_356; did you mean orders_365?
                    """)
    @DisplayName("message: pages name labels, the command line flags, each with its own dates")
    void eachReaderIsToldWithTheNamesThatTheyKnow(String asked, String onPages, String onCommandLine) {
        Analysis<?> linkage = Analyses.find("linkage").orElseThrow();
        Map<String, String> texts = new TreeMap<>();
        for (String one : asked.split(";")) {
            texts.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
        }
        assertThatThrownBy(() -> Options.parse(linkage, texts))
                .isInstanceOfSatisfying(Options.WrongOptions.class, wrong -> {
                    assertThat(wrong.in(OptionNames.LABELS)).isEqualTo(onPages);
                    assertThat(wrong.in(OptionNames.FLAGS)).isEqualTo(onCommandLine);
                });
    }

    @Test
    @DisplayName("law: a date may be written as pages write it")
    void aDateMayBeWrittenAsPagesWriteIt() {
        Analysis<?> linkage = Analyses.find("linkage").orElseThrow();
        assertThat(Options.asText(Options.parse(linkage, Map.of("from", "1 March 2024"))))
                .containsEntry("from", "2024-03-01");
    }

    @Test
    @DisplayName("message: advice names options as its reader knows them, and leaves other brackets alone")
    void adviceNamesOptionsAsItsReaderKnowsThem() {
        String advice = "Ask about a longer time (from, until), or whether contracts are kept (outcome retention), or"
                + " import exchange rates (table exchange_rate).";
        assertThat(OptionNames.LABELS.in(advice))
                .isEqualTo("Ask about a longer time (“Responses from”, “Responses until”), or whether"
                        + " contracts are kept (“Outcome”: retention), or import exchange rates (table"
                        + " exchange_rate).");
        assertThat(OptionNames.FLAGS.in(advice))
                .isEqualTo("Ask about a longer time (--from, --until), or whether contracts are kept (--outcome"
                        + " retention), or import exchange rates (table exchange_rate).");
        assertThat(OptionNames.KEYS.in(advice)).isEqualTo(advice);
    }
}
