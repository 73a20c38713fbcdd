package org.wayworth.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Empty databases for tests: SQLite in a file, or one of a real PostgreSQL that starts at the first that needs it. */
final class Servers {

    private static int made;

    private Servers() {}

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

    /** @param kind "sqlite" or "postgresql" @param place for the file of the one */
    static Store empty(String kind, Path place) throws SQLException {
        String name = next();
        return kind.equals("sqlite")
                ? Databases.sqlite(place.resolve(name + ".db"), place)
                : Databases.postgres(address(name), "postgres", "postgres");
    }

    private static String address(String name) throws SQLException {
        try (Connection connection = Server.ONE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return "jdbc:postgresql://localhost:" + Server.ONE.getPort() + "/" + name;
    }

    private static synchronized String next() {
        made++;
        return "store" + made;
    }
}
