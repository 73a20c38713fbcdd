package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.condition.Grammar;
import org.wayworth.warehouse.engine.Engine;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;
import org.wayworth.warehouse.feature.Facts.FileForm;
import org.wayworth.warehouse.feature.Registry;
import org.wayworth.warehouse.message.Refused;

@DisplayName("planted truth: a file of facts holds every customer of the day, and what was known of them")
class FactFileTest {

    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);

    @TempDir
    static Path tmp;

    private static FactWorld world;

    /** Ann bought things with awkward names, ben bought once, cat comes only after the day. */
    @BeforeAll
    static void open() {
        world = new FactWorld(tmp)
                .with("people", "ann,2022-03-01\nben,2022-03-01\ncat,2024-07-01")
                .with("plans", "ann,=HYPERLINK(1),2022-03-01\nben,\"a, \"\"b\"\"\",2022-03-01")
                .with("regions", "ann,north\ndee,south")
                .with("sales", """
                        z,zed,Z,sale,1.00,1.00,GBP,2022-01-01 12:00,tea
                        a1,ann,A1,sale,1234.56,1.00,GBP,2024-01-01 12:00,@cmd
                        a2,ann,A2,sale,0.10,1.00,GBP,2024-01-02 12:00,"-1,5"
                        a3,ann,A3,refund,-0.05,-0.05,GBP,2024-01-03 12:00,
                        b1,ben,B1,sale,5.00,1.00,GBP,2024-01-01 12:00,tea
                        """)
                .load();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static FactsWritten write(FileForm form, Path file) {
        return world.data().writeFacts(DAY, Optional.empty(), form, file);
    }

    private static NamedCsvRecord row(Map<Long, NamedCsvRecord> rows, FactWorld world, String customer) {
        return Objects.requireNonNull(rows.get(world.customer(customer)), customer);
    }

    private static Map<Long, NamedCsvRecord> read(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(file)) {
            return records.stream()
                    .collect(Collectors.toMap(row -> Long.parseLong(row.getField("customer_id")), Function.identity()));
        }
    }

    @Test
    void everyCustomerOfTheDayIsARow() throws IOException {
        Path file = tmp.resolve("all.csv");
        FactsWritten written = write(FileForm.CSV, file);
        assertThat(written.customers()).isEqualTo(3);
        assertThat(written.undated()).isEqualTo(1);
        assertThat(written.zone()).isEqualTo(FactWorld.ZONE);
        assertThat(written.recordsEndOn()).contains(LocalDate.of(2025, 12, 31));
        assertThat(written.attributes()).isEqualTo(1);
        assertThat(written.leftOut()).extracting(KnownFacts.LeftOut::attribute).containsExactly("region");
        Map<Long, NamedCsvRecord> rows = read(file);
        assertThat(rows.keySet())
                .containsExactlyInAnyOrder(world.customer("ann"), world.customer("ben"), world.customer("zed"));
        NamedCsvRecord ann = row(rows, world, "ann");
        assertThat(ann.getField("as_of")).isEqualTo("2024-06-30");
        assertThat(ann.getField("revenue_365")).isEqualTo("1234.61");
        assertThat(ann.getField("orders_365")).isEqualTo("2");
        assertThat(ann.getField("is_known_to_sales")).isEqualTo("yes");
        assertThat(row(rows, world, "ben").getField("plan")).isEqualTo("a, \"b\"");
        assertThat(row(rows, world, "zed").getField("refund_share")).isEmpty();
    }

    @Test
    void whatASpreadsheetWouldRunIsText() throws IOException {
        Path file = tmp.resolve("formulas.csv");
        write(FileForm.CSV, file);
        NamedCsvRecord ann = row(read(file), world, "ann");
        assertThat(ann.getField("plan")).isEqualTo("'=HYPERLINK(1)");
        assertThat(ann.getField("product_kinds")).isEqualTo("'-1,5; @cmd");
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(text.split("\r\n", -1)).hasSize(5);
        assertThat(text.replace("\r\n", "")).doesNotContain("\n");
    }

    @Test
    void aConditionLeavesTheOthersOut() throws IOException {
        Path file = tmp.resolve("some.csv");
        FactsWritten written = world.data()
                .writeFacts(
                        DAY,
                        Optional.of(Grammar.withAnyAttribute(Registry.get().facts())
                                .parse("plan = \"=HYPERLINK(1)\" and orders_365 >= 1")),
                        FileForm.CSV,
                        file);
        assertThat(written.customers()).isEqualTo(1);
        assertThat(read(file).keySet()).containsExactly(world.customer("ann"));
    }

    @Test
    void parquetHoldsTheSameWithTypes() throws IOException {
        Path file = tmp.resolve("all.parquet");
        FactsWritten written = write(FileForm.PARQUET, file);
        assertThat(written.customers()).isEqualTo(3);
        Path readable = Files.createDirectories(tmp.resolve("readable"));
        Path copy = Files.copy(file, readable.resolve("all.parquet"));
        try (Engine engine = Engine.open(
                        tmp.resolve("look.db"), new Engine.Limits(400_000_000, 1, tmp.resolve("spill"), readable));
                Session session = engine.session()) {
            Columns rows = session.query(
                    Sql.of(
                            "select customer_id, revenue_365, orders_365, product_kinds[1] as first_product, as_of, plan from '"
                                    + copy + "' where orders_365 = 2"),
                    Parameters.none(),
                    Duration.ofMinutes(1));
            assertThat(rows.longs("customer_id")).containsExactly(world.customer("ann"));
            assertThat(rows.doubles("revenue_365")).containsExactly(1234.61);
            assertThat(rows.texts("first_product")).containsExactly("-1,5");
            assertThat(rows.longs("as_of")).containsExactly(DAY.toEpochDay());
            assertThat(rows.texts("plan")).containsExactly("=HYPERLINK(1)");
        }
    }

    /** Nothing of it is left, and nothing is left in the data folder. */
    @Test
    void aFileThatCannotBeWrittenIsRefused() throws IOException {
        Path nowhere = tmp.resolve("nowhere").resolve("x.csv");
        assertThatThrownBy(() -> write(FileForm.CSV, nowhere)).isInstanceOf(Refused.class);
        Path folder = tmp.resolve("taken");
        Path taken = folder.resolve("x.parquet");
        Files.createDirectories(taken.resolve("y"));
        assertThatThrownBy(() -> write(FileForm.PARQUET, taken)).isInstanceOf(Refused.class);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(taken);
        }
        try (var left = Files.list(world.data().folder().resolve("tmp").resolve("normal"))) {
            assertThat(left.toList()).isEqualTo(List.of());
        }
    }

    /** DuckDB's names of columns differ not by case; a column of ours keeps its name. */
    @Test
    void attributesThatAreCalledAsColumnsAreCalledOtherwise() throws IOException {
        Path place = Files.createDirectories(tmp.resolve("names"));
        try (FactWorld named = new FactWorld(place)
                .attribute("As_Of")
                .with("plans", "ann,basic,2022-03-01")
                .with("sales", "z,ann,Z,sale,1.00,1.00,GBP,2022-01-01 12:00,tea")
                .load()) {
            for (FileForm form : FileForm.values()) {
                Path file = place.resolve("named." + form.name().toLowerCase(java.util.Locale.ROOT));
                assertThat(named.data()
                                .writeFacts(DAY, Optional.empty(), form, file)
                                .customers())
                        .isEqualTo(1);
            }
            assertThat(row(read(place.resolve("named.csv")), named, "ann").getField("As_Of (attribute)"))
                    .isEqualTo("basic");
        }
    }
}
