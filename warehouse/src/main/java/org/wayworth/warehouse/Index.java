package org.wayworth.warehouse;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.engine.Engine;
import org.wayworth.warehouse.engine.EngineFailure;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;
import org.wayworth.warehouse.load.Replay;
import org.wayworth.warehouse.mapping.MappingFile;
import org.wayworth.warehouse.quality.CoverageReader;
import org.wayworth.warehouse.quality.Suspicions;
import org.wayworth.warehouse.record.DiskFault;
import org.wayworth.warehouse.record.Manifest;
import org.wayworth.warehouse.record.RecordStore;

/**
 * The analytics database as an index of the record: opened when first asked, compared with the manifest, brought in
 * line or rebuilt from the raw files when it differs.
 */
final class Index implements AutoCloseable {

    static final String EMPTY_VERSION = "empty";

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long MOST_MEGABYTES = 4_000;

    /** A quarter of what the launcher may take in all (--memory); half is for computing. */
    private static final long SHARE = 4;

    private final RecordStore record;
    private final RawAgain again;
    private final IndexFiles files;
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private @Nullable Engine engine;

    Index(RecordStore record) {
        this.record = record;
        this.again = new RawAgain(record, normal());
        this.files = new IndexFiles(record.folder());
    }

    /** Folder of the normalised files: the only one that the engine may read. */
    Path normal() {
        return record.tmp().resolve("normal");
    }

    /** What was repaired since this start. */
    List<String> repairs() {
        return List.copyOf(notes);
    }

