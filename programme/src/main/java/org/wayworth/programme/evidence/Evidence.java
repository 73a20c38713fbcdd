package org.wayworth.programme.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wayworth.store.Store;
import org.wayworth.vocabulary.FindingId;

/**
 * Keeps findings, never changes one. A finding's id follows from the data, the options, the seed and the build, so the
 * same finding made twice is kept once, and one id with two contents means that it could not be made again to the
 * same digits: the first stays.
 *
 * <p>A finding that was only looked at is remembered: it stays while there is room, and the one asked for longest ago
 * goes first. What someone keeps stays for good.
 */
public final class Evidence {

    private final Store database;

    /** @param database the operational database, migrated */
    public Evidence(Store database) {
        this.database = database;
    }

    /**
     * Keeps a finding for good, unless one is on record under its id already; that one is kept for good then.
     *
     * @return what is on record under its id now; where its content is another, the finding was not kept
     */
    public KeptFinding keep(KeptFinding finding) {
        put(finding, true);
        keep(finding.id());
        return findFinding(finding.id()).orElse(finding);
    }

    /** Keeps for good what is on record under this id; nothing where there is none. */
    public void keep(FindingId id) {
        database.sql("update finding set is_kept = 1 where finding_id = :id and is_kept = 0")
                .param("id", id.value())
                .update();
    }

    /**
     * Puts a finding on record while there is room for those that nobody has kept, unless one is on record under its id
     * already. The finding itself is not forgotten by this call, however large it is.
     *
     * @return what is on record under its id now; where its content is another, the finding was not remembered
     */
    public KeptFinding remember(KeptFinding finding, RememberedAtMost room) {
        put(finding, false);
        database.sql("""
            update finding set asked_order = (select max(asked_order) from finding) + 1
            where finding_id = :id
            """).param("id", finding.id().value()).update();
        forget(finding.id(), room);
        return findFinding(finding.id()).orElse(finding);
    }

    private void put(KeptFinding finding, boolean isKept) {
        database.sql("""
            insert into finding
              (finding_id, analysis, data_version, statement, json, made_at, is_kept, size_characters, sha256)
            values (:id, :analysis, :dataVersion, :statement, :json, :madeAt, :isKept, :size, :sha256)
            on conflict (finding_id) do nothing
            """)
                .param("id", finding.id().value())
                .param("analysis", finding.analysis())
                .param("dataVersion", finding.dataVersion())
                .param("statement", finding.statement())
                .param("json", finding.json())
                .param("madeAt", finding.madeAt().toString())
                .param("isKept", isKept ? 1 : 0)
                .param("size", finding.json().length())
                .param("sha256", Seal.of(finding))
                .update();
    }

    private void forget(FindingId latest, RememberedAtMost room) {
        database.sql("""
            delete from finding where is_kept = 0 and finding_id <> :latest and finding_id in (
              select finding_id from (
                select finding_id,
                       row_number() over (order by asked_order desc, finding_id) as place,
                       sum(size_characters) over (order by asked_order desc, finding_id) as characters
                from finding where is_kept = 0) as remembered
              where place > :findings or characters > :characters)
            """)
                .param("latest", latest.value())
                .param("findings", room.findings())
                .param("characters", room.characters())
                .update();
    }

    /** Whether this finding is on record for good. */
    public boolean isKept(FindingId id) {
        return database.sql("select count(*) from finding where finding_id = :id and is_kept = 1")
                        .param("id", id.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** How many are on record for good. None ever goes, so that of equal numbers they are the same. */
    public long countKept() {
        return database.sql("select count(*) from finding where is_kept = 1")
                .query(Long.class)
                .single();
    }

    /** Those that are on record for good. */
    public Set<FindingId> keptIds() {
        return Set.copyOf(database.sql("select finding_id from finding where is_kept = 1")
                .query((row, number) -> new FindingId(row.getString("finding_id")))
                .list());
    }

    public Optional<KeptFinding> findFinding(FindingId id) {
        return database.sql("select * from finding where finding_id = :id")
                .param("id", id.value())
                .query(Evidence::finding)
                .optional();
    }

    /** The latest first. */
    public List<KeptFinding> listFindings() {
        return database.sql("select * from finding order by made_at desc, finding_id")
                .query(Evidence::finding)
                .list();
    }

    /** Those that are on record for good, the latest first. */
    public List<KeptFinding> listKept() {
        return database.sql("select * from finding where is_kept = 1 order by made_at desc, finding_id")
                .query(Evidence::finding)
                .list();
    }

    private static KeptFinding finding(ResultSet row, int number) throws SQLException {
        KeptFinding read = new KeptFinding(
                new FindingId(row.getString("finding_id")),
                row.getString("analysis"),
                row.getString("data_version"),
                row.getString("statement"),
                row.getString("json"),
                Instant.parse(row.getString("made_at")));
        String sealed = row.getString("sha256");
        return sealed == null || sealed.equals(Seal.of(read)) ? read : read.damaged();
    }
}
