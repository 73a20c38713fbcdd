package org.wayworth.store;

import java.time.Instant;
import java.util.List;

/** Who changed what, when and why. Entries are only added. */
public final class ChangeLog {

    private final Store store;

    public ChangeLog(Store store) {
        this.store = store;
    }

    /** Adds an entry, in the transaction of the change that it tells of. */
    public void add(Change change) {
        store.sql("""
                        insert into change_log (ordinal, changed_at, changed_by, what, thing, version, why)
                        values ((select coalesce(max(ordinal), 0) + 1 from change_log),
                                :at, :by, :what, :thing, :version, :why)
                        """)
                .param("at", change.at().toString())
                .param("by", change.by())
                .param("what", change.what())
                .param("thing", change.thing())
                .param("version", change.version())
                .param("why", change.why())
                .update();
    }

    /** The latest first, at most so many. */
    public List<Change> latest(int most) {
        return store.sql("select * from change_log order by ordinal desc limit :most")
                .param("most", most)
                .query((row, number) -> new Change(
                        Instant.parse(row.getString("changed_at")),
                        row.getString("changed_by"),
                        row.getString("what"),
                        row.getString("thing"),
                        row.getInt("version"),
                        row.getString("why")))
                .list();
    }
}
