package org.wayworth.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.canonical.Canonical;
import org.wayworth.warehouse.canonical.Dictionary;
import org.wayworth.warehouse.engine.Engine;
import org.wayworth.warehouse.engine.EngineFailure;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;
import org.wayworth.warehouse.quality.CoverageReader;
import org.wayworth.warehouse.quality.Suspicions;
import org.wayworth.warehouse.record.Manifest;
import org.wayworth.warehouse.record.RecordStore;
import org.wayworth.warehouse.source.Source;

/**
 * The analytics database as an index of the record: opened when first asked, compared with the manifest, brought in
 * line or rebuilt from the raw files when it differs.
 */
final class Index implements AutoCloseable {

    static final String EMPTY_VERSION = "empty";

    private static final Pattern FILE = Pattern.compile("analytics-([0-9]+)\\.duckdb");
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long MOST_MEGABYTES = 4_000;

    private final RecordStore record;
    private final RawAgain again;
    private final List<String> notes = new ArrayList<>();
    private @Nullable Engine engine;
    private @Nullable Suspected suspected;

    Index(RecordStore record) {
        this.record = record;
        this.again = new RawAgain(record, normal());
    }

    /** Folder of the normalised files: the only one that the engine may read. */
    Path normal() {
        return record.tmp().resolve("normal");
    }

