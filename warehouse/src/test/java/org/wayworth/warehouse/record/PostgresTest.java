package org.wayworth.warehouse.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.ImportResult;
import org.wayworth.warehouse.Progress;
import org.wayworth.warehouse.State;

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
        Path data = tmp.resolve("data");
        DataFolder.init(data);
        Path password = Files.writeString(tmp.resolve("password"), "postgres\n");
        Files.writeString(
                data.resolve(Settings.FILE),
                "database: jdbc:postgresql://localhost:" + server.getPort() + "/postgres\ndatabase_user: postgres\n"
                        + "database_password_file: " + password + "\n");
        Path mapping = Files.writeString(tmp.resolve("shop.yaml"), """
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
        Path sales = Files.writeString(tmp.resolve("sales.csv"), "id,customer,amount\n1,a,10.00\n2,b,1.50\n");
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
}
