package org.wayworth.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** SQLite's own checks of its file. */
final class Integrity {

    /** Up to this size the check of every page takes less than a second. */
    private static final long QUICK_BYTES = 64L << 20;

    private Integrity() {}

    /** At a start: pages and rows of a database of usual size; of a larger one only the schema. */
    static Optional<String> quick(Connection connection, long bytes) throws SQLException {
        return complaint(
                connection, bytes <= QUICK_BYTES ? "pragma quick_check(1)" : "select 'ok' from sqlite_schema limit 1");
    }

    /** All pages, rows, indexes and references. Empty when there is nothing to complain of. */
    static Optional<String> whole(Connection connection) throws SQLException {
        Optional<String> pages = complaint(connection, "pragma integrity_check(1)");
        if (pages.isPresent()) {
            return pages;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("pragma foreign_key_check")) {
            return rows.next()
                    ? Optional.of("a row of " + rows.getString(1) + " refers to a row that is not there")
                    : Optional.empty();
        }
    }

    private static Optional<String> complaint(Connection connection, String check) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(check)) {
            return rows.next() && !rows.getString(1).equals("ok") ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }
}