    /** What was repaired at this start, and what is suspicious in the data. */
    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        all.addAll(suspicions());
        return all;
    }

    /** Looked for once in a state of the data: it takes a second in millions of ratings. */
    private synchronized List<String> suspicions() {
        String version = dataVersion();
        Suspected known = suspected;
        if (known == null || !known.dataVersion().equals(version)) {
            try (Session session = engine().session()) {
                known = new Suspected(
                        version,
                        Suspicions.of(session, mappings(record.manifest().batches())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            suspected = known;
        }
        return known.sentences();
    }

    /** What is suspicious in one state of the data. */
    private record Suspected(String dataVersion, List<String> sentences) {}

    /** What meets and what doesn't. */
    Coverage coverage() {
        try (Session session = engine().session()) {
            return CoverageReader.read(session);
        }
    }

    synchronized Engine engine() {
        if (engine == null) {
            engine = open();
        }
        return engine;
    }

    Columns query(Sql sql, Parameters parameters) {
        try (Session session = engine().session()) {
            return session.query(sql, parameters, LONGEST);
        }
    }

    String dataVersion() {
        return query(Sql.beside(Index.class, "state.sql"), Parameters.none()).texts("data_version")[0];
    }

    Warehouse warehouse() {
        return new Snapshot(engine(), dataVersion());
    }

    private Engine open() {
        try {
            Files.createDirectories(normal());
            List<Path> generations = generations();
            List<Manifest.Batch> batches = record.manifest().batches();
            if (generations.isEmpty()) {
                if (!batches.isEmpty()) {
                    notes.add("the analytics database was missing and has been rebuilt from the raw files");
                }
                return rebuild(1, batches);
            }
            Path newest = generations.get(generations.size() - 1);
            String wrong = "";
            try {
                Engine opened = Engine.open(newest, limits());
                wrong = repair(opened, batches);
                if (wrong.isEmpty()) {
                    return opened;
                }
                opened.close();
            } catch (EngineFailure e) {
                wrong = "it could not be read ("
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")";
            }
            notes.add("the analytics database has been rebuilt from the raw files: " + wrong);
            return rebuild(generation(newest) + 1, batches);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Engine.Limits limits() {
        long megabytes = record.memoryMegabytes();
        if (megabytes == 0) {
            var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            megabytes = Math.min(MOST_MEGABYTES, system.getTotalMemorySize() / 4_000_000);
        }
        return new Engine.Limits(
                megabytes * 1_000_000,
                Math.max(1, Runtime.getRuntime().availableProcessors()),
                record.tmp().resolve("duckdb"),
                normal());
    }

    private List<Path> generations() throws IOException {
        try (Stream<Path> files = Files.list(record.folder())) {
            return files.filter(file -> FILE.matcher(name(file)).matches())
                    .sorted((a, b) -> Integer.compare(generation(a), generation(b)))
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static int generation(Path file) {
        Matcher matcher = FILE.matcher(name(file));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Empty when the database agrees with the manifest, now or after the last import was replayed; else what differs. */
    private String repair(Engine opened, List<Manifest.Batch> batches) throws IOException {
        List<Manifest.Load> expected = loads(batches);
        List<Found> found;
        try (Session session = opened.session()) {
            String wrongTable = otherTable(session);
            wrongTable = wrongTable.isEmpty() ? otherRules(session) : wrongTable;
            wrongTable = wrongTable.isEmpty() ? wrongTable(session) : wrongTable;
            if (!wrongTable.isEmpty()) {
                return wrongTable;
            }
            found = ledger(session.query(Sql.beside(Index.class, "ledger.sql"), Parameters.none(), LONGEST));
        }
        if (found.size() > expected.size()) {
            return "it holds a load that the manifest does not know";
        }
        for (int i = 0; i < found.size(); i++) {
            if (!found.get(i).agrees(expected.get(i))) {
                return "the rows of " + expected.get(i).fileName() + " differ from the manifest";
            }
        }
        int done = 0;
        int covered = 0;
        while (done < batches.size() && covered < found.size()) {
            covered += batches.get(done++).loads().size();
        }
        if (covered != found.size()) {
            return "an import is only half in it";
        }
        if (done < batches.size()) {
            notes.add("an import that was cut short after it was recorded has been finished");
            replay(opened, batches, done, false);
        }
        return "";
    }

    private static List<Manifest.Load> loads(List<Manifest.Batch> batches) {
        return batches.stream().flatMap(batch -> batch.loads().stream()).toList();
    }

    private record Found(String loadId, long rows, String hash, boolean isWhole) {
        boolean agrees(Manifest.Load load) {
            return isWhole
                    && load.loadId().equals(loadId)
                    && load.contentRows() == rows
                    && load.contentHash().equals(hash);
        }
    }

    private static List<Found> ledger(Columns rows) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            boolean whole = rows.longs("content_rows")[i] == rows.longs("found_rows")[i]
                    && rows.texts("content_hash")[i].equals(rows.texts("found_hash")[i]);
            found.add(new Found(
                    rows.texts("load_id")[i], rows.longs("found_rows")[i], rows.texts("found_hash")[i], whole));
        }
        return found;
    }

    /** A table that another version of Wayworth made, with other columns than this one keeps; empty when there is none. */
    private static String otherTable(Session session) {
        Columns found = session.query(Sql.beside(Index.class, "columns.sql"), Parameters.none(), LONGEST);
        Set<String> columns = new HashSet<>();
        for (int i = 0; i < found.size(); i++) {
            columns.add(found.texts("table_name")[i] + '.' + found.texts("column_name")[i]);
        }
        for (String table : Canonical.tables()) {
            for (Dictionary.Column column : Dictionary.get().columns(table)) {
                if (!columns.contains(table + '.' + column.name())) {
                    return "it was made by another version, without " + table + '.' + column.name();
                }
            }
        }
        return "";
    }

    /** Tables that another version made by other rules, of the same columns; empty when there are none. */
    private static String otherRules(Session session) {
        Columns state = session.query(Sql.beside(Index.class, "state.sql"), Parameters.none(), LONGEST);
        return state.size() == 1 && state.texts("rules")[0].equals(Rules.NAME)
                ? ""
                : "it was made by another version, by other rules";
    }

    private static String wrongTable(Session session) {
        Columns built = session.query(Sql.beside(Index.class, "tables.sql"), Parameters.none(), LONGEST);
        for (int i = 0; i < built.size(); i++) {
            String table = built.texts("table_name")[i];
            Columns counted = session.query(
                    Sql.of("select count(*) as n from canonical.\"" + table + '"'), Parameters.none(), LONGEST);
            if (counted.longs("n")[0] != built.longs("row_count")[i]) {
                return "canonical." + table + " does not have the rows that were built";
            }
        }
        return "";
    }

    /** Builds a new file beside the old one, and switches by renaming. */
    private Engine rebuild(int generation, List<Manifest.Batch> batches) throws IOException {
        Path building = record.folder().resolve("analytics-" + generation + ".duckdb.building");
        deleteDatabase(building);
        List<Manifest.Load> changed;
        try (Engine fresh = Engine.open(building, limits())) {
            changed = replay(fresh, batches, 0, true);
        }
        record.manifest().readAgain(changed);
        Path done = record.folder().resolve("analytics-" + generation + ".duckdb");
        Files.move(building, done, StandardCopyOption.ATOMIC_MOVE);
        for (Path old : generations()) {
            if (!old.equals(done)) {
                deleteDatabase(old);
            }
        }
        return Engine.open(done, limits());
    }

    private static void deleteDatabase(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.resolveSibling(name(file) + ".wal"));
    }

    /**
     * Replays imports from the raw files; what comes out must be what the manifest says, unless another version wrote it.
     *
     * @return what files became that were read by other rules
     */
    private List<Manifest.Load> replay(Engine target, List<Manifest.Batch> batches, int from, boolean create)
            throws IOException {
        List<Manifest.Load> changed = new ArrayList<>();
        try (Session session = target.session()) {
            session.begin();
            Replay replay = new Replay(session, normal());
            if (create) {
                replay.create();
            }
            for (Manifest.Batch batch : batches.subList(from, batches.size())) {
                Source source = again.mapping(batch);
                for (Manifest.Load load : batch.loads()) {
                    Manifest.Load now = again.read(replay, source, batch, load);
                    if (!now.equals(load)) {
                        changed.add(now);
                        RawAgain.differs(load, now).ifPresent(notes::add);
                    }
                }
            }
            replay.finish(mappings(batches), version(batches));
            session.commit();
        } finally {
            clean(normal());
        }
        return changed;
    }

    static String version(List<Manifest.Batch> batches) {
        return batches.isEmpty()
                ? EMPTY_VERSION
                : batches.get(batches.size() - 1).dataVersion();
    }

    /** The latest mapping of each name that ever loaded something. */
    Map<String, Source> mappings(List<Manifest.Batch> batches) throws IOException {
        Map<String, Source> mappings = new LinkedHashMap<>();
        for (Manifest.Batch batch : batches) {
            mappings.put(batch.mappingName(), again.mapping(batch));
        }
        return mappings;
    }

    /** Removes the files in a folder. */
    static void clean(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public synchronized void close() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }
}
