package org.wayworth.warehouse.record;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wayworth.store.Store;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/** The record of a data folder, open and locked: raw files, the operational database, the manifest. */
public final class RecordStore implements AutoCloseable {

    private final Path folder;
    private final FolderLock lock;
    private final Settings settings;
    private final Store database;
    private final RawStore raw;
    private final Manifest manifest;
    private final Room room;
    private FolderMark mark;

    private RecordStore(
            Path folder,
            FolderLock lock,
            Settings settings,
            Store database,
            RawStore raw,
            Manifest manifest,
            FolderMark mark) {
        this.folder = folder;
        this.lock = lock;
        this.settings = settings;
        this.database = database;
        this.raw = raw;
        this.manifest = manifest;
        this.mark = mark;
        this.room = Room.of(folder, settings);
    }

    /** Makes a data folder, readable by its owner only. */
    public static void init(Path folder) {
        try {
            requireName(folder);
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new Refused(Message.of(
                            Code.FOLDER_IN_USE,
                            "a new data folder must be empty",
                            "a folder with files",
                            Message.Place.file(folder.toString())));
                }
            }
            makeFolders(folder);
            FolderMark.fresh().write(folder);
            Files.writeString(folder.resolve(Settings.FILE), Settings.INITIAL);
        } catch (IOException e) {
            throw DiskFault.refused(folder, e);
        }
    }

    static void makeFolders(Path folder) throws IOException {
        requireName(folder);
        Files.createDirectories(folder);
        ownerOnly(folder, "rwx------");
        Files.createDirectory(folder.resolve("raw"));
        Files.createDirectory(folder.resolve("tmp"));
    }

    /** Whether {@link #init} made this folder. */
    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(Settings.FILE));
    }

    /** @throws Refused when the folder is not one of ours, another program holds it, or something of it is missing */
    public static RecordStore open(Path folder) {
        return open(folder, Strictness.WHOLE, List.of());
    }

    /** What must be there for a folder to open. */
    public enum Strictness {
        /** All of it: for everything but mending. */
        WHOLE,
        /** Raw files may be missing or damaged: for who looks for damage. */
        RAW_MAY_BE_DAMAGED
    }

    /** @param offered files that may be good copies of raw files that are missing */
    public static RecordStore open(Path folder, Strictness strictness, List<Path> offered) {
        try {
            requireOne(folder);
            FolderLock lock = FolderLock.take(folder);
            try {
                return open(folder, lock, strictness, offered);
            } catch (RuntimeException | IOException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw DiskFault.refused(folder, e);
        }
    }

    private static RecordStore open(Path folder, FolderLock lock, Strictness strictness, List<Path> offered)
            throws IOException {
        sweep(folder.resolve("tmp"));
        Settings settings = Settings.read(folder);
        Optional<FolderMark> mark = FolderMark.read(folder);
        RawStore raw = new RawStore(folder.resolve("raw"), staging(folder));
        Store database = OperationalDatabase.of(folder, settings);
        new Pairing(folder, settings, raw, mark).require(database);
        DatabaseFault.told("the folder was not opened", database.upkeep()::migrate);
        Manifest manifest = new Manifest(database);
        FolderMark paired = pair(manifest, mark);
        List<Manifest.Batch> batches = manifest.batches();
        if (strictness == Strictness.WHOLE) {
            new Healing(raw).from(offered, batches);
            Pairing.requireRaw(raw, batches);
        }
        RecordStore record = new RecordStore(folder, lock, settings, database, raw, manifest, paired);
        if (mark.isEmpty() || !mark.get().equals(paired.at(batches))) {
            record.markOrNote(batches);
        }
        return record;
    }

    static Path staging(Path folder) {
        return folder.resolve("tmp").resolve("incoming");
    }

    /** Gives folder and database the identity of either, or a new one. */
    static FolderMark pair(Manifest manifest, Optional<FolderMark> mark) {
        Optional<String> identity = manifest.identity();
        if (identity.isPresent()) {
            return new FolderMark(identity.get(), 0, "");
        }
        FolderMark paired = mark.orElseGet(FolderMark::fresh);
        manifest.pair(paired.identity());
        return paired;
    }

    /** Notes outside the database what it holds at least; nothing is lost where that must wait for the next start. */
    private List<String> markOrNote(List<Manifest.Batch> batches) {
        FolderMark now = mark.at(batches);
        try {
            now.write(folder);
            mark = now;
            return List.of();
        } catch (IOException e) {
            return List.of("all imports are recorded, but " + FolderMark.FILE + " could not be brought up to date ("
                    + e.getMessage() + "): the next start does it");
        }
    }

    private static void requireName(Path folder) {
        String path = folder.toAbsolutePath().toString();
        if (path.indexOf('?') >= 0 || path.indexOf(';') >= 0) {
            throw new Refused(Message.of(
                    Code.FOLDER_NAME,
                    "the path of a data folder must hold neither a question mark nor a semicolon",
                    path,
                    Message.Place.file(folder.toString())));
        }
    }

    static void requireOne(Path folder) throws IOException {
        requireName(folder);
        if (Files.isDirectory(folder) && !Files.isExecutable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
        if (!isOne(folder)) {
            throw new Refused(Message.of(
                    Code.FOLDER_UNKNOWN,
                    "the folder must be a data folder",
                    Files.isDirectory(folder)
                            ? "a folder without wayworth.yaml"
                            : Files.exists(folder) ? "a file" : "no folder",
                    Message.Place.file(folder.toString())));
        }
    }

    static void ownerOnly(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /** Removes what a killed program left behind. Files that this program has open already stay. */
    private static void sweep(Path tmp) throws IOException {
        Files.createDirectories(tmp);
        Files.walkFileTree(tmp, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                // Those that every start needs stay, since a full disk has no room for a new folder.
                if (!folder.equals(tmp) && !folder.equals(tmp.resolve("normal"))) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    public Path folder() {
        return folder;
    }

    /** Room on the disk, and whether it is enough to write. */
    public Room room() {
        return room;
    }

    /**
     * Makes an import the record: its files get their place, then the manifest says so in one durable transaction.
     *
     * @param before the imports that are on record
     * @return notes on what could not be done after it was recorded
     * @throws Refused when it is not recorded
     */
    public List<String> commit(List<Manifest.Batch> before, Manifest.Batch batch, Collection<RawStore.Stored> staged)
            throws IOException {
        Set<String> fresh = raw.keep(staged);
        try {
            manifest.commit(batch);
        } catch (Refused failure) {
            if (!isRecorded(batch, failure)) {
                raw.forget(fresh);
                throw failure;
            }
        }
        // What is on record now is known without another look, which might fail.
        List<Manifest.Batch> all = new ArrayList<>(before);
        all.add(batch);
        return markOrNote(all);
    }

    /** A commit may have reached the disk though its call failed; where that cannot be known, the files must stay. */
    private boolean isRecorded(Manifest.Batch batch, Refused failure) {
        try {
            return manifest.batches().stream().anyMatch(one -> one.importId().equals(batch.importId()));
        } catch (Refused unknown) {
            failure.addSuppressed(unknown);
            throw failure;
        }
    }

    /** @param complaint of the database about itself @param rows in all its tables */
    public record Checked(Optional<String> complaint, long rows) {}

    /** Looks at the whole operational database. */
    public Checked check() {
        return DatabaseFault.told("it could not be checked", () -> {
            Optional<String> complaint = database.upkeep().complaint();
            return new Checked(
                    complaint, complaint.isPresent() ? 0 : database.upkeep().rows());
        });
    }

    /** For files that need not outlive this program. */
    public Path tmp() {
        return folder.resolve("tmp");
    }

    public RawStore raw() {
        return raw;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** The operational database, migrated. */
    public Store database() {
        return database;
    }

    /** Who sits at this machine, by their name in the programme; empty when not set. */
    public String person() {
        return settings.person();
    }

    /** For the analytics database; 0 when not set. */
    public long memoryMegabytes() {
        return settings.memoryMegabytes();
    }

    @Override
    public void close() {
        lock.close();
    }
}
