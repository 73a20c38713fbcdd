package org.wayworth.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * SQLite in a file, or PostgreSQL. Same migrations, same statements on both. Nothing is opened or made before the first
 * statement.
 */
public final class Databases {

    private static final int BUSY_MILLISECONDS = 10_000;

    private Databases() {}

    /**
     * A database that is worked with. What is committed is on disk: with a log, synchronised at each commit.
     *
     * @param tmp folder for SQLite's native library; may be missing
     */
    public static Store sqlite(Path file, Path tmp) {
        load(tmp);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return new Store(new SqliteSource(file, config));
    }

    /** A database that one connection at a time has open, and that lies in one file as soon as that is closed. */
    public static Store oneFile(Path file, Path tmp) {
        load(tmp);
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(SqliteSource.address(file, ""));
        return new Store(source);
    }

    /**
     * @param address such as {@code jdbc:postgresql://host:5432/name}
     * @param user empty where the address names one
     * @param password empty for none
     */
    public static Store postgres(String address, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address);
        if (!user.isEmpty()) {
            source.setUser(user);
        }
        if (!password.isEmpty()) {
            source.setPassword(password);
        }
        return new Store(source);
    }

    private static void load(Path tmp) {
        try {
            NativeCode.loadSqlite(tmp);
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
