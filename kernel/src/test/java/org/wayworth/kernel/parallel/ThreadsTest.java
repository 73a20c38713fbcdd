package org.wayworth.kernel.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
@DisplayName("law: the number of cores does not change a digit")
class ThreadsTest {

    /** Two programs of their own: one that sees a single core, one that sees more. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void oneCoreFindsWhatSeveralFind(int cores) throws Exception {
        List<String> alone = found(1);
        assertThat(alone).hasSizeGreaterThan(19);
        assertThat(found(cores)).containsExactlyElementsOf(alone);
    }

    private static List<String> found(int cores) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:ActiveProcessorCount=" + cores,
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyMethods.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("exit code with " + cores + " cores").isZero();
        return text.lines().toList();
    }
}
