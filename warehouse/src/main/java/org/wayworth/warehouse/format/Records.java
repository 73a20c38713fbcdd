package org.wayworth.warehouse.format;

import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.message.Refused;

/** The records of a file, one after the other. The first is the header; blank lines are passed over. */
public interface Records extends AutoCloseable {

    /** @param line on which the record begins; the first line of the file is 1 */
    record Row(long line, String[] cells) {}

    /**
     * The next record, or null at the end.
     *
     * @throws Refused when the file cannot be cut into records here
     */
    @Nullable
    Row next();

    /** In which encoding the file was read and why, for the import's output: "UTF-8" needs no reason. */
    String readAs();

    @Override
    void close();
}
