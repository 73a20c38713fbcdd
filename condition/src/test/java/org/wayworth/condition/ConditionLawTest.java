package org.wayworth.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.vocabulary.Condition;

@DisplayName("law: conditions as text")
class ConditionLawTest {

    private static final Grammar GRAMMAR = Grammar.of(RandomConditions.ALL);

    /** Everything that SQL may consist of beside names of facts; what people write is none of it. */
    private static final Pattern SQL =
            Pattern.compile("(?:[() ,]|not|and|or|between|in|is null|is not null|=|<>|<=|>=|<|>"
                    + "|f\\.\"[a-z][a-z0-9_]{0,62}\"|cast\\(|as double\\)|:p[0-9]+|contains\\(|lower\\(|list_contains\\("
                    + "|list_transform\\(|x -> lower\\(x\\)"
                    + "|\\(select a\\.value from attribute_at a where a\\.point = f\\.point and a\\.name = )*");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @DisplayName("law: a condition's text is read back as the same condition, and written as the same text")
    void textComesBack(long seed) {
        RandomConditions random = new RandomConditions(seed);
        for (int times = 0; times < 2_500; times++) {
            Condition condition = random.condition();
            String text = GRAMMAR.text(condition);
            assertThat(GRAMMAR.parse(text)).as(text).isEqualTo(condition);
            assertThat(GRAMMAR.text(GRAMMAR.parse(text))).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    @DisplayName("law: blanks, capitals and needless brackets change nothing")
    void spacesMeanNothing(long seed) {
        RandomConditions random = new RandomConditions(seed);
        for (int times = 0; times < 500; times++) {
            String text = GRAMMAR.text(random.condition());
            if (text.chars().filter(sign -> sign == '(').count() < Grammar.DEEPEST) {
                String loose = "\n (\t" + text.replace(" and ", "\n  AND ").replace(" is blank", " Is BLANK") + " ) ";
                assertThat(GRAMMAR.text(GRAMMAR.parse(loose))).isEqualTo(text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    @DisplayName("law: whatever is written is read, or refused with a place within it")
    void garbageIsRefusedInItsPlace(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<String> pieces = List.of(
                "and",
                "or",
                "not",
                "(",
                ")",
                "\"",
                "`",
                "\\",
                "region",
                "orders_365",
                "4",
                "1e9",
                "-",
                "2024-02-30",
                "=",
                ">=",
                "!=",
                "is",
                "blank",
                "in",
                "between",
                "contains",
                ",",
                "\n",
                "\u0000",
                "\ud800",
                "\u202e",
                "é",
                "😀",
                "channels",
                "is_contract_running",
                "\"a\"",
                ".",
                ";",
                "--",
                "/*",
                "'",
                "%s",
                "{where}");
        int read = 0;
        for (int times = 0; times < 20_000; times++) {
            StringBuilder text = new StringBuilder();
            for (int n = chance.nextInt(12); n > 0; n--) {
                text.append(pieces.get(chance.nextInt(pieces.size()))).append(chance.nextBoolean() ? " " : "");
            }
            read += isRead(text.toString()) ? 1 : 0;
        }
        assertThat(read).as("pieces that make a condition").isGreaterThan(10);
    }

    private static boolean isRead(String text) {
        try {
            GRAMMAR.text(GRAMMAR.parse(text));
            return true;
        } catch (ConditionFault fault) {
            List<String> lines = text.lines().toList();
            assertThat(fault.line()).isBetween(1, Math.max(1, text.split("\n", -1).length));
            String line = fault.line() <= lines.size() ? lines.get(fault.line() - 1) : "";
            assertThat(fault.column()).as(text + ": " + fault.getMessage()).isBetween(1, line.length() + 1);
            assertThat(fault.getMessage()).doesNotContain("\u0000").doesNotContain("\u202e");
            assertThat(fault.advice()).endsWith(fault.advice().endsWith("?") ? "?" : ".");
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11})
    @DisplayName("law: nothing that somebody wrote is part of the SQL text")
    void sqlHasNoTextOfOthers(long seed) {
        RandomConditions random = new RandomConditions(seed);
        for (int times = 0; times < 1_000; times++) {
            ConditionSql sql = ConditionSql.of(random.condition());
            assertThat(sql.text()).matches(SQL);
            sql.values().keySet().forEach(name -> assertThat(sql.text()).contains(":" + name));
        }
    }

    @Test
    @DisplayName("law: ten megabytes, a hundred thousand brackets or nots, and lists without end are refused at once")
    void hostileTextIsRefused() {
        List<String> hostile = List.of(
                "a".repeat(10_000_000),
                "(".repeat(100_000),
                "(".repeat(9_000),
                "\"" + "\\".repeat(9_990),
                "region in (" + "\"a\",".repeat(1_500) + "\"a\")",
                "region = \"a\" or ".repeat(500) + "region = \"a\"",
                "a=b,".repeat(2_400) + "a=b",
                "revenue_365 = " + "9".repeat(9_000),
                "region = \"\u0000\"",
                "region = \"\ud83d\"",
                "`\u202e` = \"x\"",
                "\u0000");
        for (String text : hostile) {
            assertThatThrownBy(() -> GRAMMAR.parse(text))
                    .as(text.substring(0, Math.min(20, text.length())))
                    .isInstanceOf(ConditionFault.class);
        }
        assertThat(GRAMMAR.text(GRAMMAR.parse("not ".repeat(2_001) + "region = \"a\"")))
                .isEqualTo("not (region = \"a\")");
    }
}
