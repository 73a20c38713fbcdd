package org.wayworth.app.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.analytics.audience.FactChoices;
import org.wayworth.app.desk.SmallCompany;

/** Conditions as rows, with the facts and values of a made-up company. */
@Tag("long")
class BuilderTest {

    private static SmallCompany company;
    private static FactChoices facts = FactChoices.NONE;

    @BeforeAll
    static void open() {
        company = SmallCompany.of(1_500);
        facts = company.desk().facts();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan = \"monthly\" and tenure_days >= 365 | plan = monthly, tenure_days >= 365",
                "orders_365 < 4 or not is_contract_running | orders_365 < 4, is_contract_running no",
                "region in (\"Scotland\", \"Wales\")       | region in Scotland+Wales",
                "channels contains \"web\" and revenue_365 is known | channels contains web, revenue_365 known",
                "is_contract_running and late_share is blank | is_contract_running yes, late_share blank"
            })
    @DisplayName("reference: comparisons joined by one word are rows")
    void comparisonsAreRows(String text, String rows) {
        Builder builder = Builder.of(text, facts);
        assertThat(builder.canSay()).isTrue();
        assertThat(builder.isAny()).isEqualTo(text.contains(" or "));
        assertThat(String.join(
                        ", ",
                        builder.rows().stream()
                                .map(row -> (row.choice().orElseThrow().written() + " "
                                                + row.comparison().word() + " " + String.join("+", row.values()))
                                        .strip())
                                .toList()))
                .isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan = \"monthly\" and (tenure_days >= 365 or orders_365 >= 4)",
                "not (plan = \"monthly\")",
                "tenure_days >= 365 and not (plan = \"monthly\" or plan = \"none\")",
                "no_such_attribute = \"x\""
            })
    @DisplayName("law: of a text that rows cannot say, all stays as it is written")
    void theTextStaysTheMaster(String text) {
        Builder builder = Builder.of(text, facts);
        assertThat(builder.canSay()).isFalse();
        assertThat(builder.rows()).isEmpty();
        assertThat(builder.isWrong()).isFalse();
    }

    @Test
    @DisplayName("message: a text that is no condition is told with what was expected")
    void aWrongTextIsTold() {
        assertThat(Builder.of("tenure_day >= 365", facts).told()).contains("did you mean tenure_days?");
        assertThat(Builder.of("", facts).told()).isEqualTo("All customers.");
    }

    @Test
    @DisplayName("law: each number that is offered can be asked for, with each comparison")
    void eachNumberThatIsOfferedCanBeAskedFor() {
        for (FactChoices.Choice choice : facts.all()) {
            for (Comparison comparison : Comparison.of(choice.fact().kind())) {
                BuilderRow row = BuilderRow.of(choice, comparison.word(), List.of());
                if (row.kind() == org.wayworth.vocabulary.Fact.Kind.NUMBER && comparison.needsValue()) {
                    assertThat(row.offered())
                            .as(choice.written() + " " + comparison)
                            .isNotEmpty();
                    row.offered()
                            .forEach(one -> assertThat(Builder.of(
                                                    choice.written() + " " + comparison.word() + " " + one.value(),
                                                    facts)
                                            .isWrong())
                                    .isFalse());
                }
            }
        }
    }

    @Test
    @DisplayName("law: values are those of ten customers or more, at most 40, with counts of two digits")
    void valuesOfFewAreNotListed() {
        assertThat(facts.find("plan").orElseThrow().values())
                .extracting(FactChoices.Said::value)
                .contains("Classic");
        assertThat(facts.find("last_survey").orElseThrow().values()).isNotEmpty();
        for (FactChoices.Choice choice : facts.all()) {
            assertThat(choice.values())
                    .hasSizeLessThanOrEqualTo(40)
                    .allSatisfy(said -> assertThat(String.valueOf(said.about())).matches("0|[1-9][0-9]0*"));
        }
    }
}
