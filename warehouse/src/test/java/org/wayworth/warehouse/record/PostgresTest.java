package org.wayworth.warehouse.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.Backups;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.ImportResult;
import org.wayworth.warehouse.Progress;
import org.wayworth.warehouse.State;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;

/** Contract: by one setting the manifest lives in PostgreSQL, and everything else is as with SQLite. */
class PostgresTest {

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void importsAreRecordedInPostgres(@TempDir Path tmp) throws IOException {
        Path data = folder(tmp, "postgres");
        Path mapping = mapping(tmp);
        Path sales = sales(tmp);
        State state;
        try (DataFolder folder = DataFolder.open(data)) {
            ImportResult result = folder.importer().importFiles(List.of(sales), mapping, Progress.silent());
            assertThat(result.loaded()).isEqualTo(2);
            state = folder.status();
        }
        assertThat(data.resolve("wayworth.db")).doesNotExist();
        try (DataFolder folder = DataFolder.open(data)) {
            assertThat(folder.status()).isEqualTo(state);
            assertThat(folder.importer()
                            .importFiles(List.of(sales), mapping, Progress.silent())
                            .changedAnything())
                    .isFalse();
        }
    }

    private static Path folder(Path tmp, String database) throws IOException {
        Path data = tmp.resolve("data");
        DataFolder.init(data);
        Files.writeString(
                data.resolve(Settings.FILE),
                "database: " + address(database) + "\ndatabase_user: postgres\n" + "database_password_file: "
                        + password(tmp) + "\n");
        return data;
    }

    private static String address(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    private static Path password(Path tmp) throws IOException {
        return Files.writeString(tmp.resolve("password"), "postgres\n");
    }

    private static Path mapping(Path tmp) throws IOException {
        return Files.writeString(tmp.resolve("shop.yaml"), """
                mapping: shop
                currency: EUR
                files:
                  - match: sales.csv
                    loads:
                      - table: transaction
                        row_key: id
                        keys: {shop.customer: customer}
                        columns: {kind: {value: sale}, role: {value: sale}, amount: amount}
                """);
    }

    private static Path sales(Path tmp) throws IOException {
        return Files.writeString(tmp.resolve("sales.csv"), "id,customer,amount\n1,a,10.00\n2,b,1.50\n");
    }

    private static void database(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
    }

    @Test
    void aBackupFromPostgresRestoresToSqliteAndToPostgres(@TempDir Path tmp) throws IOException, SQLException {
        database("one");
        database("two");
        Path data = folder(tmp, "one");
        State state;
        try (DataFolder folder = DataFolder.open(data)) {
            folder.importer().importFiles(List.of(sales(tmp)), mapping(tmp), Progress.silent());
            state = folder.status();
        }
        Path backup = tmp.resolve("one.backup");
        Backups.create(data, backup, Progress.silent());
        Path files = tmp.resolve("files");
        Backups.restore(backup, files, Backups.Database.SQLITE, Progress.silent());
        assertThat(files.resolve("wayworth.db")).isRegularFile();
        Path two = tmp.resolve("two");
        var target =
                new Backups.Database(address("two"), "postgres", password(tmp).toString());
        Backups.restore(backup, two, target, Progress.silent());
        assertThat(two.resolve("wayworth.db")).doesNotExist();
        for (Path restored : List.of(files, two)) {
            try (DataFolder folder = DataFolder.open(restored)) {
                assertThat(folder.status())
                        .usingRecursiveComparison()
                        .ignoringFields("notes")
                        .isEqualTo(state);
            }
            assertThat(DataFolder.verify(restored, List.of(), Progress.silent()).isSound())
                    .isTrue();
        }
        assertThatThrownBy(() -> Backups.restore(backup, tmp.resolve("three"), target, Progress.silent()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.BACKUP_TARGET))
                .hasMessageContaining("one with tables");
        assertThat(tmp.resolve("three")).doesNotExist();
    }

    @Test
    void aFolderThatIsPointedToAnotherDatabaseIsRefused(@TempDir Path tmp) throws IOException, SQLException {
        database("mine");
        database("empty");
        Path data = folder(tmp, "mine");
        try (DataFolder folder = DataFolder.open(data)) {
            folder.importer().importFiles(List.of(sales(tmp)), mapping(tmp), Progress.silent());
        }
        String settings = Files.readString(data.resolve(Settings.FILE));
        Files.writeString(data.resolve(Settings.FILE), settings.replace("/mine", "/empty"));
        refused(data, Code.MANIFEST_MISSING, "a database without a manifest, beside 2 files under raw/");
        Files.writeString(data.resolve(Settings.FILE), "database: sqlite\n");
        refused(data, Code.MANIFEST_MISSING, "no file, beside 2 files under raw/");
        Files.writeString(data.resolve(Settings.FILE), settings.replace("/mine", "/nosuch"));
        refused(data, Code.DATABASE_AWAY, "nosuch");
        Files.writeString(data.resolve(Settings.FILE), settings);
        try (DataFolder folder = DataFolder.open(data)) {
            assertThat(folder.status().tables()).containsEntry("transaction", 2L);
        }
    }

    private static void refused(Path data, Code code, String words) {
        assertThatThrownBy(() -> DataFolder.open(data)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).as(refused.getMessage()).isEqualTo(code);
            assertThat(refused.getMessage()).contains(words);
        });
    }
}
