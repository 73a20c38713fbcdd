package org.wayworth.programme;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.wayworth.warehouse.Backups;
import org.wayworth.warehouse.DataFolder;

/** Data folders whose operational database is SQLite or a real PostgreSQL, which starts at the first that needs it. */
public final class Databases {

    private static int made;

    private Databases() {}

    private static final class Server {
        static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** @param database "sqlite" or "postgresql" @param place in which the folder is made */
    public static Path folder(String database, Path place) throws IOException, SQLException {
        Path folder = place.resolve("data");
        DataFolder.init(folder);
        if (database.equals("postgresql")) {
            Backups.Database empty = empty(place);
            Files.writeString(
                    folder.resolve("wayworth.yaml"),
                    "database: " + empty.address() + "\ndatabase_user: " + empty.user() + "\ndatabase_password_file: "
                            + empty.passwordFile() + "\n");
        }
        return folder;
    }

    /** An empty database of PostgreSQL. @param place for the file with its password */
    static Backups.Database empty(Path place) throws IOException, SQLException {
        String name = next();
        try (Connection connection = Server.ONE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        Path password = Files.writeString(place.resolve("password"), "postgres\n");
        return new Backups.Database(
                "jdbc:postgresql://localhost:" + Server.ONE.getPort() + "/" + name, "postgres", password.toString());
    }

    private static synchronized String next() {
        made++;
        return "programme" + made;
    }
}
