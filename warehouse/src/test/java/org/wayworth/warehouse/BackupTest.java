package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;

/** A backup restores elsewhere to the same rows and sums, also when it was made in the middle of imports. */
@Tag("long")
@DisplayName("law: backups restore")
class BackupTest {

    private static final int IMPORTS = 12;
    private static final int ROWS = 50;

    @TempDir
    Path tmp;

    @Test
    void aRestoredFolderHoldsTheSameAndGoesOn() throws IOException {
        State before;
        Path backup = tmp.resolve("a.backup");
        try (Desk desk = new Desk(tmp)) {
            desk.write("sales.csv", sales(0));
            desk.write("people.csv", Desk.PEOPLE + "c1,a@x.org,north,2023-05-05\nc2,b@x.org,south,2023-13-06\n");
            desk.load("sales.csv");
            desk.load("people.csv");
            before = desk.data().status();
            Backups.Held made = Backups.create(desk.dataPath(), backup, Progress.silent());
            assertThat(made.imports()).isEqualTo(2);
            assertThat(made.storedFiles()).isEqualTo(3);
        }
        assertThat(Files.getPosixFilePermissions(backup)).hasToString("[OWNER_READ, OWNER_WRITE]".replace(", ", ", "));
        assertThat(Backups.verify(backup, Progress.silent()).tables()).isEqualTo(before.tables());
        Path elsewhere = tmp.resolve("elsewhere");
        Backups.restore(backup, elsewhere, Backups.Database.SQLITE, Progress.silent());
        try (DataFolder folder = DataFolder.open(elsewhere)) {
            assertThat(folder.status())
                    .usingRecursiveComparison()
                    .ignoringFields("notes")
                    .isEqualTo(before);
            assertThat(folder.rejects("")).hasSize(1);
            Path more = Files.writeString(tmp.resolve("sales-2.csv"), sales(1));
            folder.importer().importFiles(List.of(more), tmp.resolve("shop.yaml"), Progress.silent());
            assertThat(folder.status().tables()).containsEntry("transaction", 2L * ROWS);
        }
        assertThat(leftovers()).isEmpty();
    }

    private Set<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(tmp)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(".part"))
                    .collect(java.util.stream.Collectors.toSet());
        }
    }

    /** The backup takes no lock: the folder is open in this very program, and another thread imports into it. */
    @Test
    void aBackupMadeDuringImportsHoldsWholeImportsOnly() throws Exception {
        try (Desk desk = new Desk(tmp)) {
            desk.write("sales-0.csv", sales(0));
            desk.load("sales-0.csv");
            ExecutorService importing = Executors.newSingleThreadExecutor();
            try {
                Future<?> imports = importing.submit(() -> {
                    for (int i = 1; i < IMPORTS; i++) {
                        desk.write("sales-" + i + ".csv", sales(i));
                        desk.load("sales-" + i + ".csv");
                    }
                });
                int made = 0;
                while (!imports.isDone() || made == 0) {
                    Path backup = tmp.resolve(made++ + ".backup");
                    Backups.Held held = Backups.create(desk.dataPath(), backup, Progress.silent());
                    Path restored = tmp.resolve("restored-" + made);
                    Backups.Held counted =
                            Backups.restore(backup, restored, Backups.Database.SQLITE, Progress.silent());
                    assertThat(counted.tables()).containsEntry("transaction", (long) held.imports() * ROWS);
                }
                imports.get();
                assertThat(desk.rows("transaction")).isEqualTo((long) IMPORTS * ROWS);
            } finally {
                importing.shutdown();
            }
        }
    }

    private static String sales(int file) {
        StringBuilder text = new StringBuilder(Desk.SALES);
        for (int row = 0; row < ROWS; row++) {
            text.append(file * ROWS + row).append(",c").append(row).append(",1.25,2024-01-01,x\n");
        }
        return text.toString();
    }

    @Test
    @DisplayName("message: a backup is not written over anything, and a damaged folder is not backed up")
    void whatIsTakenAndWhatIsDamagedIsRefused() throws IOException {
        try (Desk desk = new Desk(tmp)) {
            desk.write("sales.csv", sales(0));
            desk.load("sales.csv");
            Path taken = desk.write("taken.backup", "mine");
            refused(
                    Code.BACKUP_TARGET,
                    "a name that is taken",
                    () -> Backups.create(desk.dataPath(), taken, Progress.silent()));
            Path nowhere = tmp.resolve("no/such/folder.backup");
            refused(Code.BACKUP_TARGET, "no folder", () -> Backups.create(desk.dataPath(), nowhere, Progress.silent()));
            refused(
                    Code.FOLDER_UNKNOWN,
                    "wayworth.yaml",
                    () -> Backups.create(tmp, tmp.resolve("x.backup"), Progress.silent()));
            Path good = tmp.resolve("good.backup");
            Backups.create(desk.dataPath(), good, Progress.silent());
            refused(
                    Code.BACKUP_TARGET,
                    "a folder with files",
                    () -> Backups.restore(good, desk.dataPath(), Backups.Database.SQLITE, Progress.silent()));
            try (Stream<Path> raw = Files.list(desk.dataPath().resolve("raw"))) {
                for (Path file : raw.toList()) {
                    Files.writeString(file, Files.readString(file).replace("1.25", "1.26"));
                }
            }
            refused(
                    Code.RAW_DAMAGED,
                    "changed bytes",
                    () -> Backups.create(desk.dataPath(), tmp.resolve("y.backup"), Progress.silent()));
            assertThat(tmp.resolve("y.backup")).doesNotExist();
            Verified mended = verifiedAfterClose(desk, good);
            assertThat(mended.lines()).anySatisfy(line -> {
                assertThat(line.state()).isEqualTo(Verified.State.MENDED);
                assertThat(line.words()).contains("sales.csv: a good copy");
            });
            assertThat(mended.isSound()).isTrue();
        }
        assertThat(leftovers()).isEmpty();
    }

    private static Verified verifiedAfterClose(Desk desk, Path copy) {
        desk.data().close();
        Verified damaged = DataFolder.verify(desk.dataPath(), List.of(), Progress.silent());
        assertThat(damaged.isSound()).isFalse();
        assertThat(damaged.lines()).anySatisfy(line -> assertThat(line.words()).contains("sales.csv: changed bytes"));
        return DataFolder.verify(desk.dataPath(), List.of(copy), Progress.silent());
    }

    private static void refused(Code code, String words, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).as(refused.getMessage()).isEqualTo(code);
            assertThat(refused.getMessage()).contains(words);
        });
    }
}
