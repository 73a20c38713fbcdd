package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;
import org.wayworth.warehouse.record.Sha256;

/** The operational database is gone, emptied, older or another's: refused in words, and not one byte is touched. */
@DisplayName("fault and message: a data folder without its own manifest")
class LostManifestTest {

    @TempDir
    Path tmp;

    private Path data;
    private Path database;
    private Path older;

    @BeforeEach
    void twoImports() throws IOException {
        older = tmp.resolve("older.db");
        try (Desk desk = new Desk(tmp)) {
            data = desk.dataPath();
            database = data.resolve("wayworth.db");
            desk.write("sales-1.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n");
            desk.load("sales-1.csv");
            desk.data().close();
            Files.copy(database, older);
            desk.write("sales-2.csv", Desk.SALES + "2,b,5.00,2024-01-02,x\n");
            desk.reopen();
            desk.load("sales-2.csv");
        }
    }

    @Test
    void aFolderWhoseDatabaseIsGoneIsRefused() throws IOException {
        Files.delete(database);
        refusedUntouched(
                Code.MANIFEST_MISSING, "no file, beside 3 files under raw/ and an analytics database of 2 imports");
    }

    @Test
    void anEmptiedDatabaseIsRefused() throws IOException {
        Files.write(database, new byte[0]);
        refusedUntouched(Code.MANIFEST_MISSING, "0 bytes, beside 3 files under raw/");
    }

    @Test
    void aDatabaseOfAFreshFolderIsRefused() throws IOException {
        Path fresh = tmp.resolve("fresh");
        DataFolder.init(fresh);
        DataFolder.open(fresh).close();
        Files.copy(fresh.resolve("wayworth.db"), database, StandardCopyOption.REPLACE_EXISTING);
        refusedUntouched(Code.MANIFEST_OTHER, "the database of another data folder");
    }

    @Test
    void aDatabaseOfAnotherFolderWithTheSameImportsIsRefused(@TempDir Path another) throws IOException {
        try (Desk desk = new Desk(another)) {
            desk.write("sales-1.csv", Desk.SALES + "1,a,10.00,2024-01-01,x\n");
            desk.write("sales-2.csv", Desk.SALES + "2,b,5.00,2024-01-02,x\n");
            desk.load("sales-1.csv");
            desk.load("sales-2.csv");
        }
        Files.copy(another.resolve("data/wayworth.db"), database, StandardCopyOption.REPLACE_EXISTING);
        refusedUntouched(Code.MANIFEST_OTHER, "the database of another data folder");
    }

    @Test
    void anOlderCopyOfItsDatabaseIsRefused() throws IOException {
        Files.copy(older, database, StandardCopyOption.REPLACE_EXISTING);
        refusedUntouched(Code.MANIFEST_OLDER, "every import of this folder: 2 imports, not only the first 1");
    }

    @Test
    void whereTheFoldersOwnMarkIsLostAsWellItsFilesTell() throws IOException {
        Files.delete(data.resolve("record.txt"));
        Files.copy(older, database, StandardCopyOption.REPLACE_EXISTING);
        refusedUntouched(Code.MANIFEST_OLDER, "1 that it does not know");
    }

    @Test
    void aFolderThatOnlyLostItsMarkOpensAndHasItBack() throws IOException {
        String before = Files.readString(data.resolve("record.txt"));
        Files.writeString(data.resolve("record.txt"), before.replace("imports: 2", "imports: 7"));
        try (DataFolder folder = DataFolder.open(data)) {
            assertThat(folder.status().tables()).containsEntry("transaction", 2L);
        }
        assertThat(data.resolve("record.txt")).hasContent(before);
    }

    @Test
    void aMissingRawFileIsNamedWithTheFileItWas() throws IOException {
        Path raw = raw("sales-2.csv");
        Files.delete(raw);
        refusedUntouched(Code.RAW_MISSING, "the stored bytes of sales-2.csv must be as imported, not no file");
    }

    @Test
    void aRawFileThatWasCutIsNamed() throws IOException {
        Files.writeString(raw("sales-1.csv"), "id");
        refusedUntouched(Code.RAW_DAMAGED, "sales-1.csv must be as imported, not 2 bytes of");
    }

    @Test
    void bringingTheMissingFileAgainPutsItBack() throws IOException {
        Path raw = raw("sales-2.csv");
        Files.delete(raw);
        Path file = tmp.resolve("sales-2.csv");
        try (DataFolder folder = DataFolder.open(data, java.util.List.of(file))) {
            assertThat(folder.status().tables()).containsEntry("transaction", 2L);
        }
        assertThat(raw).hasSameBinaryContentAs(file);
    }

    @Test
    void theDatabaseRestoredFromACopyOpensAsBefore() throws IOException {
        Path copy = Files.copy(database, tmp.resolve("copy.db"));
        Files.delete(database);
        refusedUntouched(Code.MANIFEST_MISSING, "raw/ is untouched");
        Files.copy(copy, database);
        try (DataFolder folder = DataFolder.open(data)) {
            assertThat(folder.status().tables()).containsEntry("transaction", 2L);
            assertThat(folder.status().notes()).isEmpty();
        }
    }

    private Path raw(String file) throws IOException {
        try (Stream<Path> all = Files.list(data.resolve("raw"))) {
            byte[] bytes = Files.readAllBytes(tmp.resolve(file));
            return all.filter(one -> same(one, bytes)).findFirst().orElseThrow();
        }
    }

    private static boolean same(Path one, byte[] bytes) {
        try {
            return java.util.Arrays.equals(Files.readAllBytes(one), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void refusedUntouched(Code code, String words) throws IOException {
        Map<String, String> before = content();
        assertThatThrownBy(() -> DataFolder.open(data)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).as(refused.getMessage()).isEqualTo(code);
            assertThat(refused.getMessage()).contains(words);
        });
        assertThat(content()).isEqualTo(before);
    }

    /** Every file but the lock, which says who asked last, and what SQLite keeps beside its database while it is open. */
    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = data.relativize(file).toString();
                if (!name.equals("lock")
                        && !name.startsWith("tmp")
                        && !name.endsWith("-shm")
                        && !name.endsWith("-wal")) {
                    content.put(
                            name,
                            Sha256.of(java.util.List.of(new String(
                                    Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))));
                }
            }
        }
        return content;
    }
}
