package org.wayworth.programme.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wayworth.vocabulary.FindingId;

/**
 * Keeps findings, never changes one. A finding's id follows from the data, the options, the seed and the build, so the
 * same finding made twice is kept once, and one id with two contents means that it could not be made again to the
 * same digits: the first stays.
 */
public final class Evidence {

    private final JdbcClient database;

    /** @param operational the operational database, migrated */
    public Evidence(DataSource operational) {
        this.database = JdbcClient.create(operational);
    }

    /**
     * Keeps a finding, unless one is kept under its id already.
     *
     * @return what is on record under its id now; where its content is another, the finding was not kept
     */
    public KeptFinding keep(KeptFinding finding) {
        database.sql("""
                        insert into finding (finding_id, analysis, data_version, statement, json, made_at)
                        values (:id, :analysis, :dataVersion, :statement, :json, :madeAt)
                        on conflict (finding_id) do nothing
                        """)
                .param("id", finding.id().value())
                .param("analysis", finding.analysis())
                .param("dataVersion", finding.dataVersion())
                .param("statement", finding.statement())
                .param("json", finding.json())
                .param("madeAt", finding.madeAt().toString())
                .update();
        return findFinding(finding.id()).orElse(finding);
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

    private static KeptFinding finding(ResultSet row, int number) throws SQLException {
        return new KeptFinding(
                new FindingId(row.getString("finding_id")),
                row.getString("analysis"),
                row.getString("data_version"),
                row.getString("statement"),
                row.getString("json"),
                Instant.parse(row.getString("made_at")));
    }
}
