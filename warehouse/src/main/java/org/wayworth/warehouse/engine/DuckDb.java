package org.wayworth.warehouse.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.wayworth.store.NativeCode;

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
            NativeCode.unlink();
            try {
                for (String setting : settings(limits)) {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(setting);
                    }
                }
                lock(connection);
                return new DuckDb(connection.unwrap(DuckDBConnection.class));
            } catch (SQLException e) {
                try {
                    connection.close();
                } catch (SQLException alsoFailed) {
                    e.addSuppressed(alsoFailed);
                }
                throw e;
            }
        } catch (SQLException e) {
            throw new EngineFailure("DuckDB could not open " + file.getFileName() + ": " + e.getMessage(), e);
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            throw new EngineFailure("DuckDB could not be loaded: IO Error: " + rootWords(e), e);
        }
    }

    /** Why the library could not be unpacked or linked lies at the root. */
    private static String rootWords(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static Properties startup() {
        Properties startup = new Properties();
        startup.setProperty("autoinstall_known_extensions", "false");
        startup.setProperty("autoload_known_extensions", "false");
        startup.setProperty("allow_community_extensions", "false");
        startup.setProperty("allow_persistent_secrets", "false");
        return startup;
    }

    /** Order matters: folders before external access. Sorting is told so that both sides agree. */
    private static List<String> settings(Limits limits) {
        return List.of(
                "set threads = " + limits.threads(),
                "set memory_limit = '" + (limits.memoryBytes() >> 20) + "MiB'",
                "set temp_directory = " + quoted(limits.spill()),
                "set max_temp_directory_size = '10GB'",
                "set default_null_order = 'nulls_last'",
                "set TimeZone = 'UTC'",
                "set allowed_directories = [" + quoted(limits.readable()) + "]",
                "set enable_external_access = false");
    }

    /** What Spark writes otherwise: the .sql files say days_between on either engine. Made once, as a full disk has no room. */
    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean isThere;
            try (ResultSet found = statement.executeQuery(
                    "select 1 from duckdb_functions() where function_name = 'days_between' and not internal")) {
                isThere = found.next();
            }
            if (!isThere) {
                statement.execute("create macro days_between(a, b) as date_diff('day', a, b)");
            }
            statement.execute("set lock_configuration = true");
        }
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
