package org.wayworth.warehouse.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB in this process, with its doors shut: no extensions, no network, no files but one folder of our own, and a
 * configuration that no statement can change.
 */
final class DuckDb implements Engine {

    private final DuckDBConnection root;

    private DuckDb(DuckDBConnection root) {
        this.root = root;
    }

    static DuckDb open(Path file, Limits limits) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file.toAbsolutePath(), startup());
            try {
                for (String setting : settings(limits)) {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(setting);
                    }
                }
                return new DuckDb(connection.unwrap(DuckDBConnection.class));
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new EngineFailure("DuckDB could not open " + file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private static Properties startup() {
        Properties startup = new Properties();
        startup.setProperty("autoinstall_known_extensions", "false");
        startup.setProperty("autoload_known_extensions", "false");
        startup.setProperty("allow_community_extensions", "false");
        startup.setProperty("allow_persistent_secrets", "false");
        return startup;
    }

    /** Order matters: folders before external access, the lock last. Sorting is told so that both sides agree. */
    private static List<String> settings(Limits limits) {
        return List.of(
                "set threads = " + limits.threads(),
                "set memory_limit = '" + limits.memoryBytes() / 1_000_000 + "MB'",
                "set temp_directory = " + quoted(limits.spill()),
                "set max_temp_directory_size = '10GB'",
                "set default_null_order = 'nulls_last'",
                "set TimeZone = 'UTC'",
                // What Spark writes otherwise: the .sql files say days_between on either engine.
                "create or replace macro days_between(a, b) as date_diff('day', a, b)",
                "set allowed_directories = [" + quoted(limits.readable()) + "]",
                "set enable_external_access = false",
                "set lock_configuration = true");
    }

    private static String quoted(Path folder) {
        return "'" + folder.toAbsolutePath().toString().replace("'", "''") + "'";
    }

    @Override
    public Session session() {
        try {
            return new DuckDbSession(root.duplicate().unwrap(DuckDBConnection.class));
        } catch (SQLException e) {
            throw new EngineFailure("DuckDB could not open another connection: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw new EngineFailure("DuckDB could not close: " + e.getMessage(), e);
        }
    }
}
