package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Truth: the facts of a real export, counted independently, to the cent. */
@Tag("larger")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OlistTest {

    private DataFolder folder;
    private ImportResult result;

    @BeforeAll
    void importsAllFiles(@TempDir Path tmp) throws IOException {
        Path olist = Path.of(System.getProperty("wayworth.shared", "../shared"), "data", "olist");
        DataFolder.init(tmp.resolve("data"));
        folder = DataFolder.open(tmp.resolve("data"));
        try (Stream<Path> files = Files.list(olist)) {
            result = folder.importer()
                    .importFiles(
                            files.toList(),
                            Path.of(System.getProperty("wayworth.root", ".."), "examples", "olist.yaml"),
                            Progress.silent());
        }
    }

    @AfterAll
    void close() {
        if (folder != null) {
            folder.close();
        }
    }

    @Test
    void countsArePublished() {
        assertThat(result.read()).isEqualTo(result.loaded() + result.rejected());
        assertThat(result.rejected()).isZero();
        Map<String, Long> tables = folder.status().tables();
        assertThat(tables).containsEntry("customer", 19_831L).containsEntry("feedback", 19_986L);
    }

    @Test
    void sumsAreExactToTheCent() {
        assertThat(folder.status().money())
                .containsEntry("price", Map.of("BRL", new BigDecimal("2768685.99")))
                .containsEntry("freight", Map.of("BRL", new BigDecimal("451112.79")))
                .containsEntry("payment", Map.of("BRL", new BigDecimal("3249579.78")));
    }

    @Test
    void textsDatesAndRepeatedKeysComeThrough() {
        Columns facts = folder.warehouse().read(OlistTest.class, "olist-facts.sql", new Desk.NoParameters());
        assertThat(facts.longs("reviewed_orders")).containsExactly(19_872);
        assertThat(facts.longs("fives")).containsExactly(11_528);
        assertThat(facts.longs("ones")).containsExactly(2_257);
        assertThat(facts.longs("stars")[0] / 19_986.0).isCloseTo(4.090914, within(5e-7));
        assertThat(facts.longs("delivered")).containsExactly(19_430);
        assertThat(facts.longs("undated_money")).containsExactly(0);
        assertThat(facts.longs("people_who_came_back")).containsExactly(163);
        assertThat(facts.longs("verbatims_with_line_breaks")[0]).isGreaterThanOrEqualTo(807);
        // São Paulo was 3 hours behind UTC on both days.
        assertThat(facts.texts("first_order_at")).containsExactly("2016-09-05 00:15:19");
        assertThat(facts.texts("last_order_at")).containsExactly("2018-09-20 16:54:16");
    }

    @Test
    void brokenPromisesAreCountedAsTheSourceCountsThem() {
        Columns late = folder.warehouse().read(OlistTest.class, "olist-late.sql", new Desk.NoParameters());
        assertThat(late.longs("n")).containsExactly(18_115, 1_316);
        assertThat(late.doubles("mean_rating")[0]).isCloseTo(4.296660, within(5e-7));
        assertThat(late.doubles("mean_rating")[1]).isCloseTo(2.260638, within(5e-7));
    }

    @Test
    void theSameFilesAgainChangeNothing() throws IOException {
        Path olist = Path.of(System.getProperty("wayworth.shared", "../shared"), "data", "olist");
        ImportResult again = folder.importer()
                .importFiles(
                        List.of(olist.resolve("olist_orders_dataset.csv")),
                        Path.of(System.getProperty("wayworth.root", ".."), "examples", "olist.yaml"),
                        Progress.silent());
        assertThat(again.changedAnything()).isFalse();
        assertThat(again.dataVersion()).isEqualTo(result.dataVersion());
    }
}
