package org.wayworth.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/** The tables of the operational database, of whatever module, and their rows from one database to another. */
final class Tables {

    /** Flyway's own. */
    private static final String HISTORY = "flyway_schema_history";

    private static final int ROWS_AT_A_TIME = 500;

    private Tables() {}

    /** All tables but Flyway's; a table after those that it refers to. */
    static List<String> parentsFirst(Connection connection) throws SQLException {
        TreeMap<String, Set<String>> parents = new TreeMap<>();
        try (ResultSet rows = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME");
                if (!table.equals(HISTORY) && !table.startsWith("sqlite_")) {
                    parents.put(table, new TreeSet<>());
                }
            }
        }
        for (String table : parents.keySet()) {
            try (ResultSet rows =
                    connection.getMetaData().getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
                while (rows.next()) {
                    parents.get(table).add(rows.getString("PKTABLE_NAME"));
                }
            }
        }
        Set<String> ordered = new LinkedHashSet<>();
        while (ordered.size() < parents.size()) {
            int before = ordered.size();
            parents.forEach((table, needed) -> {
                if (needed.stream().allMatch(one -> one.equals(table) || ordered.contains(one))) {
                    ordered.add(table);
                }
            });
            if (ordered.size() == before) {
                throw new IllegalStateException("tables must not refer to each other in a circle: " + parents);
            }
        }
        return List.copyOf(ordered);
    }

    static boolean has(Connection connection, String table) throws SQLException {
        try (ResultSet rows = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), table, new String[] {"TABLE"})) {
            return rows.next();
        }
    }

    static long count(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from " + quoted(table));
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Copies the rows of all tables into a database of the same schema, in one transaction of each. */
    static void copy(DataSource from, DataSource to) throws SQLException {
        try (Connection source = from.getConnection();
                Connection target = to.getConnection()) {
            source.setTransactionIsolation(
                    source.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ)
                            ? Connection.TRANSACTION_REPEATABLE_READ
                            : Connection.TRANSACTION_SERIALIZABLE);
            source.setAutoCommit(false);
            target.setAutoCommit(false);
            copy(source, target);
        }
    }

    private static void copy(Connection from, Connection to) throws SQLException {
        List<String> tables = parentsFirst(from);
        List<String> childrenFirst = new ArrayList<>(tables);
        Collections.reverse(childrenFirst);
        for (String table : childrenFirst) {
            try (PreparedStatement clear = to.prepareStatement("delete from " + quoted(table))) {
                clear.executeUpdate();
            }
        }
        for (String table : tables) {
            copy(from, to, table);
        }
        to.commit();
        from.rollback();
    }

    private static void copy(Connection from, Connection to, String table) throws SQLException {
        try (PreparedStatement read = from.prepareStatement("select * from " + quoted(table))) {
            read.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet rows = read.executeQuery()) {
                int width = rows.getMetaData().getColumnCount();
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    columns.add(quoted(rows.getMetaData().getColumnName(i)));
                }
                String insert = "insert into " + quoted(table) + " (" + String.join(", ", columns) + ") values ("
                        + String.join(", ", Collections.nCopies(width, "?")) + ")";
                try (PreparedStatement write = to.prepareStatement(insert)) {
                    while (rows.next()) {
                        for (int i = 1; i <= width; i++) {
                            write.setObject(i, rows.getObject(i));
                        }
                        write.executeUpdate();
                    }
                }
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
