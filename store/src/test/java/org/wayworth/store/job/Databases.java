package org.wayworth.store.job;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Empty operational databases with this module's tables: SQLite as Wayworth opens it, or a real PostgreSQL. */
final class Databases {

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

    /** @param name "sqlite" or "postgresql" @param place in which a file may be made */
    static DataSource empty(String name, Path place) throws IOException, SQLException {
        DataSource database = name.equals("sqlite") ? sqlite(place) : postgres();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String migration : List.of("V103__change_log.sql", "V104__job.sql")) {
                for (String one :
                        script(migration).replaceAll("(?m)^\\s*--.*$", "").split(";")) {
                    if (!one.isBlank()) {
                        statement.execute(one);
                    }
                }
            }
        }
        return database;
    }

    private static String script(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Databases.class.getResourceAsStream("/db/migration/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static DataSource sqlite(Path place) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setBusyTimeout(10_000);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + place.resolve("wayworth.db"));
        return source;
    }

    private static synchronized DataSource postgres() throws SQLException {
        made++;
        try (Connection connection = Server.ONE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database jobs" + made);
        }
        return Server.ONE.getDatabase("postgres", "jobs" + made);
    }
}
