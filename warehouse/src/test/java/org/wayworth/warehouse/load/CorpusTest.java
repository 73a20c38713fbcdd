package org.wayworth.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.Progress;
import org.wayworth.warehouse.mapping.MappingFile;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/** Law: a file is refused with a line, what must hold and what was found, or read exactly as its clean twin. */
@Tag("long")
class CorpusTest {

    private static final String MAPPING = """
            mapping: corpus
            currency: EUR
            files:
              - match: "*.csv"
                loads:
                  - table: transaction
                    row_key: id
                    keys: {shop.customer: customer}
                    columns: {kind: {value: sale}, role: {value: sale}, amount: amount, occurred_at: sold_at, product: note}
            """;

    @TempDir
    Path tmp;

    private final MappingFile source = MappingFile.of("corpus.yaml", MAPPING.getBytes(StandardCharsets.UTF_8));

    /** What became of a file: its rows by table, or the refusal. */
    private record Outcome(
            @Nullable Map<String, String> rows, @Nullable Message refusal, long read) {}

    private Outcome read(byte[] bytes) throws IOException {
        Path file = Files.write(tmp.resolve("file.csv"), bytes);
        try {
            FileCheck.Checked checked = new FileCheck(source.mapping(), source.entry("file.csv"))
                    .check(file, "file.csv", "seed", 1, LocalDate.of(2024, 6, 1), tmp, Progress.silent());
            Map<String, String> rows = new TreeMap<>();
            for (Map.Entry<String, Path> table : checked.files().entrySet()) {
                rows.put(table.getKey(), Files.readString(table.getValue()));
            }
            return new Outcome(rows, null, checked.read());
        } catch (Refused refused) {
            return new Outcome(null, refused.reason(), 0);
        }
    }

    @Test
    void everyFileIsRefusedAtItsLineOrReadAsItsTwin() throws IOException {
        List<Corpus.Case> cases = Corpus.all();
        assertThat(cases).hasSizeGreaterThan(200);
        for (Corpus.Case one : cases) {
            Outcome outcome = read(one.bytes());
            if (one.twin() == null) {
                Message refusal = outcome.refusal();
                assertThat(refusal).as(one.name()).isNotNull();
                Objects.requireNonNull(refusal);
                assertThat(refusal.code()).as(one.name() + ": " + refusal).isEqualTo(one.code());
                assertThat(refusal.where().line())
                        .as(one.name() + ": " + refusal)
                        .isEqualTo(one.line());
                assertThat(refusal.must()).as(one.name()).isNotBlank();
                assertThat(refusal.found()).as(one.name()).isNotBlank().doesNotContain("Exception");
                assertThat(refusal.next()).as(one.name()).isNotBlank();
            } else {
                assertThat(outcome.refusal()).as(one.name()).isNull();
                assertThat(withoutLines(outcome.rows()))
                        .as(one.name())
                        .isEqualTo(withoutLines(read(one.twin()).rows()));
            }
        }
    }

    /** Line numbers may differ between twins; nothing else may. */
    private static Map<String, String> withoutLines(@Nullable Map<String, String> rows) {
        Map<String, String> without = new TreeMap<>();
        Objects.requireNonNull(rows)
                .forEach((table, text) -> without.put(table, text.replaceAll("(?m)^1,[0-9]+,", "1,")));
        return without;
    }

    @Test
    void aFileCutAnywhereIsRefusedOrHoldsWholeRecordsOnly() throws IOException {
        byte[] whole = Corpus.clean(40);
        for (int length = 1; length < whole.length; length += 7) {
            Outcome outcome = read(Arrays.copyOf(whole, length));
            if (outcome.refusal() == null) {
                String kept = new String(whole, 0, length, StandardCharsets.UTF_8);
                assertThat(outcome.read())
                        .as("cut at " + length)
                        .isEqualTo(kept.lines().count() - 1);
            } else {
                assertThat(outcome.refusal().where().line())
                        .as("cut at " + length)
                        .isPositive();
            }
        }
    }

    /** Seeded damage: bytes changed, removed, doubled. Whatever comes of it is a row, a reject or a refusal. */
    @Test
    void noDamageEndsInAnotherException() throws IOException {
        byte[] whole = Corpus.clean(30);
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            List<Byte> bytes = new ArrayList<>();
            for (byte b : whole) {
                bytes.add(b);
            }
            for (int i = 0; i <= random.nextInt(6); i++) {
                int at = random.nextInt(bytes.size());
                switch (random.nextInt(4)) {
                    case 0 -> bytes.set(at, (byte) random.nextInt(256));
                    case 1 -> bytes.remove(at);
                    case 2 -> bytes.add(at, bytes.get(at));
                    default -> bytes.add(at, (byte) "\",\n\r;\0é".charAt(random.nextInt(7)));
                }
            }
            byte[] damaged = new byte[bytes.size()];
            for (int i = 0; i < damaged.length; i++) {
                damaged[i] = bytes.get(i);
            }
            Outcome outcome = read(damaged);
            assertThat(outcome.rows() == null).as("seed " + seed).isEqualTo(outcome.refusal() != null);
        }
    }
}
