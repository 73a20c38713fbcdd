package org.wayworth.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Law: what our source files must not hold. */
@DisplayName("law: source files stay readable")
class SourcesTest {

    private static final Path ROOT = Path.of(System.getProperty("wayworth.root"));
    private static final int LONGEST_FILE = 400;

    /** A file may be longer when its first comment says why, in a line that begins so. */
    private static final String REASON = "Long because";

    @Test
    void filesStayWithinFourHundredLinesOrSayWhy() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : javaFiles()) {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() > LONGEST_FILE && lines.stream().noneMatch(line -> line.contains(REASON))) {
                tooLong.add(ROOT.relativize(file) + ": " + lines.size() + " lines");
            }
        }
        assertThat(tooLong)
                .as("split the file by what changes together, or begin a line of its comment with \"" + REASON + "\"")
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsAndMarksItsNulls() throws IOException {
        List<String> unmarked = new ArrayList<>();
        for (Path file : javaFiles()) {
            Path info = file.resolveSibling("package-info.java");
            if (file.toString().contains("/src/main/")
                    && (!Files.exists(info) || !Files.readString(info).contains("@NullMarked"))) {
                unmarked.add(ROOT.relativize(file.getParent()).toString());
            }
        }
        assertThat(unmarked.stream().distinct())
                .as("add a package-info.java with one sentence and @NullMarked")
                .isEmpty();
    }

    @Test
    void nobodyCatchesEverythingOrSpeaksOutsideTheCommandLine() throws IOException {
        assertAbsent("catch \\((Exception|Throwable) ", "name the exceptions that you can do something about", "x");
        assertAbsent(
                "System\\.(out|err)\\.|printStackTrace",
                "return a value, or log a decision; only app/command prints",
                "/app/command/");
        assertAbsent("import lombok|import org\\.mockito", "write the record or the hand-made fake", "x");
    }

    private static void assertAbsent(String pattern, String instead, String except) throws IOException {
        Pattern words = Pattern.compile(pattern);
        List<String> places = new ArrayList<>();
        for (Path file : javaFiles()) {
            if (!file.toString().contains("/src/main/") || file.toString().contains(except)) {
                continue;
            }
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (words.matcher(lines.get(i)).find()) {
                    places.add(ROOT.relativize(file) + ":" + (i + 1));
                }
            }
        }
        assertThat(places).as(instead).isEmpty();
    }

    private static List<Path> javaFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module :
                List.of("kernel", "vocabulary", "condition", "warehouse", "demo", "analytics", "programme", "app")) {
            try (Stream<Path> walk = Files.walk(ROOT.resolve(module).resolve("src"))) {
                walk.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.endsWith("package-info.java"))
                        .forEach(files::add);
            }
        }
        return files;
    }
}
