package org.wayworth.warehouse.source;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.message.Refused;

/** The records of a text file, one after the other. The first is the header; blank lines are passed over. */
interface Records extends AutoCloseable {

    /** @param line on which the record begins; the first line of the file is 1 */
    record Row(long line, String[] cells) {}

    /**
     * The next record, or null at the end.
     *
     * @throws Refused when the file cannot be cut into records here
     */
    @Nullable
    Row next();

    @Override
    void close();

    /** @param separator between cells */
    static Records open(Path file, String fileName, Encoding encoding, Mapping.Separator separator) throws IOException {
        return separator.isBlanks()
                ? Blanks.open(file, fileName, encoding)
                : Csv.open(file, fileName, encoding, separator.character());
    }
}
