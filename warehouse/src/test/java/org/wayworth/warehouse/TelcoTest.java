package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Truth: a real export without any dates. */
@Tag("larger")
class TelcoTest {

    @Test
    void customersAreCountedOnceAcrossFourFiles(@TempDir Path tmp) throws IOException {
        Path telco = Path.of(System.getProperty("wayworth.shared", "../shared"), "data", "telco");
        DataFolder.init(tmp.resolve("data"));
        try (DataFolder folder = DataFolder.open(tmp.resolve("data"));
                Stream<Path> files = Files.list(telco)) {
            ImportResult result = folder.importer()
                    .importFiles(
                            files.toList(),
                            Path.of(System.getProperty("wayworth.root", ".."), "examples", "telco.yaml"),
                            Progress.silent());
            assertThat(result.loaded()).isEqualTo(4 * 7_043);
            assertThat(result.rejected()).isZero();
            State state = folder.status();
            assertThat(state.tables())
                    .containsEntry("customer", 7_043L)
                    .containsEntry("contract", 7_043L)
                    .containsEntry("feedback", 7_043L)
                    .containsEntry("transaction", 7_043L)
                    .containsEntry("observation_period", 0L);
            assertThat(state.unresolved()).isEmpty();
        }
    }
}
