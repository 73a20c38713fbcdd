package org.wayworth.warehouse.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.wayworth.warehouse.Columns;

/** One connection: statements, and transactions that close without commit undoes. */
public interface Session extends AutoCloseable {

    /** Begins a transaction; reads in it see one state. */
    void begin();

    void commit();

    /** Runs every statement of a file; rows that they return are ignored. */
    void run(Sql sql, Parameters parameters);

    /** Runs a file of one statement and returns its columns. */
    Columns query(Sql sql, Parameters parameters, Duration timeout);

    /**
     * Copies a file in the normalised form of {@link Normal} into a table.
     *
     * @param table with its schema
     * @return rows copied
     */
    long copyIn(String table, List<String> columns, Path file);

    /**
     * Writes what a query returns to a Parquet file.
     *
     * @param query one statement without parameters
     * @param file in the folder that the engine may read
     * @return rows written
     */
    long copyOut(Sql query, Path file);

    /**
     * Adds rows of whole numbers to a temporary table of this session.
     *
     * @param columns one array a column, in the order of the table; all of one length
     */
    void append(String temporaryTable, long[]... columns);

    /** Rolls back what was not committed and closes the connection. */
    @Override
    void close();
}
