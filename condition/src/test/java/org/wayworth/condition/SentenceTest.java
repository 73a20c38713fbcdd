package org.wayworth.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {

    private static final Grammar GRAMMAR = Grammar.withAnyAttribute(RandomConditions.ALL);

    @ParameterizedTest
    @DisplayName("reference: conditions as they are said")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "joined_via = \"market stall\" and orders_365 >= 4 and not is_contract_running | joined via is \"market"
                        + " stall\", orders in the last 365 days are at least 4, and a contract is not running",
                "not (tenure_days > 365) | days since the customer joined are at most 365",
                "revenue_365 between 500 and 1234.5 | revenue in the last 365 days is between 500 GBP and 1,234.5 GBP",
                "joined_on < 2024-03-01 | day on which the customer joined is before 1 March 2024",
                "channels contains \"web\" and not (channels contains \"shop\") | channels used include \"web\" and"
                        + " channels used do not include \"shop\"",
                "region in (\"Wales\", \"England\") or region is blank | region is either \"Wales\" or \"England\" or region"
                        + " is not known",
                "not (region in (\"a\", \"b\", \"c\")) | region is neither \"a\", \"b\" nor \"c\"",
                "is_contract_running and (region = \"a\" or region != \"b\") | a contract is running and (region is \"a\""
                        + " or region is not \"b\")",
                "not (region = \"a\" and region = \"b\") | not all of this holds: region is \"a\" and region is \"b\"",
                "late_share >= 0.25 and last_survey is known | share of promises kept late is at least 0.25 and survey"
                        + " answered last is known"
            })
    void saidAloud(String condition, String sentence) {
        assertThat(ConditionSentence.of(GRAMMAR.parse(condition))).isEqualTo(sentence);
    }
}
