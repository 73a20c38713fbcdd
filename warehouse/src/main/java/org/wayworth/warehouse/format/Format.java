package org.wayworth.warehouse.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.wayworth.warehouse.message.Refused;

/** A kind of file. */
public interface Format {

    /** Whether files that are laid out like this are of this kind. */
    boolean reads(Layout layout);

    /**
     * Opens a file at its first record, which is the header.
     *
     * @param fileName as it was called, for messages
     * @param mapped how many of the columns that are wanted a header has: tells a right reading from wrong ones
     * @throws Refused when the file as a whole cannot be read so
     */
    Records open(Path file, String fileName, Layout layout, ToIntFunction<String[]> mapped) throws IOException;
}
