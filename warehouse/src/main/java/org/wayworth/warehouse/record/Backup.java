package org.wayworth.warehouse.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.wayworth.store.Store;
import org.wayworth.warehouse.Progress;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/**
 * The record of a data folder in one file: the operational database in one consistent state, and every raw file that it
 * refers to. The analytics database is left out, as it is rebuilt from these.
 *
 * <p>The folder is not locked: raw files never change, and both databases give one state to a reader while others write.
 * From PostgreSQL the tables are read in one transaction into a SQLite database, so that every backup has one form and can
 * be restored to either.
 */
public final class Backup {

    private Backup() {}

    /** What is in a backup. @param bytes of all files, unpacked */
    public record Made(int imports, int rawFiles, long bytes, String dataVersion) {

        static Made of(BackupContents contents) {
            return new Made(
                    contents.imports(),
                    (int) contents.members().keySet().stream()
                            .filter(name -> name.startsWith("raw/"))
                            .count(),
                    contents.members().values().stream()
                            .mapToLong(BackupContents.Member::bytes)
                            .sum(),
                    contents.dataVersion());
        }
    }

    /** Where a backup's operational database is restored to. @param address {@code sqlite} or of PostgreSQL */
    public record Target(String address, String user, String passwordFile) {

        public static final Target SQLITE = new Target("sqlite", "", "");
    }

    /** Writes a backup beside its name, and gives it its name when all of it is on disk. */
    public static Made create(Path folder, Path file, Progress progress) {
        Path target = file.toAbsolutePath().normalize();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Path database = target.resolveSibling(target.getFileName() + ".part-database");
        try {
            RecordStore.requireOne(folder);
            requireNew(target);
            Files.deleteIfExists(part);
            try {
                progress.at("copying the operational database");
                BackupContents contents = snapshot(folder, database);
                write(folder, database, contents, part, progress);
                BackupArchive.seal(part);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                Disk.sync(parent(target));
                return Made.of(contents);
            } finally {
                Files.deleteIfExists(part);
                Files.deleteIfExists(database);
            }
        } catch (IOException e) {
            throw DiskFault.refused(file, e);
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of(".") : parent;
    }

    private static void requireNew(Path target) {
        if (Files.exists(target) || !Files.isDirectory(parent(target))) {
            throw new Refused(Message.of(
                    Code.BACKUP_TARGET,
                    "a backup must be written to a new file in a folder that exists",
                    Files.exists(target) ? "a name that is taken" : "no folder",
                    Message.Place.file(target.toString())));
        }
    }

    /** One state of the operational database as a SQLite file, and what it refers to. */
    private static BackupContents snapshot(Path folder, Path into) throws IOException {
        Settings settings = Settings.read(folder);
        Optional<FolderMark> mark = FolderMark.read(folder);
        RawStore raw = new RawStore(folder.resolve("raw"), RecordStore.staging(folder));
        Store source = OperationalDatabase.of(folder, settings);
        new Pairing(folder, settings, raw, mark).require(source);
        Files.deleteIfExists(into);
        Store copy = OperationalDatabase.copy(into);
        DatabaseFault.told("the backup was not made", () -> {
            if (settings.isSqlite()) {
                source.upkeep().saveTo(into);
                copy.upkeep().migrate();
            } else {
                copy.upkeep().migrate();
                source.upkeep().copyTo(copy);
            }
        });
        Optional<String> complaint = DatabaseFault.told(
                "the backup was not made", () -> copy.upkeep().complaint());
        if (complaint.isPresent()) {
            throw DatabaseFault.of(
                    Code.MANIFEST_DAMAGED,
                    "the operational database must be sound before it is backed up",
                    complaint.get(),
                    Message.Place.file(folder.toString()));
        }
        return contents(folder, raw, RecordStore.pair(new Manifest(copy), mark), new Manifest(copy).batches(), into);
    }

    private static BackupContents contents(
            Path folder, RawStore raw, FolderMark mark, List<Manifest.Batch> batches, Path database)
            throws IOException {
        Pairing.requireRaw(raw, batches);
        Map<String, BackupContents.Member> members = new LinkedHashMap<>();
        members.put(BackupContents.DATABASE, member(database));
        members.put(Settings.FILE, member(folder.resolve(Settings.FILE)));
        for (Manifest.Batch batch : batches) {
            String mapping = batch.mappingSha256();
            members.put("raw/" + mapping, new BackupContents.Member(mapping, raw.bytes(mapping)));
            batch.loads()
                    .forEach(load -> members.put(
                            "raw/" + load.sha256(), new BackupContents.Member(load.sha256(), load.bytes())));
        }
        FolderMark now = mark.at(batches);
        return new BackupContents(now.identity(), now.imports(), now.dataVersion(), members);
    }

    private static BackupContents.Member member(Path file) throws IOException {
        return new BackupContents.Member(Disk.sha256(file), Files.size(file));
    }

    private static void write(Path folder, Path database, BackupContents contents, Path part, Progress progress)
            throws IOException {
        RecordStore.ownerOnly(Files.createFile(part), "rw-------");
        try (OutputStream out = Files.newOutputStream(part);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.setComment(BackupArchive.room());
            zip.putNextEntry(new ZipEntry(BackupContents.NAME));
            zip.write(contents.text().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            int done = 0;
            for (Map.Entry<String, BackupContents.Member> member :
                    contents.members().entrySet()) {
                progress.at("writing " + ++done + " of " + contents.members().size() + " files");
                Path from =
                        member.getKey().equals(BackupContents.DATABASE) ? database : folder.resolve(member.getKey());
                zip.putNextEntry(new ZipEntry(member.getKey()));
                try (InputStream in = Files.newInputStream(from)) {
                    if (!Disk.copy(in, zip).sha256().equals(member.getValue().sha256())) {
                        throw DatabaseFault.of(
                                Code.RAW_DAMAGED,
                                "every file must be as it was imported before it is backed up",
                                "changed bytes",
                                Message.Place.file(from.toString()));
                    }
                }
                zip.closeEntry();
            }
        }
    }

    /** Whether a file says that it is a backup. */
    public static boolean isOne(Path file) throws IOException {
        return BackupArchive.isOne(file);
    }

    /** What is done with one file of a backup. */
    public interface Taking {
        void take(InputStream in) throws IOException;
    }

    /** Hands out those raw files of a sound backup that are wanted and there. */
    public static void rawFiles(Path backup, Set<String> wanted, Taking taking) throws IOException {
        try (BackupArchive archive = BackupArchive.open(backup)) {
            for (String sha256 : wanted) {
                if (archive.contents().members().containsKey("raw/" + sha256)) {
                    try (InputStream in = archive.stream("raw/" + sha256)) {
                        taking.take(in);
                    }
                }
            }
        }
    }

    /**
     * Unpacks a backup into a new or an empty folder, which is a data folder only when all of it is on disk.
     *
     * @throws Refused when the backup is damaged or the place is taken; nothing is left in it then
     */
    public static Made restore(Path backup, Path folder, Target target, Progress progress) {
        try (BackupArchive archive = BackupArchive.open(backup)) {
            return new BackupRestore(archive, folder, target).run(progress);
        } catch (IOException e) {
            throw DiskFault.refused(folder, e);
        }
    }

    /** Removes a folder that this program restored for a look. */
    public static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
