package org.wayworth.warehouse.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** SQLite in the data folder, or PostgreSQL by one setting. Same migrations, same statements on both. */
final class OperationalDatabase {

    static final String FILE = "wayworth.db";

    private static final int BUSY_MILLISECONDS = 10_000;

    /** Where the driver unpacks its native code, so that what a kill leaves is swept with the folder. */
    private static final String NATIVE_FOLDER = "org.sqlite.tmpdir";

    private OperationalDatabase() {}

    /** Nothing is opened or made before the first connection. */
    static DataSource of(Path folder, Settings settings) {
        return settings.isSqlite() ? sqlite(folder.resolve(FILE)) : postgres(settings);
    }

    static DataSource sqlite(Path file) {
        if (System.getProperty(NATIVE_FOLDER) == null) {
            System.setProperty(NATIVE_FOLDER, file.resolveSibling("tmp").toString());
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
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
            throw new UncheckedIOException(e);
        }
    }
}
