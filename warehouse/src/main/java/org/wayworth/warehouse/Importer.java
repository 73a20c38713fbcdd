package org.wayworth.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.wayworth.warehouse.canonical.Canonical;
import org.wayworth.warehouse.engine.Engine;
import org.wayworth.warehouse.engine.EngineFailure;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.load.Checking;
import org.wayworth.warehouse.load.FileCheck;
import org.wayworth.warehouse.load.Incoming;
import org.wayworth.warehouse.load.Replay;
import org.wayworth.warehouse.load.RowKeys;
import org.wayworth.warehouse.mapping.Mapping;
import org.wayworth.warehouse.mapping.MappingFile;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;
import org.wayworth.warehouse.quality.CoverageReader;
import org.wayworth.warehouse.quality.Suspicions;
import org.wayworth.warehouse.record.DiskFault;
import org.wayworth.warehouse.record.Manifest;
import org.wayworth.warehouse.record.RawStore;
import org.wayworth.warehouse.record.RecordStore;
import org.wayworth.warehouse.record.Sha256;

/**
 * Imports files: all of them or none. Raw bytes are on disk first, then everything is checked, then the files get their
 * place under raw/ and the manifest says so in one transaction, then the tables follow in one transaction. A crash between the last two is repaired by replay
 * at the next start; a crash before them leaves nothing.
 */
public final class Importer {

    private static final System.Logger LOG = System.getLogger(Importer.class.getName());
    private static final long SPARE_BYTES = 512L << 20;

    private final RecordStore record;
    private final Index index;
    private final Clock clock;

    Importer(RecordStore record, Index index, Clock clock) {
        this.record = record;
        this.index = index;
        this.clock = clock;
    }

