package org.wayworth.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * The operational database as a file. While its disk is full it can still be read: SQLite needs room for the files that it
 * keeps beside a database with a log, so such a database is opened as one that nobody changes. That is true as long as the
 * log is empty, since this program alone has the folder.
 */
final class SqliteSource extends SQLiteDataSource {

    /** What SQLite's shared memory and the first pages of a log take, generously. */
    private static final long ROOM_BYTES = 512L << 10;

    private final Path file;
    private final SQLiteDataSource unchanged;

    SqliteSource(Path file, SQLiteConfig config) {
        super(config);
        this.file = file;
        setUrl(address(file, ""));
        SQLiteConfig readOnly = new SQLiteConfig();
        readOnly.setReadOnly(true);
        this.unchanged = new SQLiteDataSource(readOnly);
        unchanged.setUrl(address(file, "?immutable=1"));
    }

    /** As an address, so that a folder's name may hold a question mark. */
    static String address(Path file, String options) {
        return "jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath() + options;
    }

    @Override
    public SQLiteConnection getConnection(String user, String password) throws SQLException {
        return isDiskFull() ? unchanged.getConnection(user, password) : super.getConnection(user, password);
    }

    private boolean isDiskFull() {
        try {
            Path log = file.resolveSibling(file.getFileName() + "-wal");
            return Files.exists(file)
                    && Files.getFileStore(file).getUsableSpace() < ROOM_BYTES
                    && (!Files.exists(log) || Files.size(log) == 0);
        } catch (IOException e) {
            return false;
        }
    }
}
