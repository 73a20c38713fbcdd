package org.wayworth.programme.subject;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.wayworth.programme.subject.Version.Name;
import org.wayworth.store.Change;
import org.wayworth.store.ChangeLog;
import org.wayworth.store.Store;

/** Versions on record: rows are only added. The current one of a thing is the last that is not set aside. */
final class Versions {

    private final Store store;
    private final ChangeLog changes;
    private final Clock clock;

    Versions(Store store, Clock clock) {
        this.store = store;
        this.changes = new ChangeLog(store);
        this.clock = clock;
    }

    /** The current version of each thing of a kind, in order of name. */
    List<Version> current(String kind) {
        return store.sql("""
                        select v.* from subject_version v
                        where v.kind = :kind and v.number = (
                          select max(w.number) from subject_version w
                          where w.kind = v.kind and w.slug = v.slug and w.is_set_aside = 0)
                        order by v.slug
                        """).param("kind", kind).query(Versions::version).list();
    }

    Optional<Version> current(Name thing) {
        return store.sql("""
                        select * from subject_version
                        where kind = :kind and slug = :slug and is_set_aside = 0 order by number desc limit 1
                        """)
                .param("kind", thing.kind())
                .param("slug", thing.slug())
                .query(Versions::version)
                .optional();
    }

    /** The latest first, those set aside among them. */
    List<Version> history(Name thing) {
        return store.sql("select * from subject_version where kind = :kind and slug = :slug order by number desc")
                .param("kind", thing.kind())
                .param("slug", thing.slug())
                .query(Versions::version)
                .list();
    }

    /**
     * Adds a version, and tells the log. Must run in a transaction.
     *
     * @param what was done, for the log
     */
    Version add(Name thing, int basedOn, boolean isSetAside, String body, Writer writer, String what) {
        int number = 1
                + store.sql("select coalesce(max(number), 0) from subject_version where kind = :kind and slug = :slug")
                        .param("kind", thing.kind())
                        .param("slug", thing.slug())
                        .query(Integer.class)
                        .single();
        Version version = new Version(
                thing,
                number,
                basedOn,
                isSetAside,
                body,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                writer.by(),
                writer.why());
        store.sql("""
                        insert into subject_version
                          (kind, slug, number, based_on, is_set_aside, body, saved_at, saved_by, why)
                        values (:kind, :slug, :number, :basedOn, :isSetAside, :body, :at, :by, :why)
                        """)
                .param("kind", thing.kind())
                .param("slug", thing.slug())
                .param("number", number)
                .param("basedOn", basedOn)
                .param("isSetAside", isSetAside ? 1 : 0)
                .param("body", body)
                .param("at", version.at().toString())
                .param("by", writer.by())
                .param("why", writer.why())
                .update();
        changes.add(new Change(version.at(), writer.by(), what, thing.toString(), number, writer.why()));
        return version;
    }

    /** Puts another body in the place of one on record: only to erase who a person is. */
    void erase(Version version, String body) {
        store.sql("update subject_version set body = :body where kind = :kind and slug = :slug and number = :number")
                .param("body", body)
                .param("kind", version.thing().kind())
                .param("slug", version.thing().slug())
                .param("number", version.number())
                .update();
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                new Name(row.getString("kind"), row.getString("slug")),
                row.getInt("number"),
                row.getInt("based_on"),
                row.getInt("is_set_aside") == 1,
                row.getString("body"),
                java.time.Instant.parse(row.getString("saved_at")),
                row.getString("saved_by"),
                row.getString("why"));
    }
}