    /**
     * On return the files are stored for good.
     *
     * @throws Refused when a file or the mapping cannot be taken; nothing has changed then
     */
    public synchronized ImportResult importFiles(List<Path> files, Path mapping, Progress progress) {
        Engine before = index.engine();
        try {
            return run(files, mapping, progress);
        } catch (EngineFailure e) {
            // Nothing was recorded; where the tables turn out to be damaged they are rebuilt, and it is tried once
            // more.
            index.mend(before, e);
            return again(files, mapping, progress);
        } catch (UncheckedIOException e) {
            throw DiskFault.refused(record.folder(), Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw DiskFault.refused(record.folder(), e);
        }
    }

    private ImportResult again(List<Path> files, Path mapping, Progress progress) {
        try {
            return run(files, mapping, progress);
        } catch (EngineFailure e) {
            throw index.refused(e);
        } catch (IOException e) {
            throw DiskFault.refused(record.folder(), e);
        }
    }

    /** A file that the mapping does not leave out, and what the mapping says of it. */
    private record Wanted(Path path, Mapping.Entry entry) {

        String fileName() {
            return name(path);
        }
    }

    private ImportResult run(List<Path> files, Path mapping, Progress progress) throws IOException {
        MappingFile source = readMapping(mapping);
        List<ImportResult.Ignored> ignored = new ArrayList<>();
        List<Wanted> wanted = wanted(files, source, ignored);
        record.room().require();
        requireSpace(wanted);
        index.engine();
        List<Manifest.Batch> before = record.manifest().batches();
        List<RawStore.Stored> staged = new ArrayList<>();
        try {
            RawStore.Stored storedMapping = stage(mapping, staged);
            Map<String, Known> known = known(before);
            List<ImportResult.Loaded> already = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            List<Incoming> incoming =
                    stage(wanted, source, storedMapping.sha256(), known, already, notes, staged, progress);
            if (incoming.isEmpty()) {
                return new ImportResult(already, ignored, notes, index.coverage(), Index.version(before));
            }
            return load(incoming, source, storedMapping.sha256(), before, already, ignored, notes, staged, progress);
        } finally {
            clean(staged);
        }
    }

    /** What cannot be removed now is swept at the next start: an import that is recorded must not fail for it. */
    private void clean(List<RawStore.Stored> staged) {
        try {
            record.raw().discard(staged);
            Index.clean(index.normal());
        } catch (IOException later) {
            LOG.log(System.Logger.Level.WARNING, "files under tmp/ remain until the next start", later);
        }
    }

    private RawStore.Stored stage(Path file, List<RawStore.Stored> staged) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            RawStore.Stored stored = record.raw().stage(in);
            staged.add(stored);
            return stored;
        }
    }

    private static MappingFile readMapping(Path mapping) throws IOException {
        requireFile(mapping);
        return MappingFile.of(name(mapping), Files.readAllBytes(mapping));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void requireFile(Path file) {
        Message.Place place = Message.Place.file(file.toString());
        if (!Files.exists(file)) {
            throw new Refused(Message.of(Code.FILE_MISSING, "the file must exist", "no file", place));
        }
        if (Files.isDirectory(file)) {
            throw new Refused(Message.of(Code.NOT_A_FILE, "an ordinary file must be named", "a folder", place));
        }
        if (!Files.isRegularFile(file)) {
            throw new Refused(Message.of(Code.NOT_A_FILE, "an ordinary file must be named", "a device or pipe", place));
        }
        if (!Files.isReadable(file)) {
            throw new Refused(Message.of(Code.FILE_MISSING, "the file must be readable", "no permission", place));
        }
    }

    private static List<Wanted> wanted(List<Path> files, MappingFile source, List<ImportResult.Ignored> ignored)
            throws IOException {
        List<Wanted> wanted = new ArrayList<>();
        for (Path file : files) {
            requireFile(file);
            Mapping.Entry entry = source.entry(name(file));
            if (entry.ignored().isPresent()) {
                ignored.add(new ImportResult.Ignored(name(file), entry.ignored().get()));
            } else {
                if (Files.size(file) == 0) {
                    throw new Refused(Message.of(
                            Code.EMPTY_FILE,
                            "the file must have a header line",
                            "0 bytes",
                            Message.Place.file(name(file))));
                }
                wanted.add(new Wanted(file, entry));
            }
        }
        return wanted;
    }

    private void requireSpace(List<Wanted> files) throws IOException {
        long bytes = 0;
        for (Wanted file : files) {
            bytes += Files.size(file.path());
        }
        long free = record.room().freeBytes();
        long needed = 3 * bytes + SPARE_BYTES;
        if (free < needed) {
            throw new Refused(Message.of(
                    Code.NO_SPACE,
                    String.format(Locale.ROOT, "the disk must have %,d MB free", needed >> 20),
                    String.format(Locale.ROOT, "%,d MB", free >> 20),
                    Message.Place.file(record.folder().toString())));
        }
    }

    /** A load of the past, and when it was. */
    private record Known(Manifest.Load load, String at) {}

    private static Map<String, Known> known(List<Manifest.Batch> batches) {
        Map<String, Known> known = new HashMap<>();
        for (Manifest.Batch batch : batches) {
            batch.loads().forEach(load -> known.put(load.loadId(), new Known(load, batch.committedAt())));
        }
        return known;
    }

    /** Copies the bytes in and sorts the files so that their order on the command line does not matter. */
    private List<Incoming> stage(
            List<Wanted> files,
            MappingFile source,
            String mappingSha256,
            Map<String, Known> known,
            List<ImportResult.Loaded> already,
            List<String> notes,
            List<RawStore.Stored> staged,
            Progress progress)
            throws IOException {
        List<Incoming> incoming = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Wanted file : files) {
            progress.at("storing " + file.fileName());
            RawStore.Stored stored = stage(file.path(), staged);
            String loadId = Sha256.of(List.of(mappingSha256, file.entry().match(), stored.sha256()))
                    .substring(0, 16);
            Known before = known.get(loadId);
            if (before != null) {
                if (record.raw().heal(stored)) {
                    notes.add("the stored bytes of " + file.fileName()
                            + " were damaged: this good copy has taken their place");
                }
                already.add(loaded(before.load(), Map.of(), before.at()));
            } else if (seen.add(loadId)) {
                incoming.add(new Incoming(
                        file.fileName(), source.mapping().files().indexOf(file.entry()), loadId, stored, file.entry()));
            }
        }
        incoming.sort(Comparator.comparingInt(Incoming::rank)
                .thenComparing(Incoming::fileName)
                .thenComparing(Incoming::loadId));
        return incoming;
    }

    private static ImportResult.Loaded loaded(Manifest.Load load, Map<Code, Long> rejectedBy, String alreadyAt) {
        Map<Code, Long> misfits = new EnumMap<>(Code.class);
        misfits.putAll(rejectedBy);
        Long leftOut = misfits.remove(Code.LEFT_OUT);
        return new ImportResult.Loaded(
                load.loadId(),
                load.fileName(),
                load.read(),
                load.loaded(),
                load.rejected() - (leftOut == null ? 0 : leftOut),
                leftOut == null ? 0 : leftOut,
                load.updated(),
                misfits,
                load.encoding(),
                alreadyAt);
    }

    private ImportResult load(
            List<Incoming> incoming,
            MappingFile source,
            String mappingSha256,
            List<Manifest.Batch> before,
            List<ImportResult.Loaded> already,
            List<ImportResult.Ignored> ignored,
            List<String> notes,
            List<RawStore.Stored> staged,
            Progress progress)
            throws IOException {
        int firstNo =
                1 + before.stream().mapToInt(batch -> batch.loads().size()).sum();
        String now = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
        List<ImportResult.Loaded> results = new ArrayList<>(already);
        List<Manifest.Load> loads = new ArrayList<>();
        List<Recorded> recorded = new ArrayList<>();
        try (Session session = index.engine().session()) {
            List<FileCheck.Checked> checked = new Checking(source.mapping(), index.normal(), progress)
                    .check(incoming, firstNo, LocalDate.parse(now.substring(0, 10)));
            session.begin();
            Replay replay = new Replay(session, index.normal());
            for (int i = 0; i < incoming.size(); i++) {
                Incoming file = incoming.get(i);
                progress.at("loading " + file.fileName());
                Replay.Loaded loaded = replay.load(
                        new Replay.Arriving(
                                firstNo + i,
                                file.loadId(),
                                file.fileName(),
                                file.stored().sha256(),
                                file.stored().bytes(),
                                source.mapping().name(),
                                source.mapping().zone(),
                                now),
                        checked.get(i));
                RowKeys.requireUnique(loaded, file.fileName(), file.entry());
                loads.add(loaded.load());
                results.add(loaded(loaded.load(), rejectedBy(checked.get(i), loaded.settled()), ""));
                notes.addAll(RowKeys.notes(loaded, file.fileName()));
                notes.addAll(checked.get(i).notes());
                if (!checked.get(i).encoding().equals("UTF-8")) {
                    notes.add(file.fileName() + ": read as " + checked.get(i).encoding());
                }
            }
            Manifest.Batch batch = batch(before, loads, source.mapping().name(), mappingSha256, now);
            progress.at("resolving customers and building the tables");
            Map<String, MappingFile> mappings = index.mappings(before);
            mappings.put(source.mapping().name(), source);
            replay.finish(mappings, batch.dataVersion());
            notes.addAll(Suspicions.found(session));
            Coverage coverage = CoverageReader.read(session);
            progress.records();
            notes.addAll(record.commit(before, batch, staged));
            recorded.add(new Recorded(coverage, batch.dataVersion()));
            session.commit();
        } catch (EngineFailure e) {
            if (recorded.isEmpty()) {
                throw e;
            }
            notes.add(follow(e));
        }
        return new ImportResult(
                results,
                ignored,
                notes,
                recorded.get(0).coverage(),
                recorded.get(0).dataVersion());
    }

    /** What is known once the manifest says so, and cannot fail any more. */
    private record Recorded(Coverage coverage, String dataVersion) {}

    /** What is recorded is never told as failed: the tables are derived, and follow now or at the next start. */
    private String follow(EngineFailure failure) {
        try {
            index.reopen(failure);
            return "the tables could not follow at once and have been repaired";
        } catch (EngineFailure | Refused later) {
            failure.addSuppressed(later);
            return "the import is recorded and safe, but the tables could not follow (" + failure.said()
                    + "): they do so at the next start, once there is room";
        }
    }

    private static Map<Code, Long> rejectedBy(FileCheck.Checked checked, Canonical.Settled settled) {
        Map<Code, Long> by = new EnumMap<>(Code.class);
        by.putAll(checked.faults());
        by.put(Code.ALREADY_HERE, settled.already());
        by.put(Code.REPEATED_ROW_KEY, settled.repeated());
        by.put(Code.TOTAL_ROW, settled.totals());
        by.values().removeIf(records -> records == 0);
        return by;
    }

    private static Manifest.Batch batch(
            List<Manifest.Batch> before, List<Manifest.Load> loads, String mapping, String mappingSha256, String now) {
        List<String> loadIds = loads.stream().map(Manifest.Load::loadId).toList();
        List<String> all = new ArrayList<>();
        all.add(Index.version(before));
        all.add(mappingSha256);
        loads.forEach(load -> {
            all.add(load.sha256());
            all.add(load.loadId());
        });
        return new Manifest.Batch(
                before.size() + 1,
                Sha256.of(loadIds).substring(0, 16),
                mapping,
                mappingSha256,
                now,
                Sha256.of(all).substring(0, 16),
                loads);
    }
}
