package org.wayworth.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.store.Change;
import org.wayworth.store.ChangeLog;
import org.wayworth.warehouse.Backups;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.Progress;
import org.wayworth.warehouse.State;

/** The folder and its backup were made by the build of 30 November 2026: two imports of three files, one record rejected. */
@DisplayName("reference: data folders and backups of earlier builds open with all that they hold")
class OlderFolderTest {

    private static final String VERSION = "7e9b00e502f34080";

    @TempDir
    Path tmp;

    @Test
    void aFolderOpensAsItWas() throws IOException {
        Path folder = unpack("older/november-2026.zip");
        hold(folder);
        hold(folder);
        assertThat(DataFolder.verify(folder, List.of(), Progress.silent()).isSound())
                .isTrue();
    }

    @Test
    void aBackupIsRestoredToSqlite() throws IOException {
        Path folder = tmp.resolve("restored");
        Backups.restore(backup(), folder, Backups.Database.SQLITE, Progress.silent());
        hold(folder);
    }

    @Test
    void aBackupIsRestoredToPostgres() throws Exception {
        Path folder = tmp.resolve("restored");
        Backups.restore(backup(), folder, Databases.empty(tmp), Progress.silent());
        assertThat(folder.resolve("wayworth.db")).doesNotExist();
        hold(folder);
    }

    /** What the build that made them printed: loaded 3 of 4, 3 of 3 and 3 of 3, of which one replaced an earlier sale. */
    private static void hold(Path folder) {
        try (DataFolder data = DataFolder.open(folder)) {
            State state = data.status();
            assertThat(state.dataVersion()).isEqualTo(VERSION);
            assertThat(state.tables())
                    .containsEntry("transaction", 5L)
                    .containsEntry("feedback", 3L)
                    .containsEntry("customer", 3L);
            assertThat(Objects.requireNonNull(state.money().get("sale")).get("EUR"))
                    .isEqualByComparingTo("74.00");
            assertThat(state.imports()).hasSize(2);
            assertThat(data.rejects(""))
                    .singleElement()
                    .satisfies(reject -> assertThat(reject.line()).isEqualTo(5));
            ChangeLog log = new ChangeLog(data.operational());
            Change change = new Change(java.time.Instant.EPOCH, "", "saved", "goal/x", 1, "");
            data.operational().together(() -> {
                log.add(change);
                return true;
            });
            assertThat(log.latest(1)).containsExactly(change);
        }
    }

    private Path backup() throws IOException {
        try (InputStream in = resource("older/november-2026.backup")) {
            return Files.write(tmp.resolve("november.backup"), in.readAllBytes());
        }
    }

    private Path unpack(String name) throws IOException {
        Path folder = Files.createDirectories(tmp.resolve("data/raw")).resolveSibling("");
        try (ZipInputStream zip = new ZipInputStream(resource(name))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
            }
        }
        return folder;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(OlderFolderTest.class.getResourceAsStream(name), name);
    }
}
