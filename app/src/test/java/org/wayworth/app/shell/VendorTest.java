package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Law: the browser files of others are what bin/vendor fetched, each folder with its licence. */
class VendorTest {

    private static final Path VENDOR =
            Path.of(System.getProperty("wayworth.root", "..")).resolve("app/src/main/resources/static/vendor");

    @Test
    void everyFileHasTheHashOnTheList() throws IOException {
        Map<String, String> listed = Files.readAllLines(VENDOR.resolve("SHA256SUMS")).stream()
                .map(line -> line.split(" +", 2))
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0], (a, b) -> b, TreeMap::new));

        assertThat(found()).as("run bin/vendor, and commit what it changes").isEqualTo(listed);
    }

    @Test
    void everyFolderHoldsItsLicence() throws IOException {
        try (Stream<Path> folders = Files.list(VENDOR).filter(Files::isDirectory)) {
            assertThat(folders)
                    .isNotEmpty()
                    .allSatisfy(folder -> assertThat(folder.resolve("LICENSE")).isNotEmptyFile());
        }
    }

    private static Map<String, String> found() throws IOException {
        try (Stream<Path> files = Files.walk(VENDOR)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("SHA256SUMS"))
                    .collect(Collectors.toMap(
                            file -> "./" + VENDOR.relativize(file), VendorTest::hash, (a, b) -> b, TreeMap::new));
        }
    }

    private static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
