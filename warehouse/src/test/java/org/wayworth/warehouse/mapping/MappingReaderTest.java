package org.wayworth.warehouse.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;

/** Messages: whatever is wrong with a mapping is told with its line, and with the word that was meant. */
class MappingReaderTest {

    private static final String GOOD = """
            mapping: shop
            currency: EUR
            time_zone: Europe/Paris
            observed_until: last-transaction
            files:
              - match: sales.csv
                format: {delimiter: ";", encoding: utf-8, header_rows: 1}
                loads:
                  - table: transaction
                    row_key: [id]
                    keys: {shop.customer: customer}
                    columns:
                      kind: {value: sale}
                      role: {value: sale}
                      amount: {column: amount, decimal: ","}
                  - table: feedback
                    row_key: id
                    keys: {shop.customer: customer}
                    when: {column: rating, not: ["0"]}
                    columns: {survey: {value: s}, metric: {value: nps}, rating: {column: rating, scale: [0, 10]}}
              - match: other.csv
                ignore: not needed
            """;

    @Test
    void aSoundMappingIsRead() {
        Mapping mapping = MappingReader.read("shop.yaml", GOOD);
        assertThat(mapping.files()).hasSize(2);
        assertThat(mapping.isSample()).isFalse();
        assertThat(MappingReader.read("shop.yaml", GOOD.replace("files:", "sample: true\nfiles:"))
                        .isSample())
                .isTrue();
        assertThat(mapping.files().get(1).ignored()).contains("not needed");
        assertThat(mapping.files().get(0).loads().get(1).columns().get("rating"))
                .extracting(cell -> cell.scale())
                .isEqualTo(new Mapping.Scale(0, 10, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mapping: shop            | mapping: a shop         | MAPPING_VALUE   | 1  | short name
            mapping: shop            | # none                  | MAPPING_MISSING | 2  | must have mapping:
            currency: EUR            | currency: Euro          | MAPPING_VALUE   | 2  | ISO 4217
            currency: EUR            | curency: EUR            | MAPPING_KEY     | 2  | did you mean currency?
            Europe/Paris             | Paris                   | MAPPING_VALUE   | 3  | time_zone:
            last-transaction         | yesterday               | MAPPING_VALUE   | 4  | observed_until:
            last-transaction         | 2024-02-30              | MAPPING_VALUE   | 4  | observed_until:
            observed_until: last-transaction | sample: perhaps | MAPPING_VALUE   | 4  | sample: must be true
            delimiter: ";"           | delimiter: ";;"         | MAPPING_VALUE   | 7  | one character
            encoding: utf-8          | encoding: utf-ate       | MAPPING_VALUE   | 7  | windows-1252
            header_rows: 1           | header_rows: 0          | MAPPING_VALUE   | 7  | from 1 to 9
            table: transaction       | table: transactions     | MAPPING_VALUE   | 9  | did you mean transaction?
            table: transaction       | table: load             | MAPPING_VALUE   | 9  | must be among
            row_key: [id]            | rowkey: [id]            | MAPPING_KEY     | 10 | did you mean row_key?
            shop.customer: customer} | `bad name: customer}`   | MAPPING_VALUE   | 11 | namespace
            kind: {value: sale}      | kinds: {value: sale}    | MAPPING_KEY     | 13 | did you mean kind?
            kind: {value: sale}      | kind: {value: s, x: y}  | MAPPING_KEY     | 13 | must be among value
            kind: {value: sale}      | product: p              | MAPPING_MISSING | 13 | must have kind:
            amount: {column          | amount_minor: {column   | MAPPING_KEY     | 15 | must be among
            decimal: ","             | decimal: ";"            | MAPPING_VALUE   | 15 | decimal:
            decimal: ","             | `codes: {"a": "1"}`     | MAPPING_KEY     | 15 | amount: is an amount, for which codes:
            decimal: ","             | scale: [0, 1]           | MAPPING_KEY     | 15 | decimal, grouping, negate
            kind: {value: sale}      | `kind: {column: k, format: yyyy}` | MAPPING_KEY | 13 | kind: is text
            role: {value: sale}      | role: {value: sales}    | MAPPING_VALUE   | 14 | did you mean sale?
            role: {value: sale}      | `role: {column: r, codes: {S: sale, R: return}}` | MAPPING_VALUE | 14 | must be sale, refund
            scale: [0, 10]           | `no_answer: {"11": x}`  | MAPPING_KEY     | 20 | no_answer: has no meaning
            scale: [0, 10]           | `codes: {good: five}`   | MAPPING_VALUE   | 20 | must give numbers
            scale: [0, 10]           | `codes: {good: "4,5"}`  | MAPPING_VALUE   | 20 | must give numbers
            scale: [0, 10]           | `codes: {good: }`       | MAPPING_VALUE   | 20 | nothing
            `decimal: ","`           | `grouping: "."`         | MAPPING_VALUE   | 15 | other than decimal:
            not: ["0"]               | nor: ["0"]              | MAPPING_KEY     | 19 | did you mean not?
            scale: [0, 10]           | scale: [5, 5]           | MAPPING_VALUE   | 20 | the worst and the best answer
            scale: [0, 10]           | scale: [1, 2, 3]        | MAPPING_VALUE   | 20 | [6, 1] where 1 is best
            scale: [0, 10]           | scale: 10               | MAPPING_VALUE   | 20 | the worst and the best answer
            scale: [0, 10]           | `scale: [10, 0], reversed: false` | MAPPING_VALUE | 20 | reversed: must be true, or left out
            scale: [0, 10]           | `scale: [0, 10], reversed: maybe` | MAPPING_VALUE | 20 | reversed: must be true or false
            scale: [0, 10]           | reversed: true          | MAPPING_VALUE   | 20 | reversed: needs scale:
            scale: [0, 10]           | `format: nonsense{`     | MAPPING_SYNTAX  | 20 | YAML
            ignore: not needed       | loads: none             | MAPPING_VALUE   | 22 | must be a list
            ignore: not needed       | other: x                | MAPPING_KEY     | 22 | must be among
            currency: EUR            | mapping: twice          | MAPPING_KEY     | 2  | once
            currency: EUR            | `	currency: EUR`       | MAPPING_SYNTAX  | 2  | YAML
            currency: EUR            | currency: !!java.net.URL [x] | MAPPING_SYNTAX | 2 | tag
            currency: EUR            | currency: !!str EUR | MAPPING_SYNTAX | 2 | the tag
            currency: EUR            | currency: &a EUR | MAPPING_SYNTAX | 2 | the anchor &a
            currency: EUR            | currency: {}            | MAPPING_VALUE   | 2  | one value
            """)
    void whatIsWrongIsToldWithItsLine(String right, String wrong, Code code, long line, String part) {
        assertThat(GOOD).contains(right);
        String text = GOOD.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
        assertThatThrownBy(() -> MappingReader.read("shop.yaml", text))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).as(refused.getMessage()).isEqualTo(code);
                    assertThat(refused.reason().where().line())
                            .as(refused.getMessage())
                            .isEqualTo(line);
                    assertThat(refused.getMessage()).contains(part).contains("shop.yaml");
                });
    }

    @Test
    void whatNoFileCanBeIsRefused() {
        for (String text : List.of(
                "",
                "# only a comment",
                "- a list",
                "just text",
                "a: &x b\nc: *x",
                "[".repeat(100),
                "a: " + "x".repeat(1_100_000))) {
            assertThatThrownBy(() -> MappingReader.read("m.yaml", text)).isInstanceOf(Refused.class);
        }
    }

    /** Seeded damage to a good mapping ends in a mapping or a refusal, never in another exception. */
    @Test
    void noDamageEndsInAnotherException() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            List<String> lines = new ArrayList<>(GOOD.lines().toList());
            for (int i = 0; i <= random.nextInt(3); i++) {
                int at = random.nextInt(lines.size());
                String line = lines.get(at);
                int cut = line.isEmpty() ? 0 : random.nextInt(line.length());
                switch (random.nextInt(4)) {
                    case 0 -> lines.remove(at);
                    case 1 -> lines.set(at, line.substring(0, cut));
                    case 2 ->
                        lines.set(
                                at,
                                line.substring(0, cut)
                                        + "{}[]:,'\"&*!- ".charAt(random.nextInt(12))
                                        + line.substring(cut));
                    default -> lines.add(at, lines.get(random.nextInt(lines.size())));
                }
            }
            try {
                MappingReader.read("m.yaml", String.join("\n", lines));
            } catch (Refused refused) {
                assertThat(refused.getMessage()).as("seed " + seed).contains("WW-MAP-");
            }
        }
    }

    @Test
    void theExamplesAreSound() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of(System.getProperty("wayworth.root", ".."), "examples"))) {
            for (Path example :
                    examples.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                assertThat(MappingReader.read(example.toString(), Files.readString(example))
                                .files())
                        .isNotEmpty();
            }
        }
    }
}
