package org.wayworth.warehouse.engine;

import java.nio.file.Path;

/**
 * What the warehouse asks of a database. The engine reduces, the kernel infers: heavy set work is SQL, and what comes
 * back is one row a respondent or less, in primitive columns.
 *
 * <p>Every engine passes {@code EngineContract} in the tests.
 */
public interface Engine extends AutoCloseable {

    /**
     * Bounds that no query can raise.
     *
     * @param memoryBytes for the database, beside the Java heap
     * @param spill folder for what does not fit into memory
     * @param readable the only folder whose files may be copied in
     */
    record Limits(long memoryBytes, int threads, Path spill, Path readable) {}

    /** @throws EngineFailure when the file is held, damaged or not a database of this engine */
    static Engine open(Path file, Limits limits) {
        return DuckDb.open(file, limits);
    }

    /** An own connection. Sessions of one engine may be used by different threads, one thread each. */
    Session session();

    @Override
    void close();
}
