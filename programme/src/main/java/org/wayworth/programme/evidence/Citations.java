package org.wayworth.programme.evidence;

import java.util.Optional;
import org.wayworth.store.Store;
import org.wayworth.vocabulary.FindingId;

/** Which finding a question stands for where it is cited: the first answer that there was, for good. */
public final class Citations {

    private final Store store;
    private final Evidence evidence;

    /** @param evidence of the same database: what is named here is kept there */
    public Citations(Store store, Evidence evidence) {
        this.store = store;
        this.evidence = evidence;
    }

    /**
     * @param thing that cites: {@code decision/2026-09-12-tell-people}
     * @param cited as it is written there: {@code linkage horizon-days=365}
     */
    public Optional<FindingId> find(String thing, String cited) {
        return store.sql("select finding_id from citation where thing = :thing and cited = :cited")
                .param("thing", thing)
                .param("cited", cited)
                .query((row, number) -> new FindingId(row.getString("finding_id")))
                .optional();
    }

    /** Fixes what the citation stands for, and keeps that finding for good; the first that is fixed stays. */
    public void fix(String thing, String cited, FindingId finding) {
        store.together(() -> {
            evidence.keep(finding);
            return store.sql("""
                            insert into citation (thing, cited, finding_id) values (:thing, :cited, :id)
                            on conflict (thing, cited) do nothing
                            """)
                    .param("thing", thing)
                    .param("cited", cited)
                    .param("id", finding.value())
                    .update();
        });
    }
}
