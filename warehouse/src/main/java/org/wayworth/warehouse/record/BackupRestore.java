package org.wayworth.warehouse.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wayworth.store.Store;
import org.wayworth.warehouse.Progress;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/** Makes a data folder of a backup that was opened. {@code wayworth.yaml}, which makes it one, is written last. */
final class BackupRestore {

    private final BackupArchive archive;
    private final Path folder;
    private final Backup.Target target;

    BackupRestore(BackupArchive archive, Path folder, Backup.Target target) {
        this.archive = archive;
        this.folder = folder;
        this.target = target;
    }

    Backup.Made run(Progress progress) throws IOException {
        boolean isNew = !Files.exists(folder);
        requireEmpty();
        RecordStore.makeFolders(folder);
        try {
            unpack(progress);
            BackupContents contents = archive.contents();
            Path database = folder.resolve(BackupContents.DATABASE);
            Manifest manifest = new Manifest(OperationalDatabase.copy(database));
            FolderMark mark = new FolderMark(contents.identity(), 0, "").at(manifest.batches());
            requireAgreement(contents, mark, manifest);
            if (!target.address().equals("sqlite")) {
                toPostgres(database);
            }
            mark.write(folder);
            settings();
            Disk.sync(folder.resolve("raw"));
            Disk.sync(folder);
            return Backup.Made.of(contents);
        } catch (IOException | RuntimeException e) {
            Backup.remove(folder);
            if (!isNew) {
                Files.createDirectory(folder);
            }
            throw e;
        }
    }

    private void requireEmpty() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw taken("a file");
        }
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw taken("a folder with files");
                }
            }
        }
    }

    private Refused taken(String found) {
        return new Refused(Message.of(
                Code.BACKUP_TARGET,
                "a backup must be restored into a new or an empty folder",
                found,
                Message.Place.file(folder.toString())));
    }

    private void unpack(Progress progress) throws IOException {
        int done = 0;
        int all = archive.contents().members().size();
        for (String name : archive.contents().members().keySet()) {
            progress.at("unpacking " + ++done + " of " + all + " files");
            if (name.equals(Settings.FILE)) {
                archive.unpack(name, OutputStream.nullOutputStream());
                continue;
            }
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                archive.unpack(name, out);
                channel.force(true);
            }
        }
    }

    /** The database inside must be the one that the list of contents speaks of, and refer to what is there. */
    private void requireAgreement(BackupContents contents, FolderMark mark, Manifest manifest) throws IOException {
        if (mark.imports() != contents.imports()
                || !mark.dataVersion().equals(contents.dataVersion())
                || !manifest.identity().equals(java.util.Optional.of(contents.identity()))) {
            throw BackupContents.damaged(folder, "a database that is not the one of its list of contents");
        }
        Pairing.requireRaw(new RawStore(folder.resolve("raw"), RecordStore.staging(folder)), manifest.batches());
    }

    private void toPostgres(Path sqlite) throws IOException {
        Store postgres = OperationalDatabase.of(folder, Settings.of(target));
        String what = "the backup was not restored";
        if (!DatabaseFault.told(what, () -> postgres.upkeep().tables()).isEmpty()) {
            throw new Refused(Message.of(
                    Code.BACKUP_TARGET,
                    "a backup must be restored into an empty database",
                    "one with tables",
                    Message.Place.file(target.address())));
        }
        DatabaseFault.told(what, () -> {
            postgres.upkeep().migrate();
            OperationalDatabase.copy(sqlite).upkeep().copyTo(postgres);
        });
        Files.delete(sqlite);
    }

    /** As they were, but for the database. */
    private void settings() throws IOException {
        java.io.ByteArrayOutputStream old = new java.io.ByteArrayOutputStream();
        archive.unpack(Settings.FILE, old);
        String kept = old.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.strip().startsWith("database"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        Path beside = folder.resolve(Settings.FILE + ".new");
        Files.writeString(beside, kept + Settings.of(target).text());
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(beside, folder.resolve(Settings.FILE), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
