package org.wayworth.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.Progress;
import org.wayworth.warehouse.mapping.MappingFile;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;

@Tag("long")
@DisplayName("law: whatever stands in the cells, read = loaded + rejected")
class AnyCellsTest {

    private static final String MAPPING = """
            mapping: any
            currency: eur
            time_zone: America/New_York
            files:
              - match: any.csv
                loads:
                  - table: transaction
                    when: {column: kind, not: [ask]}
                    row_key: [id, line]
                    keys: {c: customer}
                    episode: {o: order}
                    columns:
                      kind: kind
                      role: {column: kind, codes: {buy: sale, back: refund}}
                      amount: {column: amount, decimal: ",", grouping: ".", negate: true}
                      currency: {column: currency, missing: ["-"], codes: {euro: eur, EUR: EUR, $: USD, usd: usd, JPY: JPY}}
                      occurred_at: {column: at, format: "[dd/MM/yy HH:mm z][yyyy-MM-dd]"}
                  - table: feedback
                    when: {column: kind, is: [ask, buy]}
                    row_key: id
                    keys: {c: customer}
                    columns:
                      survey: {value: s}
                      metric: {value: csat}
                      rating: {column: rating, scale: [6, 1], missing: ["0"]}
                      answered_at: {column: count, format: epoch-millis}
                    answers:
                      price: {column: price, scale: [1, 5], reversed: true, codes: {good: 1, bad: 5}, no_answer: {x: not asked}}
            """;

    private static final List<String> WORDS = List.of(
            "",
            "",
            "",
            " ",
            "2,505",
            "-2,505",
            "-12,345",
            "1",
            "0",
            "7",
            "-3",
            "2,5",
            "2.5",
            "1.234,56",
            "1e3",
            "1e999",
            "NaN",
            "buy",
            "back",
            "ask",
            "good",
            "bad",
            "x",
            "EUR",
            "usd",
            "euro",
            "$",
            "-",
            "JPY",
            "ßd",
            "31/12/25 23:59 EST",
            "29/02/23 10:00 UTC",
            "2024-02-29",
            "99/99/99",
            "1709210096789",
            "1709210096",
            "999999999999999999",
            "\u0000",
            "\uFEFF",
            "é",
            "😀",
            "a;b",
            "\"\"",
            "=1+1",
            "١٢",
            "9".repeat(50));

    private static final String HEADER = "id,line,customer,order,kind,amount,currency,at,rating,count,price\n";

    @TempDir
    Path tmp;

    @Test
    void noCellEndsInAnException() throws IOException {
        MappingFile source = MappingFile.of("any.yaml", MAPPING.getBytes(StandardCharsets.UTF_8));
        int loaded = 0;
        Set<Code> seen = new HashSet<>();
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            StringBuilder csv = new StringBuilder(HEADER);
            int rows = 1 + random.nextInt(20);
            double odd = random.nextDouble() * 0.08;
            for (int i = 0; i < rows; i++) {
                String[] right = {
                    "" + i,
                    "1",
                    "c" + i % 4,
                    "o1",
                    random.nextBoolean() ? "ask" : "buy",
                    "-2,50",
                    "EUR",
                    "2024-02-29",
                    "3",
                    "1709210096789",
                    "good"
                };
                for (int cell = 0; cell < right.length; cell++) {
                    String word = random.nextDouble() < odd ? WORDS.get(random.nextInt(WORDS.size())) : right[cell];
                    csv.append(cell == 0 ? "" : ",")
                            .append('"')
                            .append(word.replace("\"", "\"\""))
                            .append('"');
                }
                csv.append('\n');
            }
            Path file = Files.writeString(tmp.resolve("any.csv"), csv);
            try {
                FileCheck.Checked checked = new FileCheck(source.mapping(), source.entry("any.csv"))
                        .check(file, "any.csv", "seed", 1, LocalDate.of(2026, 1, 1), tmp, Progress.silent());
                long rejected = checked.faults().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                assertThat(checked.read()).as("seed " + seed).isEqualTo(rows);
                Set<String> lines = new HashSet<>();
                for (String table : List.of("transaction", "feedback")) {
                    if (checked.files().containsKey(table)) {
                        Files.readAllLines(
                                        Objects.requireNonNull(checked.files().get(table)))
                                .forEach(row -> lines.add(row.split(",")[1]));
                    }
                }
                assertThat(lines.size() + rejected).as("seed " + seed).isEqualTo(rows);
                seen.addAll(checked.faults().keySet());
                loaded += lines.size();
            } catch (Refused refused) {
                assertThat(refused.code()).as("seed " + seed).isIn(Code.MOSTLY_REJECTED, Code.NOT_TEXT);
            }
        }
        assertThat(loaded).isGreaterThan(6_000);
        assertThat(seen)
                .contains(
                        Code.NUMBER,
                        Code.DATE,
                        Code.CODED,
                        Code.OUTSIDE_SCALE,
                        Code.DECIMALS,
                        Code.CURRENCY,
                        Code.BLANK_ROW_KEY);
    }
}
