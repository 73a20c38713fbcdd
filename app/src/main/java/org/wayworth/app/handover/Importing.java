package org.wayworth.app.handover;

import java.nio.file.Path;
import java.util.List;
import org.wayworth.warehouse.Progress;

/** What a server does with files whose names it was handed. */
public interface Importing {

    /** What an import did, for people and for scripts. */
    record Told(String text, String json) {}

    /**
     * Imports all of them or none; on return they are stored for good.
     *
     * @param shown the folder as the command names it
     * @throws ImportEnded when somebody ended it; nothing has changed then
     * @throws org.wayworth.warehouse.message.Refused when a file or the mapping cannot be taken; nothing has changed then
     */
    Told importFiles(List<Path> files, Path mapping, Path shown, Progress progress);
}
