package org.wayworth.programme.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.programme.Databases;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.warehouse.DataFolder;

/** Contract: findings are kept unchanged, in SQLite and in PostgreSQL alike. */
@DisplayName("contract: evidence")
class EvidenceTest {

    private static final FindingId ID = new FindingId("f-0123456789");

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aFindingIsKeptOnceAndNeverChanged(String database, @TempDir Path place) throws Exception {
        Path folder = Databases.folder(database, place);
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

    @ParameterizedTest
    @DisplayName(
            "fault: a changed character of any column shows, and an unsealed row of an earlier version is taken as it"
                    + " is")
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aChangedRowShows(String database, @TempDir Path place) throws Exception {
        KeptFinding finding = numbered(1, 10);
        try (DataFolder data = DataFolder.open(Databases.folder(database, place))) {
            Evidence evidence = new Evidence(data.operational());
            evidence.keep(finding);
            for (String change : List.of(
                    "analysis = 'late '",
                    "data_version = 'v2'",
                    "statement = 'Statement 2.'",
                    "json = 'xxxxxxxxx1'",
                    "made_at = '2026-01-02T03:04:06Z'")) {
                String column = change.substring(0, change.indexOf(' '));
                update(data, "create table before as select * from finding");
                update(data, "update finding set " + change);
                assertThat(evidence.findFinding(finding.id()).orElseThrow().isSound())
                        .as(change)
                        .isFalse();
                update(data, "update finding set " + column + " = (select " + column + " from before)");
                assertThat(evidence.findFinding(finding.id()))
                        .as(change + " undone")
                        .contains(finding);
                update(data, "drop table before");
            }
            update(data, "update finding set sha256 = null");
            assertThat(evidence.findFinding(finding.id())).contains(finding);
        }
    }

    private static void update(DataFolder data, String sql) {
        data.operational().sql(sql).update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatNobodyKeptGoesWhenThereAreTooMany(String database, @TempDir Path place) throws Exception {
        try (DataFolder data = DataFolder.open(Databases.folder(database, place))) {
            Evidence evidence = new Evidence(data.operational());
            RememberedAtMost room = new RememberedAtMost(3, 1_000);
            evidence.keep(numbered(0, 10));
            for (int i = 1; i <= 3; i++) {
                evidence.remember(numbered(i, 10), room);
            }
            evidence.remember(numbered(1, 10), room);
            evidence.keep(numbered(2, 10).id());
            for (int i = 4; i <= 5; i++) {
                evidence.remember(numbered(i, 10), room);
            }

            assertThat(evidence.listFindings())
                    .as("0 and 2 are kept; 3 was asked for longest ago")
                    .containsExactlyInAnyOrder(
                            numbered(0, 10), numbered(1, 10), numbered(2, 10), numbered(4, 10), numbered(5, 10));
            assertThat(evidence.isKept(numbered(0, 10).id())).isTrue();
            assertThat(evidence.isKept(numbered(2, 10).id())).isTrue();
            assertThat(evidence.isKept(numbered(4, 10).id())).isFalse();
            assertThat(evidence.isKept(numbered(3, 10).id())).isFalse();
            assertThat(evidence.keptIds())
                    .containsExactlyInAnyOrder(
                            numbered(0, 10).id(), numbered(2, 10).id());

            evidence.remember(numbered(6, 985), room);
            assertThat(evidence.listFindings())
                    .as("the room for texts binds before their number")
                    .containsExactlyInAnyOrder(numbered(0, 10), numbered(2, 10), numbered(5, 10), numbered(6, 985));

            evidence.remember(numbered(7, 5_000), room);
            assertThat(evidence.findFinding(numbered(7, 5_000).id()))
                    .as("the one just asked for stays, however large")
                    .isPresent();
            assertThat(evidence.listFindings()).hasSize(3);
        }
    }

    private static KeptFinding numbered(int number, int characters) {
        return new KeptFinding(
                new FindingId("f-000000000" + number),
                "late",
                "v1",
                "Statement " + number + ".",
                "x".repeat(characters),
                Instant.parse("2026-01-02T03:04:05Z"));
    }
}
