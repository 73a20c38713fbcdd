package org.wayworth.warehouse.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wayworth.warehouse.canonical.CalendarDays;
import org.wayworth.warehouse.canonical.Canonical;
import org.wayworth.warehouse.canonical.Rates;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;
import org.wayworth.warehouse.identity.Identity;
import org.wayworth.warehouse.mapping.Mapping;
import org.wayworth.warehouse.mapping.MappingFile;
import org.wayworth.warehouse.quality.Suspicions;
import org.wayworth.warehouse.record.Manifest;

/** Brings checked files into the analytics database, within a transaction that the caller commits. */
public final class Replay {

    private final Session session;
    private final Canonical canonical;
    private final Path folder;

    /** @param folder one that the engine may read */
    public Replay(Session session, Path folder) {
        this.session = session;
        this.canonical = new Canonical(session);
        this.folder = folder;
    }

    /** What identifies a file of an import before anything is known of its content. */
    public record Arriving(
            int loadNo,
            String loadId,
            String fileName,
            String sha256,
            long bytes,
            String mapping,
            ZoneId zone,
            String at) {}

    /** A file's line of the manifest, and what became of its rows. */
    public record Loaded(Manifest.Load load, Canonical.Settled settled) {}

    /** Copies a checked file in and notes it. */
    public Loaded load(Arriving arriving, FileCheck.Checked checked) {
        Canonical.Settled settled = canonical.load(arriving.loadNo(), checked.files());
        long misfits =
                checked.faults().values().stream().mapToLong(Long::longValue).sum();
        long rejected = misfits + settled.rejected();
        Manifest.Load load = new Manifest.Load(
                arriving.loadNo(),
                arriving.loadId(),
                arriving.fileName(),
                arriving.sha256(),
                arriving.bytes(),
                checked.encoding(),
                checked.read(),
                checked.read() - rejected,
                rejected,
                settled.updated(),
                settled.contentRows(),
                settled.contentHash(),
                Rules.NAME);
        canonical.enter(new Canonical.Entry(
                arriving.loadNo(),
                arriving.loadId(),
                arriving.fileName(),
                arriving.sha256(),
                arriving.mapping(),
                load.read(),
                load.loaded(),
                load.rejected(),
                load.updated(),
                arriving.at().replace('T', ' ').replace("Z", ""),
                arriving.zone().getId(),
                load.contentRows(),
                load.contentHash()));
        return new Loaded(load, settled);
    }

    /** Customers and canonical tables anew, and what is to be doubted in them. */
    public void finish(Map<String, MappingFile> mappings, String dataVersion) throws IOException {
        session.run(Sql.of("delete from source.mapping"), Parameters.none());
        mappings.forEach((name, source) -> session.run(
                Sql.of("insert into source.mapping values (:name, :observed_until, :is_sample)"),
                Parameters.of(new MappingRow(
                        name, source.mapping().observedUntil(), source.mapping().isSample()))));
        Identity.resolve(session, kept(mappings), folder);
        CalendarDays.fill(session, folder);
        Rates.fill(session, folder);
        canonical.build();
        Suspicions.find(session, mappings);
        session.run(Sql.of("delete from source.state"), Parameters.none());
        session.run(
                Sql.of("insert into source.state values (:data_version, :rules)"),
                Parameters.with("data_version", dataVersion).and("rules", Rules.NAME));
    }

    /** By namespace: keys that a mapping keeps though they look like a stand-in. */
    private static Map<String, Set<String>> kept(Map<String, MappingFile> mappings) {
        Map<String, Set<String>> kept = new HashMap<>();
        for (MappingFile source : mappings.values()) {
            for (Mapping.Key key : source.mapping().keys()) {
                kept.computeIfAbsent(key.namespace(), namespace -> new HashSet<>())
                        .addAll(key.keep());
            }
        }
        return kept;
    }

    private record MappingRow(String name, Optional<LocalDate> observedUntil, boolean isSample) {}

    public void create() {
        canonical.create();
    }
}
