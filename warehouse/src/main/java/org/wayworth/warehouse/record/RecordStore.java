package org.wayworth.warehouse.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.wayworth.warehouse.Code;
import org.wayworth.warehouse.Message;
import org.wayworth.warehouse.Refused;

/** The record of a data folder, open and locked: raw files, the operational database, the manifest. */
public final class RecordStore implements AutoCloseable {

    private final Path folder;
    private final FolderLock lock;
    private final Settings settings;
    private final DataSource database;
    private final RawStore raw;
    private final Manifest manifest;

    private RecordStore(Path folder, FolderLock lock, Settings settings, DataSource database) {
        this.folder = folder;
        this.lock = lock;
        this.settings = settings;
        this.database = database;
        this.raw = new RawStore(folder.resolve("raw"));
        this.manifest = new Manifest(database);
    }

    /** Makes a data folder, readable by its owner only. */
    public static void init(Path folder) {
        try {
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
            ownerOnly(folder);
            Files.createDirectory(folder.resolve("raw"));
            Files.createDirectory(folder.resolve("tmp"));
            Files.writeString(folder.resolve(Settings.FILE), Settings.INITIAL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether {@link #init} made this folder. */
    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(Settings.FILE));
    }

    /** @throws Refused when the folder is not one of ours, or another program holds it */
    public static RecordStore open(Path folder) {
        if (!isOne(folder)) {
            throw new Refused(Message.of(
                    Code.FOLDER_UNKNOWN,
                    "the folder must be a data folder",
                    Files.isDirectory(folder) ? "a folder without wayworth.yaml" : "no folder",
                    Message.Place.file(folder.toString())));
        }
        FolderLock lock = FolderLock.take(folder);
        try {
            sweep(folder.resolve("tmp"));
            Settings settings = Settings.read(folder);
            RecordStore record = new RecordStore(folder, lock, settings, OperationalDatabase.open(folder, settings));
            record.raw.keepOnly(record.manifest.referredFiles());
            return record;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void ownerOnly(Path folder) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Removes what a killed program left behind. Files that this program has open already stay. */
    private static void sweep(Path tmp) {
        try {
            Files.createDirectories(tmp);
            Files.walkFileTree(tmp, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
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
    public DataSource database() {
        return database;
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
