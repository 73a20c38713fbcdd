package org.wayworth.app.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a page with what the code says; with {@code -Dwayworth.write=true} it writes the page instead. */
public final class Pages {

    private static final Path ROOT = Path.of(System.getProperty("wayworth.root"));

    private Pages() {}

    public static void compare(String file, String expected) {
        Path page = ROOT.resolve(file);
        try {
            if (Boolean.getBoolean("wayworth.write")) {
                Files.createDirectories(page.getParent());
                Files.writeString(page, expected);
            }
            assertThat(page)
                    .as(file + " is behind the code: write it anew with bin/reference")
                    .exists()
                    .hasContent(expected);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
