package org.wayworth.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wayworth.vocabulary.Condition;

class GrammarTest {

    private static final Grammar GRAMMAR = Grammar.of(RandomConditions.ALL);
    private static final Grammar OPEN = Grammar.withAnyAttribute(
            RandomConditions.ALL.stream().filter(fact -> !fact.isAttribute()).toList());

    @ParameterizedTest
    @DisplayName("reference: what is read, and the one text it is written as")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "region=\"Wales\" OR orders_365>=4.0 and not is_contract_running"
                        + " | region = \"Wales\" or (orders_365 >= 4 and not is_contract_running)",
                "not (is_contract_running) | not is_contract_running",
                "not not not (orders_365 < 1) | not (orders_365 < 1)",
                "((region = \"a\" and region = \"a\")) | region = \"a\"",
                "(region = \"a\" or region = \"b\") or region = \"c\" | region = \"a\" or region = \"b\" or region = \"c\"",
                "orders_365 in (1,2,1) | orders_365 in (1, 2)",
                "revenue_365 between -1.50 and 0100 | revenue_365 between -1.5 and 100",
                "joined_on > 2024-02-29 | joined_on > 2024-02-29",
                "channels CONTAINS \"Web\" and region Is Known | channels contains \"Web\" and region is known",
                "`orders_365` = \"4\" | `orders_365` = \"4\"",
                "`And` != \"x\" | `And` != \"x\"",
                "`region` = \"x\" | region = \"x\"",
                "region = \"say \\\"x\\\" \\\\\" | region = \"say \\\"x\\\" \\\\\""
            })
    void textsHaveOneForm(String written, String canonical) {
        assertThat(GRAMMAR.text(GRAMMAR.parse(written))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @DisplayName("reference: the older form, attribute=value joined by commas, is rewritten")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                " region=Scotland , plan = Daily | region = \"Scotland\" and plan = \"Daily\"",
                "business unit=B2B & retail | `business unit` = \"B2B & retail\"",
                "age band=<25 | `age band` = \"<25\"",
                "floor=4 | floor = \"4\"",
                "orders_365=four | `orders_365` = \"four\"",
                "segment=food and drink | segment = \"food and drink\"",
                "a=b,a=b | a = \"b\"",
                "note=a=b | note = \"a=b\""
            })
    void theOlderFormIsRewritten(String written, String canonical) {
        Condition condition = OPEN.parse(written);
        assertThat(OPEN.text(condition)).isEqualTo(canonical);
        assertThat(OPEN.parse(canonical)).isEqualTo(condition);
    }

    @ParameterizedTest
    @DisplayName("message: what must stand where, what was found, what to do")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "orders_356 >= 4 | the condition must have a fact that is known at line 1, column 1, not orders_356;"
                        + " did you mean orders_365?",
                "region = Scotland and plan >= 4 | the condition must have text in double quotes for region at line 1,"
                        + " column 10, not Scotland; region is text: write region = \"…\".",
                "orders_365 >= \"four\" | the condition must have a number for orders_365 at line 1, column 15, not"
                        + " \"four\"; orders_365 is a number (orders): write orders_365 >= 4.",
                "region > \"a\" | the condition must have =, !=, in, contains or is after region at line 1, column 8, not"
                        + " >; region is text: write region = \"…\".",
                "joined_on >= 2024-02-30 | the condition must have a day that there is at line 1, column 14, not"
                        + " 2024-02-30; write dates as 2025-01-31.",
                "channels = \"web\" | the condition must have contains or is after channels at line 1, column 10, not =;"
                        + " channels is a list: write channels contains \"…\".",
                "is_contract_running >= 1 | the condition must have is_contract_running by itself at line 1, column 21,"
                        + " not >=; is_contract_running is yes or no: write is_contract_running, or not"
                        + " is_contract_running.",
                "orders_365 | the condition must have a comparison of orders_365 at line 1, column 11, not the end;"
                        + " orders_365 is a number (orders): write orders_365 >= 4.",
                "(region = \"a\" | the condition must have and, or, or a closing bracket at line 1, column 14, not the"
                        + " end; close the bracket, or join conditions with and, or.",
                "region = \"a\" region = \"b\" | the condition must have and, or, or the end at line 1, column 14, not"
                        + " region; join conditions with and, or.",
                "revenue_365 >= 1,000 | the condition must have and, or, or the end at line 1, column 17, not ,; write"
                        + " numbers without commas: 1000.",
                "region = 'a' | the condition must have a fact, a value, a sign such as >= or a word such as and at line 1,"
                        + " column 10, not 'a'; write text in straight double quotes: \"Scotland\".",
                "region = \"a | the condition must have text that ends with \" at line 1, column 10, not \"a; close the"
                        + " quotes.",
                "region = \"\" | the condition must have text of at least one letter at line 1, column 10, not \"\"; write"
                        + " what is meant, or is blank where nothing is known.",
                "orders_365 between 5 and 4 | the condition must have a value that is not below the first at line 1, column"
                        + " 26, not 4; write the smaller value first.",
                "orders_365 is empty | the condition must have blank or known after is at line 1, column 15, not empty;"
                        + " write is blank, is known, or = with a value.",
                "\"region\" = \"a\" | the condition must have the name of a fact at line 1, column 1, not \"region\"; write"
                        + " the name of a fact without double quotes, or in backquotes."
            })
    void faultsSayWhereAndWhat(String written, String message) {
        ConditionFault fault = catchThrowableOfType(ConditionFault.class, () -> GRAMMAR.parse(written));
        assertThat(fault).hasMessage(message);
    }

    @Test
    @DisplayName("message: the line and the character are counted as they are written")
    void linesAndColumns() {
        ConditionFault fault =
                catchThrowableOfType(ConditionFault.class, () -> GRAMMAR.parse("region = \"😀\"\n and \"😀\" = 4"));
        assertThat(List.of(fault.line(), fault.column())).containsExactly(2, 6);
        assertThat(fault.found()).isEqualTo("\"😀\"");
        assertThat(fault.expected()).isEqualTo("the name of a fact");
    }

    @Test
    @DisplayName("message: seven brackets, 51 conditions and 101 values are too many")
    void limits() {
        assertThat(GRAMMAR.parse("(".repeat(6) + "is_contract_running" + ")".repeat(6)))
                .isNotNull();
        assertFault("(".repeat(7) + "is_contract_running" + ")".repeat(7), "at most 6 brackets open", 7);
        String term = "is_contract_running or ";
        assertThat(GRAMMAR.parse(term.repeat(49) + "is_contract_running")).isNotNull();
        assertFault(term.repeat(50) + "is_contract_running", "at most 50 conditions", 50 * term.length() + 1);
        assertThat(GRAMMAR.parse("orders_365 in (1" + ",1".repeat(99) + ")")).isNotNull();
        assertFault("orders_365 in (1" + ",1".repeat(100) + ")", "at most 100 values in a list", 216);
    }

    private static void assertFault(String text, String expected, int column) {
        ConditionFault fault = catchThrowableOfType(ConditionFault.class, () -> GRAMMAR.parse(text));
        assertThat(fault.expected()).isEqualTo(expected);
        assertThat(fault.column()).isEqualTo(column);
    }

    @Test
    @DisplayName("message: an attribute that only the data can know is asked for as text; anything else is not known")
    void unknownNames() {
        assertThat(OPEN.text(OPEN.parse("colour in (\"red\") and `a b` is blank")))
                .isEqualTo("colour in (\"red\") and `a b` is blank");
        ConditionFault fault = catchThrowableOfType(ConditionFault.class, () -> OPEN.parse("colour >= 4"));
        assertThat(fault.expected()).isEqualTo("a fact that is known");
        ConditionFault near = catchThrowableOfType(ConditionFault.class, () -> OPEN.parse("tenure_day >= 4"));
        assertThat(near.advice()).isEqualTo("did you mean tenure_days?");
    }
}
