package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fault: kill -9 at random instants of real imports in a program of its own; what it said it stored must be there. */
@Tag("fault")
class KillTest {

    private static final int KILLS = 20;
    private static final int FILES = 400;
    private static final int ROWS = 200;
    private static final int MOST_IMPORTS_A_RUN = 4;
    private static final int LONGEST_WAIT_MS = 300;
    private static final long SEED = 20261121;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void twentyKillsLoseAndDoubleNothing(@TempDir Path tmp) throws IOException, InterruptedException {
        Path data = tmp.resolve("data");
        Path files = Files.createDirectory(tmp.resolve("files"));
        write(files);
        DataFolder.init(data);
        Random random = new Random(SEED);
        Set<String> stored = new LinkedHashSet<>();
        int cutShort = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            cutShort += runAndKill(data, files, random, stored) ? 1 : 0;
            compare(data, stored, "after kill " + (kill + 1) + " of seed " + SEED);
        }
        assertThat(cutShort).as("kills that hit a running import").isGreaterThanOrEqualTo(KILLS / 2);
        assertThat(stored).as("imports that were acknowledged").isNotEmpty();
    }

    private static void write(Path files) throws IOException {
        Files.writeString(files.resolve("shop.yaml"), Desk.SHOP);
        for (int i = 0; i < FILES; i++) {
            StringBuilder text = new StringBuilder(Desk.SALES);
            for (int row = 0; row < ROWS; row++) {
                text.append(i * ROWS + row).append(",c").append(row).append(",1.00,2024-01-01,x\n");
            }
            Files.writeString(files.resolve(String.format("sales-%04d.csv", i)), text);
        }
    }

    /**
     * Lets the program finish some imports, and kills it a random time after: in the middle of the next, mostly.
     * Returns whether it was still at work; adds what it said it stored.
     */
    private static boolean runAndKill(Path data, Path files, Random random, Set<String> stored)
            throws IOException, InterruptedException {
        Process program = start(data, files);
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            int lines = 1 + random.nextInt(MOST_IMPORTS_A_RUN + 1);
            boolean done = false;
            for (int i = 0; i < lines; i++) {
                done |= note(said.readLine(), stored);
            }
            Thread.sleep(random.nextInt(LONGEST_WAIT_MS));
            program.toHandle().destroyForcibly(); // the process itself would close the pipe too, with what it said
            program.waitFor();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                done |= note(line, stored);
            }
            return !done;
        }
    }

    /** Returns whether the program says that it is done. */
    private static boolean note(String line, Set<String> stored) {
        assertThat(line).as("what the program says").isNotNull();
        if (line.startsWith("STORED ")) {
            assertThat(stored.add(line.substring("STORED ".length())))
                    .as(line + " twice")
                    .isTrue();
        }
        return line.equals("DONE");
    }

    private static Process start(Path data, Path files) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Djava.io.tmpdir=" + data.resolve("tmp")));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                KilledImport.class.getName(),
                data.toString(),
                files.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void compare(Path data, Set<String> stored, String when) throws IOException {
        try (DataFolder folder = DataFolder.open(data)) {
            State state = folder.status();
            List<String> there = state.imports().stream()
                    .flatMap(one -> one.files().stream())
                    .map(State.File::fileName)
                    .toList();
            assertThat(there).as(when).doesNotHaveDuplicates().containsAll(stored);
            assertThat(there.size() - stored.size())
                    .as("imports recorded but not told, " + when)
                    .isBetween(0, KILLS);
            long rows = (long) there.size() * ROWS;
            assertThat(state.tables()).as(when).containsEntry("transaction", rows);
            if (rows > 0) {
                Map<String, Map<String, BigDecimal>> money =
                        Map.of("sale", Map.of("EUR", BigDecimal.valueOf(100 * rows, 2)));
                assertThat(state.money()).as(when).isEqualTo(money);
            }
            assertThat(state.notes()).as(when).noneMatch(note -> note.contains("rebuilt"));
        }
        try (Stream<Path> raw = Files.list(data.resolve("raw"))) {
            assertThat(raw.filter(file -> String.valueOf(file.getFileName()).startsWith("part-")))
                    .as("leftovers, " + when)
                    .isEmpty();
        }
    }
}