    /** What was repaired at this start, and what is suspicious in the data. */
    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        all.addAll(ask(Suspicions::found));
        return all;
    }

    /** Whether a mapping of an import says that its data are made up. */
    boolean isSample() {
        Sql sql = Sql.of("select count(*) as samples from source.mapping where is_sample");
        return query(sql, Parameters.none()).longs("samples")[0] > 0;
    }

    /** What meets and what doesn't. */
    Coverage coverage() {
        return ask(CoverageReader::read);
    }

    synchronized Engine engine() {
        if (engine == null) {
            engine = open();
        }
        return engine;
    }

    Columns query(Sql sql, Parameters parameters) {
        return ask(session -> session.query(sql, parameters, LONGEST));
    }

    /** What reads in one session. */
    interface Question<T> {
        T ask(Session session);
    }

    /** Asks; where the file turns out to be damaged, it is rebuilt from the raw files, and asked once more. */
    <T> T ask(Question<T> question) {
        Engine asked = engine();
        try (Session session = asked.session()) {
            return question.ask(session);
        } catch (EngineFailure e) {
            mend(asked, e);
        }
        try (Session session = engine().session()) {
            return question.ask(session);
        } catch (EngineFailure e) {
            throw refused(e);
        }
    }

    /**
     * Rebuilds a database that failed because it is damaged, unless another thread has done so already.
     *
     * @throws EngineFailure the same, when it failed for another reason
     */
    @SuppressWarnings("ReferenceEquality") // whether this very engine is still the one in use
    synchronized void mend(Engine failed, EngineFailure failure) {
        if (engine != failed) {
            return;
        }
        if (failure.isDiskFull()) {
            // DuckDB gives up on a database that could not write; what is on disk is sound and opens anew.
            closeQuietly(failure);
            throw refused(failure);
        }
        if (!failure.isDamage()) {
            throw refused(failure);
        }
        closeQuietly(failure);
        try {
            List<Path> generations = files.generations();
            int newest = generations.isEmpty() ? 0 : IndexFiles.generation(generations.get(generations.size() - 1));
            engine = rebuiltInPlaceOf(newest, failure.said(), record.manifest().batches());
        } catch (IOException e) {
            throw DiskFault.refused(record.folder(), e);
        } catch (EngineFailure e) {
            throw refused(e);
        }
    }

    /** Opens anew after a failure; what is missing is replayed. */
    synchronized void reopen(EngineFailure failure) {
        closeQuietly(failure);
        engine();
    }

    private void closeQuietly(EngineFailure failure) {
        try {
            close();
        } catch (EngineFailure alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    /** A failure of the database as a refusal, where its cause lies outside of this program. */
    RuntimeException refused(EngineFailure failure) {
        if (!failure.isOutOfMemory() && !failure.isDiskFull() && !failure.isDamage()) {
            return failure;
        }
        return Faults.engine(failure, record.folder());
    }

    String dataVersion() {
        return query(Sql.beside(Index.class, "state.sql"), Parameters.none()).texts("data_version")[0];
    }

    Warehouse warehouse() {
        return new Snapshot(this, dataVersion());
    }

    private Engine open() {
        try {
            Files.createDirectories(normal());
            List<Path> generations = files.generations();
            List<Manifest.Batch> batches = record.manifest().batches();
            if (generations.isEmpty()) {
                if (!batches.isEmpty()) {
                    notes.add("the analytics database was missing and has been rebuilt from the raw files");
                }
                return rebuild(1, batches);
            }
            return checked(generations.get(generations.size() - 1), batches);
        } catch (IOException e) {
            throw DiskFault.refused(record.folder(), e);
        } catch (EngineFailure e) {
            throw refused(e);
        }
    }

    private Engine checked(Path newest, List<Manifest.Batch> batches) throws IOException {
        String wrong;
        Engine opened = null;
        IndexFiles.forgetLog(newest);
        try {
            opened = Engine.open(newest, limits());
            wrong = repair(opened, batches);
            if (wrong.isEmpty()) {
                return opened;
            }
            opened.close();
        } catch (EngineFailure e) {
            if (opened != null) {
                opened.close();
            }
            if (e.isDiskFull() || e.isOutOfMemory() || (opened != null && !e.isDamage())) {
                throw e;
            }
            wrong = "it could not be read (" + e.said() + ")";
        }
        return rebuiltInPlaceOf(IndexFiles.generation(newest), wrong, batches);
    }

    /** What cannot be trusted is set aside first, so that a program killed meanwhile does not open it again. */
    private Engine rebuiltInPlaceOf(int generation, String wrong, List<Manifest.Batch> batches) throws IOException {
        files.setAside();
        Engine fresh = rebuild(generation + 1, batches);
        files.deleteAside();
        notes.add("the analytics database has been rebuilt from the raw files: " + wrong);
        return fresh;
    }

    private Engine.Limits limits() {
        long megabytes = record.memoryMegabytes();
        long given = Long.getLong("wayworth.memory", 0);
        if (megabytes == 0 && given > 0) {
            megabytes = given / SHARE;
        } else if (megabytes == 0) {
            var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            megabytes = Math.min(MOST_MEGABYTES, system.getTotalMemorySize() / 4_000_000);
        }
        return new Engine.Limits(
                megabytes * 1_000_000,
                Math.max(1, Runtime.getRuntime().availableProcessors()),
                record.tmp().resolve("duckdb"),
                normal());
    }

    /** Empty when the database agrees with the manifest, now or after the last imports were replayed; else what differs. */
    private String repair(Engine opened, List<Manifest.Batch> batches) throws IOException {
        Agreement agreement;
        try (Session session = opened.session()) {
            agreement = Agreement.of(session, batches);
        }
        if (agreement.differs().isEmpty() && agreement.batches() < batches.size()) {
            notes.add("an import that was cut short after it was recorded has been finished");
            replay(opened, batches, agreement.batches(), false);
        }
        return agreement.differs();
    }

    /** Builds a new file beside the old one, and switches by renaming. */
    private Engine rebuild(int generation, List<Manifest.Batch> batches) throws IOException {
        Path building = files.building(generation);
        List<Manifest.Load> changed;
        try (Engine fresh = Engine.open(building, limits())) {
            changed = replay(fresh, batches, 0, true);
        }
        record.manifest().readAgain(changed);
        return Engine.open(files.finish(generation), limits());
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
                MappingFile source = again.mapping(batch);
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
    Map<String, MappingFile> mappings(List<Manifest.Batch> batches) throws IOException {
        Map<String, MappingFile> mappings = new LinkedHashMap<>();
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

    /** Closed once, even where closing fails: a database without room for its last write is repaired at the next start. */
    @Override
    public synchronized void close() {
        Engine open = engine;
        engine = null;
        if (open != null) {
            open.close();
        }
    }
}
