package org.wayworth.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.sqlite.SQLiteConnection;

/** What is done to an operational database as a whole: brought to the newest schema, looked at, copied. */
public final class Upkeep {

    private final DataSource source;

    Upkeep(DataSource source) {
        this.source = source;
    }

    /** Brings it to the newest schema of all modules. */
    public void migrate() {
        Migrations.apply(source);
    }

    public boolean has(String table) {
        return ask(connection -> Tables.has(connection, table));
    }

    /** All tables but those of the migrations' history; a table after those that it refers to. */
    public List<String> tables() {
        return ask(Tables::parentsFirst);
    }

    /** Rows in all tables. */
    public long rows() {
        return ask(connection -> {
            long rows = 0;
            for (String table : Tables.parentsFirst(connection)) {
                rows += Tables.count(connection, table);
            }
            return rows;
        });
    }

    /** A look that takes less than a second. Empty when there is nothing to complain of, or a server looks by itself. */
    public Optional<String> quickComplaint(long bytes) {
        return ask(connection -> isSqlite(connection) ? Integrity.quick(connection, bytes) : Optional.empty());
    }

    /** A look at all pages, rows, indexes and references. Empty when there is nothing to complain of, or a server looks by itself. */
    public Optional<String> complaint() {
        return ask(connection -> isSqlite(connection) ? Integrity.whole(connection) : Optional.empty());
    }

    /** Writes one consistent state of a SQLite database to a new file, while others may write. */
    public void saveTo(Path file) {
        ask(connection -> {
            try (PreparedStatement vacuum = connection.prepareStatement("vacuum into ?")) {
                vacuum.setString(1, file.toString());
                return vacuum.execute();
            }
        });
    }

    /** Copies all rows, in one state, into a database of the same schema, in place of what is there. */
    public void copyTo(Store target) {
        try {
            Tables.copy(source, target.source());
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    private static boolean isSqlite(Connection connection) throws SQLException {
        return connection.isWrapperFor(SQLiteConnection.class);
    }

    /** What is asked of a connection. */
    private interface Question<T> {
        T of(Connection connection) throws SQLException;
    }

    private <T> T ask(Question<T> question) {
        try (Connection connection = source.getConnection()) {
            return question.of(connection);
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
