package org.wayworth.warehouse.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wayworth.store.Databases;
import org.wayworth.store.Store;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;

/** Where the operational database of a data folder is: SQLite in the folder, or PostgreSQL by one setting. */
final class OperationalDatabase {

    static final String FILE = "wayworth.db";

    private OperationalDatabase() {}

    /** Nothing is opened or made before the first statement. */
    static Store of(Path folder, Settings settings) {
        return DatabaseFault.told(
                "SQLite could not be loaded",
                () -> settings.isSqlite()
                        ? Databases.sqlite(folder.resolve(FILE), folder.resolve("tmp"))
                        : Databases.postgres(
                                settings.database(),
                                settings.databaseUser(),
                                settings.databasePasswordFile().isEmpty()
                                        ? ""
                                        : secret(Path.of(settings.databasePasswordFile()))));
    }

    /** A SQLite database that lies in one file as soon as nothing is done with it. */
    static Store copy(Path file) {
        return DatabaseFault.told(
                "SQLite could not be loaded", () -> Databases.oneFile(file, file.resolveSibling("tmp")));
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
