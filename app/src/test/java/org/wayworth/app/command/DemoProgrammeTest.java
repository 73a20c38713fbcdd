package org.wayworth.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.demo.DemoProgramme;
import org.wayworth.warehouse.DataFolder;

@DisplayName("law and message: the programme on the command line")
class DemoProgrammeTest {

    @TempDir
    private Path place;

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    @Test
    @DisplayName("law: the demo company's files, brought in and taken out again, are the same to the byte")
    void theDemoFilesComeBackByteEqual() throws IOException {
        Path data = place.resolve("data");
        Path files = place.resolve("files");
        DataFolder.init(data);
        DemoProgramme.write(files);

        assertThat(Said.by("programme", "list", data.toString()).out()).startsWith("Nothing is on record yet.");
        Said checked = Said.by("programme", "check", data.toString(), files.toString());
        assertThat(checked.out()).isEqualToIgnoringNewLines("read 9, nothing is wrong\n");
        Said brought =
                Said.by("programme", "import", data.toString(), files.toString(), "--as", "ana-moss", "--why", "First");
        assertThat(brought.exit()).isZero();
        assertThat(brought.out()).startsWith("read 9, new versions 9, unchanged 0");
        assertThat(Said.by("programme", "import", data.toString(), files.toString())
                        .out())
                .startsWith("read 9, new versions 0, unchanged 9");
        Path out = place.resolve("out");
        assertThat(Said.by("programme", "export", data.toString(), out.toString())
                        .exit())
                .isZero();
        assertThat(texts(out)).isEqualTo(texts(files));
        assertThat(Said.by("programme", "list", data.toString()).out())
                .contains(
                        "goal/2026-12-31-satisfied-after-support  version 1  Three in four are satisfied after support");
    }

    @Test
    void theSettingSaysWhoSitsHere() throws IOException {
        Path data = place.resolve("data");
        DataFolder.init(data);
        Path settings = data.resolve("wayworth.yaml");
        Files.writeString(settings, Files.readString(settings) + "person: ben-okri\n");
        try (DataFolder open = DataFolder.open(data)) {
            assertThat(open.person()).isEqualTo("ben-okri");
        }
        Files.writeString(settings, Files.readString(settings).replace("ben-okri", "Ben Okri"));
        assertThat(Said.by("programme", "list", data.toString()).err())
                .contains("person must be a person's name in the programme, such as ana-moss");
    }

    @Test
    @DisplayName("an erased person is in no file any more; without --yes nothing is erased")
    void anErasedPersonIsGone() throws IOException {
        Path data = place.resolve("data");
        Path files = place.resolve("files");
        DataFolder.init(data);
        DemoProgramme.write(files);
        Said.by("programme", "import", data.toString(), files.toString());
        assertThat(Said.by("programme", "erase", data.toString(), "ana-moss").err())
                .contains("--yes must be said");
        assertThat(Said.by("programme", "erase", data.toString(), "nobody", "--yes")
                        .exit())
                .isEqualTo(Exit.NOT_FOUND);
        assertThat(Said.by("programme", "erase", data.toString(), "ana-moss", "--yes")
                        .out())
                .contains("erased in 1 version of person/ana-moss");
        Said.by("programme", "export", data.toString(), place.resolve("out").toString());
        assertThat(texts(place.resolve("out")).values())
                .allSatisfy(text -> assertThat(text).doesNotContain("Ana Moss"));
        assertThat(Said.by("programme", "import", data.toString(), files.toString(), "--as", "Ana Moss")
                        .err())
                .contains("--as must be a person's name in the programme");
    }

    @Test
    @DisplayName("message: what is wrong with files and folders; nothing is changed")
    void whatIsWrong() throws IOException {
        Path data = place.resolve("data");
        Path files = place.resolve("files");
        DataFolder.init(data);
        DemoProgramme.write(files);
        Path goal = files.resolve("goal/2026-12-31-satisfied-after-support.yaml");
        Files.writeString(goal, Files.readString(goal).replace("listening", "listnening"));

        Said refused = Said.by("programme", "import", data.toString(), files.toString());
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err())
                .contains("goal/2026-12-31-satisfied-after-support.yaml, line 7: a question must be one of ")
                .contains("(did you mean listening?), not \"listnening\".")
                .contains("read 9, wrong 1; nothing was changed");
        assertThat(Said.by("programme", "list", data.toString()).out()).startsWith("Nothing is on record yet.");

        assertThat(Said.by("programme", "export", data.toString(), files.toString())
                        .err())
                .contains("OUT must be a new or an empty folder");
        assertThat(Said.by(
                                "programme",
                                "import",
                                data.toString(),
                                place.resolve("nowhere").toString())
                        .err())
                .contains("IN must be a folder of files");
    }
}
