package org.wayworth.warehouse.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.wayworth.warehouse.engine.NativeCode;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;

/** SQLite in the data folder, or PostgreSQL by one setting. Same migrations, same statements on both. */
final class OperationalDatabase {

    static final String FILE = "wayworth.db";

    private static final int BUSY_MILLISECONDS = 10_000;

    private OperationalDatabase() {}

    /** Nothing is opened or made before the first connection. */
    static DataSource of(Path folder, Settings settings) {
        return settings.isSqlite() ? sqlite(folder.resolve(FILE)) : postgres(settings);
    }

    /** A SQLite database that one connection at a time has open, and that lies in one file as soon as that is closed. */
    static DataSource copy(Path file) {
        load(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(SqliteSource.address(file, ""));
        return source;
    }

    private static DataSource sqlite(Path file) {
        load(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return new SqliteSource(file, config);
    }

    private static void load(Path file) {
        try {
            NativeCode.loadSqlite(file.resolveSibling("tmp"));
        } catch (SQLException e) {
            throw DatabaseFault.refused("SQLite could not be loaded", e);
        }
    }

    private static DataSource postgres(Settings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(settings.database());
        if (!settings.databaseUser().isEmpty()) {
            source.setUser(settings.databaseUser());
        }
        if (!settings.databasePasswordFile().isEmpty()) {
            source.setPassword(secret(Path.of(settings.databasePasswordFile())));
        }
        return source;
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw DatabaseFault.of(
                    Code.FOLDER_SETTING,
                    "database_password_file must name a text file that can be read",
                    e.getMessage() == null ? file.toString() : e.getMessage(),
                    Message.Place.file(Settings.FILE));
        }
    }
}
