package org.wayworth.warehouse.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;

@DisplayName("law: match: knows * and ? and nothing else")
class NamePatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sales.csv          | sales.csv              | true
            sales.csv          | SALES.CSV              | true
            sales.csv          | sales.csv2             | false
            sales*.csv         | sales.csv              | true
            sales*.csv         | sales-2024-01.csv      | true
            sales?.csv         | sales1.csv             | true
            sales?.csv         | sales.csv              | false
            *                  | anything               | true
            *a*b*c             | xxaxxbxxbxxc           | true
            *a*b*c             | xxaxxcxxb              | false
            tx[1].csv          | tx[1].csv              | true
            tx[1].csv          | tx1.csv                | false
            tx{a,b}.csv        | txa.csv                | false
            tx{*               | tx{2024}.csv           | true
            tx[*               | tx[                    | true
            Größe?.csv         | GRÖßE9.csv             | true
            ?.csv              | 😀.csv                 | true
            """)
    void fits(String pattern, String name, boolean fits) {
        assertThat(NamePattern.of(pattern).fits(name)).isEqualTo(fits);
    }

    /** Seeded patterns and names of a small alphabet, against the definition by recursion. */
    @Test
    void agreesWithTheDefinition() {
        Random random = new Random(12);
        int fitting = 0;
        for (int i = 0; i < 20_000; i++) {
            String pattern = word(random, "ab*?*", 8);
            String name = word(random, "ab", 8);
            boolean fits = definition(pattern, name);
            fitting += fits ? 1 : 0;
            assertThat(NamePattern.of(pattern).fits(name))
                    .as(pattern + " and " + name)
                    .isEqualTo(fits);
        }
        assertThat(fitting).isBetween(2_000, 18_000);
    }

    private static String word(Random random, String letters, int longest) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    private static boolean definition(String pattern, String name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        if (pattern.charAt(0) == '*') {
            return definition(pattern.substring(1), name)
                    || (!name.isEmpty() && definition(pattern, name.substring(1)));
        }
        return !name.isEmpty()
                && (pattern.charAt(0) == '?' || pattern.charAt(0) == name.charAt(0))
                && definition(pattern.substring(1), name.substring(1));
    }

    @Test
    void manyStarsAreOne() {
        String stars = "*a".repeat(3_000) + "*".repeat(3_000) + "x";
        assertThat(NamePattern.of(stars).fits("a".repeat(3_000) + "x")).isTrue();
        assertThat(NamePattern.of("*".repeat(100_000) + "x").fits("a".repeat(250)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exports/*.csv", "exports\\\\*.csv", "", " "})
    void whatCanBeNoFileNameIsRefusedWithItsLine(String match) {
        assertThatThrownBy(() -> MappingFile.of("m.yaml", mapping(match)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(Code.MAPPING_VALUE);
                    assertThat(refused.reason().where().line()).isEqualTo(3);
                    assertThat(refused.reason().must()).contains("without its folder");
                });
    }

    @Test
    void aFileThatNoPatternFitsIsToldWhatBracketsMean() {
        MappingFile source = MappingFile.of("m.yaml", mapping("sales[0-9].csv"));
        assertThatThrownBy(() -> source.entry("sales1.csv"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.UNMATCHED_FILE))
                .hasMessageContaining("only * and ? are patterns");
        assertThat(source.entry("Sales[0-9].csv").match()).isEqualTo("sales[0-9].csv");
    }

    private static byte[] mapping(String match) {
        return ("mapping: m\nfiles:\n  - match: \"" + match + "\"\n    ignore: not needed\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
