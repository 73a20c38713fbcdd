package org.wayworth.warehouse.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
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
    void require(DataSource database) throws IOException {
        if (settings.isSqlite() && (!Files.exists(file()) || Files.size(file()) == 0)) {
            requireNothingImported(Files.exists(file()) ? "0 bytes" : "no file");
            return;
        }
        try (Connection connection = database.getConnection()) {
            if (!has(connection, "flyway_schema_history") || !has(connection, "import_batch")) {
                requireNothingImported("a database without a manifest");
                return;
            }
            if (settings.isSqlite()) {
                Integrity.quick(connection, Files.size(file()));
            }
            requireSameIdentity(connection);
            requireAllImports(connection);
        } catch (SQLException e) {
            throw DatabaseFault.refused("the folder was not opened", e);
        }
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

    private void requireSameIdentity(Connection connection) throws SQLException {
        if (mark.isEmpty() || !has(connection, "folder_identity")) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("select identity from folder_identity");
                ResultSet rows = statement.executeQuery()) {
            if (rows.next() && !rows.getString(1).equals(mark.get().identity())) {
                throw refused(
                        Code.MANIFEST_OTHER,
                        "the operational database must be the one that this folder was made with",
                        "the database of another data folder");
            }
        }
    }

    private void requireAllImports(Connection connection) throws SQLException, IOException {
        int found = 0;
        String version = "";
        int expected = mark.map(FolderMark::imports).orElse(0);
        try (PreparedStatement statement =
                        connection.prepareStatement("select data_version from import_batch order by ordinal");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found++;
                if (found == expected) {
                    version = rows.getString(1);
                }
            }
        }
        if (mark.isEmpty()) {
            requireNoUnknownFiles(connection);
        }
        if (found < expected) {
            throw refused(
                    found == 0 ? Code.MANIFEST_MISSING : Code.MANIFEST_OLDER,
                    "the manifest must know every import of this folder: " + count(expected),
                    found == 0 ? "none" : "only the first " + found + ", as in an older copy");
        }
        if (expected > 0 && !version.equals(mark.get().dataVersion())) {
            throw refused(
                    Code.MANIFEST_OTHER,
                    "the manifest must lead to data version " + mark.get().dataVersion() + ", which this folder had",
                    "one that leads to " + version);
        }
    }

    /** Without a mark, files that the manifest does not know are the only sign of an older or an emptied one. */
    private void requireNoUnknownFiles(Connection connection) throws SQLException, IOException {
        Set<String> unknown = raw.stored();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select mapping_sha256 from import_batch union select sha256 from import_load");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                unknown.remove(rows.getString(1));
            }
        }
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

    private static boolean has(Connection connection, String table) throws SQLException {
        try (ResultSet rows = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), table, new String[] {"TABLE"})) {
            return rows.next();
        }
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
