package org.wayworth.kernel.reference;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the repository lies, and the data that are not in it. */
final class SharedFolder {

    private SharedFolder() {}

    /** Where the repository begins: system property {@code wayworth.root}, else the parent of the module's folder. */
    static Path repository() {
        return Path.of(System.getProperty("wayworth.root", ".."));
    }

    /** The folder of system property {@code wayworth.shared}, else the nearest {@code shared} beside a parent. */
    static Path find() {
        Path named = Path.of(System.getProperty("wayworth.shared", "../shared"));
        if (Files.isDirectory(named)) {
            return named;
        }
        for (@Nullable Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared");
            if (Files.isDirectory(candidate.resolve("reference"))) {
                return candidate;
            }
        }
        return named;
    }
}
