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
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.wayworth.warehouse.canonical.Canonical;
import org.wayworth.warehouse.engine.EngineFailure;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.quality.Suspicions;
import org.wayworth.warehouse.record.Manifest;
import org.wayworth.warehouse.record.RawStore;
import org.wayworth.warehouse.record.RecordStore;
import org.wayworth.warehouse.record.Sha256;
import org.wayworth.warehouse.source.Mapping;
import org.wayworth.warehouse.source.Source;

/**
 * Imports files: all of them or none. Raw bytes are on disk first, then everything is checked, then the manifest says
 * so in one transaction, then the tables follow in one transaction. A crash between the last two is repaired by replay
 * at the next start; a crash before them leaves nothing.
 */
public final class Importer {

    private static final int READERS = 2;
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
        try {
            return run(files, mapping, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            record.raw().keepOnly(record.manifest().referredFiles());
        }
    }

    /** A file that will be loaded, with its bytes in raw/. */
    private record Incoming(String fileName, int rank, String loadId, RawStore.Stored stored) {}

    private ImportResult run(List<Path> files, Path mapping, Progress progress) throws IOException {
        Source source = readMapping(mapping);
        List<ImportResult.Ignored> ignored = new ArrayList<>();
        List<Path> wanted = wanted(files, source, ignored);
        requireSpace(wanted);
        index.engine();
        List<Manifest.Batch> before = record.manifest().batches();
        RawStore.Stored storedMapping;
        try (InputStream in = Files.newInputStream(mapping)) {
            storedMapping = record.raw().store(in);
        }
        Map<String, Known> known = known(before);
        List<ImportResult.Loaded> already = new ArrayList<>();
        List<Incoming> incoming = store(wanted, source, storedMapping.sha256(), known, already, progress);
        if (incoming.isEmpty()) {
            return new ImportResult(already, ignored, List.of(), index.coverage(), Index.version(before));
        }
        return load(incoming, source, storedMapping.sha256(), before, already, ignored, progress);
    }

    private static Source readMapping(Path mapping) throws IOException {
        requireFile(mapping);
        return Source.of(name(mapping), Files.readAllBytes(mapping));
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

    private static List<Path> wanted(List<Path> files, Source source, List<ImportResult.Ignored> ignored)
            throws IOException {
        List<Path> wanted = new ArrayList<>();
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
                wanted.add(file);
            }
        }
        return wanted;
    }

    private void requireSpace(List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        long free = Files.getFileStore(record.folder()).getUsableSpace();
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

    /** Puts the bytes under raw/ and sorts the files so that their order on the command line does not matter. */
    private List<Incoming> store(
            List<Path> files,
            Source source,
            String mappingSha256,
            Map<String, Known> known,
            List<ImportResult.Loaded> already,
            Progress progress)
            throws IOException {
        List<Incoming> incoming = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Path file : files) {
            progress.at("storing " + name(file));
            RawStore.Stored stored;
            try (InputStream in = Files.newInputStream(file)) {
                stored = record.raw().store(in);
            }
            Mapping.Entry entry = source.entry(name(file));
            String loadId = Sha256.of(List.of(mappingSha256, entry.match(), stored.sha256()))
                    .substring(0, 16);
            Known before = known.get(loadId);
            if (before != null) {
                already.add(loaded(before.load(), Map.of(), before.at()));
            } else if (seen.add(loadId)) {
                incoming.add(new Incoming(name(file), source.mapping().files().indexOf(entry), loadId, stored));
            }
        }
        incoming.sort(Comparator.comparingInt(Incoming::rank)
                .thenComparing(Incoming::fileName)
                .thenComparing(Incoming::loadId));
        return incoming;
    }

    private static ImportResult.Loaded loaded(Manifest.Load load, Map<Code, Long> rejectedBy, String alreadyAt) {
        return new ImportResult.Loaded(
                load.loadId(),
                load.fileName(),
                load.read(),
                load.loaded(),
                load.rejected(),
                load.updated(),
                rejectedBy,
                load.encoding(),
                alreadyAt);
    }

    private ImportResult load(
            List<Incoming> incoming,
            Source source,
            String mappingSha256,
            List<Manifest.Batch> before,
            List<ImportResult.Loaded> already,
            List<ImportResult.Ignored> ignored,
            Progress progress)
            throws IOException {
        int firstNo =
                1 + before.stream().mapToInt(batch -> batch.loads().size()).sum();
        String now = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
        List<ImportResult.Loaded> results = new ArrayList<>(already);
        List<String> notes = new ArrayList<>();
        List<Manifest.Load> loads = new ArrayList<>();
        boolean isRecorded = false;
        try (Session session = index.engine().session()) {
            List<Source.Checked> checked =
                    check(incoming, source, firstNo, LocalDate.parse(now.substring(0, 10)), progress);
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
                RowKeys.requireUnique(loaded, file.fileName());
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
            Map<String, Source> mappings = index.mappings(before);
            mappings.put(source.mapping().name(), source);
            replay.finish(mappings, batch.dataVersion());
            notes.addAll(Suspicions.of(session, mappings));
            record.manifest().commit(batch);
            isRecorded = true;
            session.commit();
        } catch (EngineFailure e) {
            if (!isRecorded) {
                throw e;
            }
            notes.add("the tables could not follow at once and have been repaired");
            index.close();
        } finally {
            Index.clean(index.normal());
        }
        index.engine();
        return new ImportResult(
                results,
                ignored,
                notes,
                index.coverage(),
                Index.version(record.manifest().batches()));
    }

    private static Map<Code, Long> rejectedBy(Source.Checked checked, Canonical.Settled settled) {
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

    /** Reads the files on two threads. The first complaint in order of loading is the one that is told. */
    private List<Source.Checked> check(
            List<Incoming> incoming, Source source, int firstNo, LocalDate importedOn, Progress progress)
            throws IOException {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<Source.Checked>> futures = new ArrayList<>();
            for (int i = 0; i < incoming.size(); i++) {
                Incoming file = incoming.get(i);
                int loadNo = firstNo + i;
                futures.add(readers.submit(() -> source.check(
                        file.stored().path(),
                        file.fileName(),
                        file.stored().sha256(),
                        loadNo,
                        importedOn,
                        index.normal(),
                        progress)));
            }
            List<Source.Checked> checked = new ArrayList<>();
            for (Future<Source.Checked> future : futures) {
                checked.add(result(future));
            }
            return checked;
        } finally {
            readers.shutdownNow();
            awaitEnd(readers);
        }
    }

    /** Readers that were told to stop still write until they notice; their files must not outlive them. */
    private static void awaitEnd(ExecutorService readers) {
        boolean interrupted = false;
        while (!readers.isTerminated()) {
            try {
                readers.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Source.Checked result(Future<Source.Checked> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
