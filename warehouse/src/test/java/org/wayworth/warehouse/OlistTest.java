package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Truth: the facts of a real export, counted independently, to the cent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OlistTest {

    private DataFolder folder;
    private ImportResult result;

    @BeforeAll
    void importsAllFiles(@TempDir Path tmp) throws IOException {
        Path olist = Path.of(System.getProperty("wayworth.shared", "../shared"), "data", "olist");
        Assumptions.assumeTrue(Files.isDirectory(olist), "needs the Olist files in " + olist);
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
}
