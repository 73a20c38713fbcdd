package org.wayworth.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Native libraries of the database drivers. Each driver unpacks its own into a temporary folder at every start and relies on
 * an orderly end to remove it: DuckDB's has 70 MB, and a hundred kills would leave 7 GB.
 */
public final class NativeCode {

    /** Tells SQLite's driver where to unpack; DuckDB's uses java.io.tmpdir, which the launcher sets. */
    private static final String SQLITE_FOLDER = "org.sqlite.tmpdir";

    private static final long ROOM_BYTES = 8L << 20;
    private static final Path MAPS = Path.of("/proc/self/maps");

    /** Names that the drivers give to what they unpack: with a number or an identifier that no installed library has. */
    private static final Pattern UNPACKED =
            Pattern.compile("(/.*/(libduckdb_java[0-9]+\\.so|sqlite-[0-9.]+-[-0-9a-f]{36}-libsqlitejdbc\\.so))$");

    private static boolean isSqliteLoaded;

    private NativeCode() {}

    /**
     * Loads SQLite's library now, from a folder that is swept at each start where there is room in it.
     *
     * @param tmp may be missing, and then the system's temporary folder serves
     */
    static synchronized void loadSqlite(Path tmp) throws SQLException {
        if (isSqliteLoaded) {
            return;
        }
        if (System.getProperty(SQLITE_FOLDER) == null && hasRoom(tmp)) {
            System.setProperty(SQLITE_FOLDER, tmp.toString());
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            isSqliteLoaded = connection.isValid(1);
        }
        unlink();
    }

    private static boolean hasRoom(Path tmp) {
        try {
            return Files.isDirectory(tmp) && Files.getFileStore(tmp).getUsableSpace() >= ROOM_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes the names of libraries that are loaded: Linux keeps them until this program ends, however it ends. */
    public static void unlink() {
        try {
            for (Path file : mapped()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.getLogger(NativeCode.class.getName())
                    .log(System.Logger.Level.DEBUG, "unpacked libraries stay until the next start", e);
        }
    }

    private static Set<Path> mapped() throws IOException {
        if (!Files.isReadable(MAPS)) {
            return Set.of();
        }
        List<String> lines = Files.readAllLines(MAPS, StandardCharsets.ISO_8859_1);
        return lines.stream()
                .map(UNPACKED::matcher)
                .filter(Matcher::find)
                .map(matcher -> Path.of(matcher.group(1)))
                .collect(Collectors.toSet());
    }
}
