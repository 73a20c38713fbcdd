package org.wayworth.warehouse.engine;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.Columns;

/** One DuckDB connection. Each statement gets its own Statement: DuckDB's closes itself on an error. */
final class DuckDbSession implements Session {

    /** Room for one record of the greatest size that Source lets through, in UTF-8 with doubled quotes. */
    private static final String COPY_OPTIONS =
            "(format csv, delimiter ',', quote '\"', escape '\"', header false, auto_detect false, nullstr '',"
                    + " allow_quoted_nulls false, new_line '\\n', max_line_size 16777216, buffer_size 33554432)";

    private final DuckDBConnection connection;
    private boolean inTransaction;

    DuckDbSession(DuckDBConnection connection) {
        this.connection = connection;
    }

    @Override
    public void begin() {
        try {
            connection.setAutoCommit(false);
            inTransaction = true;
        } catch (SQLException e) {
            throw failure("begin", e);
        }
    }

    @Override
    public void commit() {
        try {
            connection.commit();
            inTransaction = false;
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw failure("commit", e);
        }
    }

    @Override
    public void run(Sql sql, Parameters parameters) {
        for (Sql.Statement statement : sql.statements()) {
            try (PreparedStatement prepared = prepare(statement, parameters)) {
                prepared.execute();
            } catch (SQLException e) {
                throw failure(statement.text(), e);
            }
        }
    }

    @Override
    public Columns query(Sql sql, Parameters parameters, Duration timeout) {
        if (sql.statements().size() != 1) {
            throw new IllegalArgumentException("sql must hold one statement to be read, not "
                    + sql.statements().size());
        }
        Sql.Statement statement = sql.statements().get(0);
        try (PreparedStatement prepared = prepare(statement, parameters)) {
            prepared.setQueryTimeout(Math.toIntExact(timeout.toSeconds()));
            try (DuckDBChunkedResult result =
                    prepared.unwrap(DuckDBPreparedStatement.class).query()) {
                return DuckDbColumns.read(result);
            }
        } catch (SQLException e) {
            throw failure(statement.text(), e);
        }
    }

    private PreparedStatement prepare(Sql.Statement statement, Parameters parameters) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement.text());
        List<@Nullable Object> values = parameters.inOrder(statement);
        for (int i = 0; i < values.size(); i++) {
            if (!Parameters.bindable(values.get(i))) {
                prepared.close();
                throw new IllegalArgumentException(
                        "parameter :" + statement.names().get(i)
                                + " must be a number, text, yes-or-no, date, time or enum, not " + values.get(i));
            }
            prepared.setObject(i + 1, values.get(i));
        }
        return prepared;
    }

    @Override
    public long copyIn(String table, List<String> columns, Path file) {
        String names = columns.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        return counted("copy " + table + " (" + names + ") from " + quoted(file) + ' ' + COPY_OPTIONS);
    }

    @Override
    public long copyOut(Sql query, Path file) {
        String text = query.statements().get(0).text();
        return counted("copy (" + text + ") to " + quoted(file) + " (format parquet, compression zstd)");
    }

    private static String quoted(Path file) {
        return "'" + file.toAbsolutePath().toString().replace("'", "''") + "'";
    }

    private long counted(String statement) {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            return prepared.executeLargeUpdate();
        } catch (SQLException e) {
            throw failure(statement, e);
        }
    }

    @Override
    public void append(String temporaryTable, long[]... columns) {
        try (DuckDBAppender appender = connection.createAppender("temp", "main", temporaryTable)) {
            for (int i = 0; i < columns[0].length; i++) {
                appender.beginRow();
                for (long[] column : columns) {
                    appender.append(column[i]);
                }
                appender.endRow();
            }
        } catch (SQLException e) {
            throw failure("append to " + temporaryTable, e);
        }
    }

    @Override
    public void close() {
        try {
            if (inTransaction) {
                connection.rollback();
            }
            connection.close();
        } catch (SQLException e) {
            throw failure("close", e);
        }
    }

    private static EngineFailure failure(String statement, SQLException cause) {
        return new EngineFailure(cause.getMessage() + "\n  in  " + statement, cause);
    }
}
