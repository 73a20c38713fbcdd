package org.wayworth.programme.goal;

import java.time.Instant;
import java.util.Optional;
import org.wayworth.programme.evidence.Evidence;
import org.wayworth.store.Store;
import org.wayworth.vocabulary.FindingId;

/** Which finding read a goal's measure for a span of time, in each state of the data. */
public final class Readings {

    private final Store store;
    private final Evidence evidence;

    /** @param evidence of the same database: what is named here is kept there */
    public Readings(Store store, Evidence evidence) {
        this.store = store;
        this.evidence = evidence;
    }

    /**
     * @param slug the goal's name
     * @param asked question, options and time, as text
     */
    public Optional<FindingId> find(String slug, String asked, String dataVersion) {
        return store.sql("""
                        select finding_id from goal_reading
                        where slug = :slug and asked = :asked and data_version = :dataVersion
                        """)
                .param("slug", slug)
                .param("asked", asked)
                .param("dataVersion", dataVersion)
                .query((row, number) -> new FindingId(row.getString("finding_id")))
                .optional();
    }

    /** Puts a reading on record, and keeps its finding for good; the first of a state of the data stays. */
    public void keep(String slug, String asked, String dataVersion, FindingId finding, Instant at) {
        store.together(() -> {
            evidence.keep(finding);
            return store.sql("""
                            insert into goal_reading (slug, asked, data_version, finding_id, read_at)
                            values (:slug, :asked, :dataVersion, :id, :at)
                            on conflict (slug, asked, data_version) do nothing
                            """)
                    .param("slug", slug)
                    .param("asked", asked)
                    .param("dataVersion", dataVersion)
                    .param("id", finding.value())
                    .param("at", at.toString())
                    .update();
        });
    }
}
