package org.wayworth.programme.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.warehouse.DataFolder;

/** Contract: findings are kept unchanged, in SQLite and in PostgreSQL alike. */
@DisplayName("contract: evidence")
class EvidenceTest {

    private static final FindingId ID = new FindingId("f-0123456789");

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aFindingIsKeptOnceAndNeverChanged(String database, @TempDir Path place) throws IOException {
        Path folder = folder(database, place);
        KeptFinding finding = new KeptFinding(
                ID, "late", "v1", "A statement: £4.10 – “so”.", "{\"a\": 1}", Instant.parse("2026-01-02T03:04:05Z"));
        try (DataFolder data = DataFolder.open(folder)) {
            Evidence evidence = new Evidence(data.operational());
            assertThat(evidence.listFindings()).isEmpty();
            assertThat(evidence.keep(finding)).isEqualTo(finding);
            assertThat(evidence.keep(finding)).isEqualTo(finding);
        }
        try (DataFolder data = DataFolder.open(folder)) {
            Evidence evidence = new Evidence(data.operational());
            assertThat(evidence.listFindings()).containsExactly(finding);
            assertThat(evidence.findFinding(ID)).contains(finding);
            assertThat(evidence.findFinding(new FindingId("f-9999999999"))).isEmpty();
            KeptFinding other = new KeptFinding(ID, "late", "v1", "A statement.", "{\"a\": 2}", finding.madeAt());
            assertThat(evidence.keep(other)).isEqualTo(finding);
            assertThat(evidence.listFindings()).containsExactly(finding);
        }
    }

    private static Path folder(String database, Path place) throws IOException {
        Path folder = place.resolve("data");
        DataFolder.init(folder);
        if (database.equals("postgresql")) {
            Path password = Files.writeString(place.resolve("password"), "postgres\n");
            Files.writeString(
                    folder.resolve("wayworth.yaml"),
                    "database: jdbc:postgresql://localhost:" + server.getPort() + "/postgres\n"
                            + "database_user: postgres\ndatabase_password_file: " + password + "\n");
        }
        return folder;
    }
}
