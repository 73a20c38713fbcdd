package org.wayworth.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bin/new-analysis writes compiles with what there is. */
@DisplayName("law: the folder of a new analysis")
class NewAnalysisTest {

    private static final Path SCRIPT =
            Path.of(System.getProperty("wayworth.root")).resolve("bin/new-analysis");

    @TempDir
    private Path place;

    private String run(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(SCRIPT.toString()), Stream.of(words)).toList());
        builder.environment().put("WAYWORTH_ROOT", place.toString());
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }

    @Test
    void itCompilesAndSaysWhatIsNext() throws Exception {
        assertThat(run("recontact", "Do customers who contact us twice leave sooner?"))
                .startsWith("0 recontact is there");
        List<Path> sources;
        try (Stream<Path> files = Files.walk(place.resolve("analytics/src/main/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertThat(sources).hasSize(4);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        boolean isCompiled = compiler.getTask(
                        errors,
                        null,
                        null,
                        List.of(
                                "-d",
                                place.toString(),
                                "-Xlint:all",
                                "-proc:none",
                                "-classpath",
                                System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(sources))
                .call();
        assertThat(isCompiled).as(errors.toString()).isTrue();
    }

    @Test
    @DisplayName("message: a name that is none, a question that is none, a folder that is there")
    void whatItRefuses() throws Exception {
        assertThat(run("Re-contact"))
                .startsWith("2 bin/new-analysis must be told a name of 3 to 20 lower-case letters");
        assertThat(run("recontact", "A statement.")).startsWith("2 the question must end in a question mark");
        assertThat(run("recontact")).startsWith("0 ");
        assertThat(run("recontact")).startsWith("2 there must not be an analysis recontact yet");
    }
}
