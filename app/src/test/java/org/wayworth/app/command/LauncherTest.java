package org.wayworth.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Message: sizes of memory that the launcher cannot take, which it says before it builds or starts anything. */
@DisplayName("message: the launcher's --memory")
class LauncherTest {

    private static final Path LAUNCHER = Path.of(System.getProperty("wayworth.root"), "wayworth");

    @ParameterizedTest
    @CsvSource({
        "--memory much, '--memory must be a size such as 2G or 1500M, not \"much\"'",
        "--memory=2GB, '--memory must be a size such as 2G or 1500M, not \"2GB\"'",
        "--memory -1G, '--memory must be a size such as 2G or 1500M, not \"-1G\"'",
        "--memory, '--memory must be a size such as 2G or 1500M, not \"nothing\"'",
        "--memory 200M, '--memory must be 1000M or more, not 200M: the program itself takes half a gigabyte'"
    })
    void aSizeThatIsNoneIsRefused(String words, String message) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString(), "status", "nowhere"));
        command.addAll(List.of(words.split(" ")));
        Process launcher = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(launcher.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said.strip()).isEqualTo(message);
        assertThat(launcher.exitValue()).isEqualTo(Exit.USAGE);
    }
}
