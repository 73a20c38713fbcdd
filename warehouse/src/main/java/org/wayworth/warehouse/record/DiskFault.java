package org.wayworth.warehouse.record;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/** What the operating system says when a file cannot be read or written, as a refusal that says what to do. */
public final class DiskFault {

    private DiskFault() {}

    /** @param folder the data folder, or whichever place is to be named where the failure names none */
    public static Refused refused(Path folder, IOException failure) {
        String said = String.valueOf(
                failure instanceof FileSystemException file && file.getReason() != null
                        ? file.getReason()
                        : failure.getMessage());
        String place = failure instanceof FileSystemException file && file.getFile() != null
                ? file.getFile()
                : folder.toString();
        Refused refused = DatabaseFault.of(
                code(failure, said), must(failure, said), found(failure, said), Message.Place.file(place));
        refused.initCause(failure);
        return refused;
    }

    /** Whether these words of the operating system, of DuckDB or of SQLite mean that the disk is full. */
    public static boolean isFull(String said) {
        String words = said.toLowerCase(Locale.ROOT);
        return words.contains("no space left") || words.contains("quota exceeded") || words.contains("disk is full");
    }

    private static boolean isDenied(IOException failure, String said) {
        return failure instanceof AccessDeniedException
                || said.contains("Permission denied")
                || said.contains("Operation not permitted")
                || said.contains("Read-only file system");
    }

    private static Code code(IOException failure, String said) {
        return isFull(said) ? Code.DISK_FULL : isDenied(failure, said) ? Code.FOLDER_PERMISSION : Code.DISK_FAILED;
    }

    private static String must(IOException failure, String said) {
        return isFull(said)
                ? "the disk must have room for what is written"
                : isDenied(failure, said)
                        ? "the data folder and all in it must be yours to read and write"
                        : "the disk must read and write what it is asked to";
    }

    private static String found(IOException failure, String said) {
        return failure instanceof AccessDeniedException ? "no permission" : said;
    }
}
