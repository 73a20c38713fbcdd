package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Truth: the facts of a real file whose cells are set apart by blanks, counted independently, to the cent. */
@Tag("larger")
class CdnowTest {

    @Test
    void everyPurchaseIsThereToTheCent(@TempDir Path tmp) throws IOException {
        Path file = Path.of(System.getProperty("wayworth.shared", "../shared"), "data", "cdnow", "CDNOW_master.txt");
        Path mapping = Path.of(System.getProperty("wayworth.root", ".."), "examples", "cdnow.yaml");
        DataFolder.init(tmp.resolve("data"));
        try (DataFolder folder = DataFolder.open(tmp.resolve("data"))) {
            ImportResult result = folder.importer().importFiles(List.of(file), mapping, Progress.silent());
            assertThat(result.read()).isEqualTo(69_659);
            assertThat(result.loaded()).isEqualTo(69_659);
            assertThat(folder.status().tables())
                    .containsEntry("customer", 23_570L)
                    .containsEntry("transaction", 69_659L);
            assertThat(folder.status().money()).containsEntry("order", Map.of("USD", new BigDecimal("2500315.63")));
            Columns span = folder.warehouse().read(CdnowTest.class, "cdnow-span.sql", new Desk.NoParameters());
            assertThat(span.texts("first_day")).containsExactly("1997-01-01");
            assertThat(span.texts("last_day")).containsExactly("1998-06-30");
        }
    }
}
