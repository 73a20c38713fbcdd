package org.wayworth.app.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Law: what the program consists of is what docs/reference/libraries.md says, file by file. A library that came with other
 * bytes, in another version or under a licence that Apache-2.0 cannot be given out with, fails here.
 */
@DisplayName("law: libraries, their licences and their bytes")
class LibrariesPageTest {

    /** Made by the build, from the files that it resolved. */
    private static final Path BILL = Path.of("target/wayworth/sbom.cdx.json");

    private static final Path VENDORED = Path.of("src/main/resources/static/vendor/SHA256SUMS");

    /** Of several licences one that is allowed is enough. */
    private static final Set<String> ALLOWED = Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0");

    private record Library(String name, String version, List<String> licences, String sha256) {
        boolean isOurs() {
            return name.startsWith("org.wayworth:");
        }
    }

    @Test
    void everyLicenceMayBeGivenOutWithOurs() throws IOException {
        for (Library library : libraries()) {
            assertThat(library.licences())
                    .as(library.name() + " must be under one of " + ALLOWED)
                    .anyMatch(ALLOWED::contains);
        }
    }

    @Test
    void thePageIsWhatTheBuildResolved() throws IOException {
        String table = libraries().stream()
                .filter(library -> !library.isOurs())
                .map(library -> "| " + library.name() + " | " + library.version() + " | "
                        + String.join(" or ", library.licences()) + " | `" + library.sha256() + "` |")
                .sorted()
                .collect(Collectors.joining("\n"));
        String files = Files.readString(VENDORED, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" +", 2))
                .map(parts -> "| " + parts[1].replace("./", "") + " | `" + parts[0] + "` |")
                .collect(Collectors.joining("\n"));
        Pages.compare("docs/reference/libraries.md", """
                # Libraries

                Made from the build; a test compares it. A library that arrives with other bytes than these fails the checks.
                `app/target/wayworth/sbom.cdx.json` says the same in the CycloneDX format; it is made with each build and lies beside the
                program.

                Wayworth is under Apache-2.0 and changes none of these libraries.

                - Logback (`ch.qos.logback`) is used under the Eclipse Public License 2.0, which it offers beside the LGPL 2.1. Its source
                  is at <https://github.com/qos-ch/logback>.
                - Jakarta Annotations (`jakarta.annotation`) is used under the Eclipse Public License 2.0, which it offers beside the
                  GPL 2 with the Classpath Exception. Its source is at <https://github.com/jakartaee/common-annotations-api>. "Jakarta
                  Annotations" is a trademark of the Eclipse Foundation.
                - Licences and notices of the others are in their files, below `META-INF`.

                | library | version | licence | SHA-256 |
                |---|---|---|---|
                %s

                ## In the pages

                Served by the program itself, with their licences beside them: Apache ECharts (Apache-2.0), htmx (0BSD), Inter
                (OFL-1.1), Lucide (ISC).

                | file | SHA-256 |
                |---|---|
                %s
                """.formatted(table, files));
    }

    private static List<Library> libraries() throws IOException {
        assertThat(BILL)
                .as("the bill of materials, which Maven makes before it runs tests")
                .exists();
        JsonNode bill = JsonMapper.shared().readTree(Files.readString(BILL, StandardCharsets.UTF_8));
        List<Library> libraries = new ArrayList<>();
        for (JsonNode component : bill.get("components")) {
            List<String> licences = new ArrayList<>();
            for (JsonNode licence : component.path("licenses")) {
                JsonNode one = licence.path("license");
                licences.add(one.path("id").asString(one.path("name").asString("")));
            }
            String sha256 = "";
            for (JsonNode hash : component.path("hashes")) {
                sha256 = hash.get("alg").asString().equals("SHA-256")
                        ? hash.get("content").asString()
                        : sha256;
            }
            Library library = new Library(
                    component.get("group").asString() + ":"
                            + component.get("name").asString(),
                    component.get("version").asString(),
                    licences,
                    sha256);
            assertThat(library.isOurs() || sha256.length() == 64)
                    .as("the hash of " + library.name())
                    .isTrue();
            libraries.add(library);
        }
        assertThat(libraries).hasSizeGreaterThan(40);
        return libraries;
    }
}
