package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.engine.EngineFailure;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;

/** Things in a data folder, and failures of its disk, that are told in words with what to do. */
@DisplayName("fault and message: strange things in a data folder")
class StrangeFolderTest {

    @TempDir
    Path tmp;

    @Test
    void filesThatOnlyLookLikeAnAnalyticsDatabaseAreLeftAlone() throws IOException {
        try (Desk desk = new Desk(tmp)) {
            desk.write("sales.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n");
            desk.load("sales.csv");
        }
        for (String name : new String[] {"analytics-99999999999.duckdb", "analytics-one.duckdb", "analytics-.duckdb"}) {
            Files.writeString(tmp.resolve("data").resolve(name), "mine");
        }
        try (DataFolder data = DataFolder.open(tmp.resolve("data"))) {
            assertThat(data.status().tables()).containsEntry("transaction", 1L);
            assertThat(data.status().notes()).isEmpty();
        }
        assertThat(tmp.resolve("data/analytics-99999999999.duckdb")).hasContent("mine");
    }

    @Test
    void aFolderWithASignThatDatabasesMisreadIsRefusedAndOthersAreNot() {
        for (String name : new String[] {"what?", "a;b"}) {
            assertThatThrownBy(() -> DataFolder.init(tmp.resolve(name)))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.FOLDER_NAME));
            assertThat(tmp.resolve(name)).doesNotExist();
        }
        for (String name : new String[] {"a b", "50%20", "Müll#1", "it's here & there"}) {
            DataFolder.init(tmp.resolve(name));
            try (DataFolder data = DataFolder.open(tmp.resolve(name))) {
                assertThat(data.status().imports()).as(name).isEmpty();
            }
        }
    }

    @Test
    void settingsInAnotherEncodingAreToldWithTheirLine() throws IOException {
        DataFolder.init(tmp.resolve("data"));
        Files.write(
                tmp.resolve("data/wayworth.yaml"),
                "database: sqlite\nsp\u00e4t: x\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> DataFolder.open(tmp.resolve("data")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.FOLDER_SETTING))
                .hasMessageContaining("line 2");
    }

    @Test
    void aDatabaseThatIsNoneAndOneThatWasChangedAreRefused() throws IOException {
        try (Desk desk = new Desk(tmp)) {
            desk.write("sales.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n");
            desk.load("sales.csv");
        }
        Path database = tmp.resolve("data/wayworth.db");
        byte[] sound = Files.readAllBytes(database);
        Files.writeString(database, "not a database, but longer than nothing");
        refused(Code.MANIFEST_DAMAGED, "restore a backup");
        byte[] changed = new String(sound, StandardCharsets.ISO_8859_1)
                .replace("sales.csv", "salep.csv")
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(database, changed);
        refused(Code.MANIFEST_DAMAGED, "other values for import 1");
        Files.write(database, sound);
        try (DataFolder data = DataFolder.open(tmp.resolve("data"))) {
            assertThat(data.status().tables()).containsEntry("transaction", 1L);
        }
    }

    private void refused(Code code, String words) {
        assertThatThrownBy(() -> DataFolder.open(tmp.resolve("data")))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).as(refused.getMessage()).isEqualTo(code);
                    assertThat(refused.getMessage()).contains(words);
                });
    }

    @Test
    void whatAKilledProgramLeftIsSweptAndNothingElse() throws IOException {
        DataFolder.init(tmp.resolve("data"));
        Path left = Files.createDirectories(tmp.resolve("data/tmp/wayworth-exports-1"));
        Files.writeString(left.resolve("orders.csv"), "x");
        Files.writeString(tmp.resolve("data/tmp/libduckdb_java123.so"), "x");
        Files.writeString(tmp.resolve("data/raw/notes.txt"), "mine");
        DataFolder.open(tmp.resolve("data")).close();
        try (Stream<Path> files = Files.list(tmp.resolve("data/tmp"))) {
            assertThat(files).isEmpty();
        }
        assertThat(tmp.resolve("data/raw/notes.txt")).hasContent("mine");
    }

    @Test
    void failuresOfTheDiskHaveWordsOfTheirOwn() {
        assertThat(code(new IOException("No space left on device"))).isEqualTo(Code.DISK_FULL);
        assertThat(code(new FileSystemException("a", null, "Disk quota exceeded")))
                .isEqualTo(Code.DISK_FULL);
        assertThat(code(new AccessDeniedException("a"))).isEqualTo(Code.FOLDER_PERMISSION);
        assertThat(code(new FileSystemException("a", null, "Read-only file system")))
                .isEqualTo(Code.FOLDER_PERMISSION);
        assertThat(code(new FileSystemException("a", null, "Input/output error")))
                .isEqualTo(Code.DISK_FAILED);
        assertThat(code(new EngineFailure(
                        "IO Error: Could not write file \"x\": No space left on device\n  in  select")))
                .isEqualTo(Code.DISK_FULL);
        assertThat(code(new EngineFailure("FATAL Error: Failed: database has been invalidated\n  in  select")))
                .isEqualTo(Code.INDEX_FAILED);
        assertThat(Faults.of(new EngineFailure("Binder Error: no column corrupt\n  in  select"), tmp))
                .as("a defect of ours")
                .isEmpty();
        assertThat(Faults.of(new IllegalStateException("x"), tmp)).isEmpty();
    }

    private Code code(Throwable failure) {
        return Faults.of(new IllegalStateException(failure), tmp).orElseThrow().code();
    }
}
