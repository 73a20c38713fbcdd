package org.wayworth.kernel.reference;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the data that are not in the repository lie. */
final class SharedFolder {

    private SharedFolder() {}

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
