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
 * Keeps findings, never changes one. A finding's id follows from the data, the options, the seed and the code, so the
 * same finding made twice is kept once, and one id with two contents means that it could not be made again to the
 * same digits: that is refused.
 */
public final class Evidence {

    private final JdbcClient database;

    /** @param operational the operational database, migrated */
    public Evidence(DataSource operational) {
        this.database = JdbcClient.create(operational);
    }

    /**
     * Keeps a finding; nothing happens when it is kept already.
     *
     * @throws IllegalStateException when another content is kept under its id
     */
    public void keep(KeptFinding finding) {
        Optional<KeptFinding> before = findFinding(finding.id());
        if (before.isPresent()) {
            requireSame(before.get(), finding);
            return;
        }
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

    private static void requireSame(KeptFinding before, KeptFinding now) {
        if (!before.json().equals(now.json())) {
            throw new IllegalStateException("finding " + now.id() + " was kept on " + before.madeAt()
                    + " with other content: the same data, options and seed must give the same digits");
        }
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
