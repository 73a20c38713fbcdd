package org.wayworth.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.Progress;
import org.wayworth.warehouse.format.Limits;
import org.wayworth.warehouse.mapping.MappingFile;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;

/** Law: cells set apart by blanks are read exactly as their twin with commas, or refused with the line. */
class BlanksTest {

    private static final String MAPPING = """
            mapping: till
            currency: USD
            files:
              - match: till.txt
                loads:
                  - table: transaction
                    keys: {till.customer: customer}
                    columns: {kind: {value: sale}, role: {value: sale}, amount: paid, occurred_at: {column: day, format: yyyyMMdd}}
            """;

    private static final String BLANKS = MAPPING.replace("    loads:", "    format: {delimiter: blanks}\n    loads:");

    @TempDir
    Path tmp;

    @Test
    void aFileWithBlanksIsReadAsItsTwinWithCommas() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<List<String>> records = records(random);
            String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
            StringBuilder commas = new StringBuilder();
            StringBuilder blanks = new StringBuilder();
            for (List<String> record : records) {
                commas.append(String.join(",", record)).append('\n');
                blanks.append(gap(random, 0));
                for (String cell : record) {
                    blanks.append(cell).append(gap(random, 1));
                }
                blanks.setLength(
                        random.nextBoolean()
                                ? blanks.length()
                                : blanks.toString().stripTrailing().length());
                blanks.append(end);
            }
            blanks.append(random.nextBoolean() ? end + "  " + end : "");
            assertThat(read(BLANKS, "till.txt", blanks.toString()))
                    .as("seed " + seed)
                    .isEqualTo(read(MAPPING, "till.txt", commas.toString()));
        }
    }

    @Test
    void aLineWithACellTooFewIsRefusedWithItsNumber() {
        assertThatThrownBy(() -> read(BLANKS, "till.txt", "customer day paid\n1 19970101 2.00\n\n2 19970102\n"))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(Code.RAGGED);
                    assertThat(refused.reason().where().line()).isEqualTo(4);
                    assertThat(refused.getMessage()).contains("3 cells").contains("not 2");
                });
    }

    @Test
    void aValueThatDoesNotFitIsRejectedWithItsLine() throws IOException {
        Map<String, String> rows =
                read(BLANKS, "till.txt", "customer day paid\n1 19970101 2.00\n2 19970102 two\n3 19970103 1.50\n");
        assertThat(rows.get("read")).isEqualTo("3");
        assertThat(rows.get("reject")).startsWith("1,3,").contains(Code.NUMBER.id());
    }

    @Test
    void aLineWithoutAnEndStopsAtTheLimit() {
        String endless = "customer day paid\n" + "x".repeat(Limits.LONGEST_CELL + 1);
        assertThatThrownBy(() -> read(BLANKS, "till.txt", endless)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Code.TOO_LARGE);
            assertThat(refused.reason().where().line()).isEqualTo(2);
        });
    }

    @Test
    void anEmptyFileHasNoHeader() {
        assertThatThrownBy(() -> read(BLANKS, "till.txt", " \n\t\n"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.EMPTY_FILE));
    }

    /** Rows by table, and how many records were read; every one of them loaded or rejected. */
    private Map<String, String> read(String mapping, String name, String text) throws IOException {
        Path file = Files.write(tmp.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        MappingFile till = MappingFile.of("till.yaml", mapping.getBytes(StandardCharsets.UTF_8));
        FileCheck.Checked checked = new FileCheck(till.mapping(), till.entry(name))
                .check(file, name, "seed", 1, LocalDate.of(2024, 6, 1), tmp, Progress.silent());
        Map<String, String> rows = new TreeMap<>();
        for (Map.Entry<String, Path> table : checked.files().entrySet()) {
            rows.put(table.getKey(), Files.readString(table.getValue()));
        }
        rows.put("read", String.valueOf(checked.read()));
        rows.put("faults", checked.faults().toString());
        return rows;
    }

    private static List<List<String>> records(Random random) {
        List<List<String>> records = new ArrayList<>();
        records.add(List.of("customer", "day", "paid"));
        int n = 1 + random.nextInt(30);
        for (int i = 0; i < n; i++) {
            // One in ten days does not exist.
            String day = "1997" + (random.nextInt(10) == 0 ? "0230" : "0" + (1 + random.nextInt(9)) + "15");
            records.add(List.of(
                    String.format(Locale.ROOT, "%05d", random.nextInt(20)),
                    day,
                    random.nextInt(100) + "." + (10 + random.nextInt(90))));
        }
        records.add(List.of("00021", "19970101", "1.00"));
        records.addAll(records.subList(1, 2).stream().map(List::copyOf).toList());
        return records;
    }

    private static String gap(Random random, int least) {
        StringBuilder gap = new StringBuilder();
        int length = least + random.nextInt(3);
        for (int i = 0; i < length; i++) {
            gap.append(random.nextInt(4) == 0 ? '\t' : ' ');
        }
        return gap.toString();
    }
}
