package org.wayworth.warehouse.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wayworth.store.Store;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/**
 * Whether a folder and its operational database belong together, before either is changed. A database that was lost,
 * emptied, restored from an earlier day or made for another folder would otherwise look like a folder in which nothing
 * was ever imported.
 */
final class Pairing {

    private static final Pattern INDEX = Pattern.compile("analytics-[0-9]{1,9}\\.duckdb");

    private final Path folder;
    private final Settings settings;
    private final RawStore raw;
    private final Optional<FolderMark> mark;

    Pairing(Path folder, Settings settings, RawStore raw, Optional<FolderMark> mark) {
        this.folder = folder;
        this.settings = settings;
        this.raw = raw;
        this.mark = mark;
    }

    /** @throws Refused when they do not; nothing was changed then */
    void require(Store database) throws IOException {
        if (settings.isSqlite() && (!Files.exists(file()) || Files.size(file()) == 0)) {
            requireNothingImported(Files.exists(file()) ? "0 bytes" : "no file");
            return;
        }
        try {
            DatabaseFault.told("the folder was not opened", () -> belongs(database));
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private void belongs(Store database) {
        try {
            if (!database.upkeep().has("flyway_schema_history")
                    || !database.upkeep().has("import_batch")) {
                requireNothingImported("a database without a manifest");
                return;
            }
            if (settings.isSqlite()) {
                requireSound(database.upkeep().quickComplaint(Files.size(file())));
            }
            requireSameIdentity(database);
            requireAllImports(database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireSound(Optional<String> complaint) {
        complaint.ifPresent(found -> {
            throw DatabaseFault.of(
                    Code.MANIFEST_DAMAGED,
                    "wayworth.db must be a sound SQLite database",
                    found,
                    Message.Place.file(OperationalDatabase.FILE));
        });
    }

    private Path file() {
        return folder.resolve(OperationalDatabase.FILE);
    }

    private String place() {
        return settings.isSqlite() ? file().toString() : settings.database();
    }

    private void requireNothingImported(String found) throws IOException {
        int files = raw.stored().size();
        boolean hasIndex;
        try (Stream<Path> all = Files.list(folder)) {
            hasIndex = all.anyMatch(
                    file -> INDEX.matcher(String.valueOf(file.getFileName())).matches());
        }
        int imports = mark.map(FolderMark::imports).orElse(0);
        if (files > 0 || hasIndex || imports > 0) {
            throw refused(
                    Code.MANIFEST_MISSING,
                    "a folder with imported data must have its operational database, which says what they are",
                    found + ", beside " + holds(files, hasIndex, imports));
        }
    }

    private static String holds(int files, boolean hasIndex, int imports) {
        return (files == 1 ? "1 file" : files + " files") + " under raw/"
                + (hasIndex ? " and an analytics database" : "")
                + (imports > 0 ? " of " + count(imports) : "");
    }

    private static String count(int imports) {
        return imports == 1 ? "1 import" : imports + " imports";
    }

    private void requireSameIdentity(Store database) {
        if (mark.isEmpty() || !database.upkeep().has("folder_identity")) {
            return;
        }
        Optional<String> identity = database.sql("select identity from folder_identity")
                .query(String.class)
                .optional();
        if (identity.isPresent() && !identity.get().equals(mark.get().identity())) {
            throw refused(
                    Code.MANIFEST_OTHER,
                    "the operational database must be the one that this folder was made with",
                    "the database of another data folder");
        }
    }

    private void requireAllImports(Store database) throws IOException {
        List<String> versions = database.sql("select data_version from import_batch order by ordinal")
                .query(String.class)
                .list();
        int expected = mark.map(FolderMark::imports).orElse(0);
        if (mark.isEmpty()) {
            requireNoUnknownFiles(database);
        }
        if (versions.size() < expected) {
            throw refused(
                    versions.isEmpty() ? Code.MANIFEST_MISSING : Code.MANIFEST_OLDER,
                    "the manifest must know every import of this folder: " + count(expected),
                    versions.isEmpty() ? "none" : "only the first " + versions.size() + ", as in an older copy");
        }
        if (expected > 0 && !mark.get().dataVersion().equals(versions.get(expected - 1))) {
            throw refused(
                    Code.MANIFEST_OTHER,
                    "the manifest must lead to data version " + mark.get().dataVersion() + ", which this folder had",
                    "one that leads to " + versions.get(expected - 1));
        }
    }

    /** Without a mark, files that the manifest does not know are the only sign of an older or an emptied one. */
    private void requireNoUnknownFiles(Store database) throws IOException {
        Set<String> unknown = raw.stored();
        database.sql("select mapping_sha256 from import_batch union select sha256 from import_load")
                .query(String.class)
                .list()
                .forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw refused(
                    Code.MANIFEST_OLDER,
                    "the manifest must know every file under raw/, where " + FolderMark.FILE + " does not say how many"
                            + " imports there were",
                    unknown.size() + " that it does not know, such as "
                            + unknown.iterator().next());
        }
    }

    private Refused refused(Code code, String must, String found) {
        return DatabaseFault.of(code, must, found, Message.Place.file(place()));
    }

    /** @throws Refused when a file that the manifest refers to is gone or has another size */
    static void requireRaw(RawStore raw, List<Manifest.Batch> batches) throws IOException {
        for (Manifest.Batch batch : batches) {
            requireThere(raw, batch.mappingSha256(), "the mapping " + batch.mappingName(), -1);
            for (Manifest.Load load : batch.loads()) {
                requireThere(raw, load.sha256(), load.fileName(), load.bytes());
            }
        }
    }

    private static void requireThere(RawStore raw, String sha256, String fileName, long bytes) throws IOException {
        long found = raw.bytes(sha256);
        if (found < 0 || (bytes >= 0 && found != bytes)) {
            throw DatabaseFault.of(
                    found < 0 ? Code.RAW_MISSING : Code.RAW_DAMAGED,
                    "the stored bytes of " + fileName + " must be as imported",
                    found < 0 ? "no file" : found + " bytes of " + bytes,
                    Message.Place.file(raw.path(sha256).toString()));
        }
    }
}
