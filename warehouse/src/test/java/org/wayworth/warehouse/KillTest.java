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
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9 at random instants of a program of its own at work; what it said it stored must be there. */
@Tag("fault")
class KillTest {

    private static final int KILLS = 20;
    private static final int FILES = 400;
    private static final int ROWS = 200;
    private static final int MOST_IMPORTS_A_RUN = 4;
    private static final int NIGHTLY_KILLS = 100;
    private static final int LONGEST_WAIT_MS = 300;
    private static final int LONGEST_REBUILD_MS = 2_500;

    /** Aim for what a hundred kills leave behind. */
    private static final long MOST_LEFT_BYTES = 200_000_000;

    private static final long SEED = 20261121;

    /** What the program is doing when it is killed; the rebuild is what it begins with when the tables are gone. */
    private enum Work {
        IMPORT,
        REBUILD,
        QUESTION,
        BACKUP
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    @DisplayName("fault: twenty kills over import, rebuild, question and backup")
    void twentyKillsLoseAndDoubleNothing(@TempDir Path tmp) throws IOException, InterruptedException {
        kill(KILLS, tmp);
    }

    @Test
    @Tag("nightly")
    @DisplayName("fault: a hundred kills over import, rebuild, question and backup")
    void aHundredKillsLoseAndDoubleNothing(@TempDir Path tmp) throws IOException, InterruptedException {
        kill(NIGHTLY_KILLS, tmp);
    }

    private static void kill(int kills, Path tmp) throws IOException, InterruptedException {
        Path data = tmp.resolve("data");
        Path files = Files.createDirectory(tmp.resolve("files"));
        write(files);
        DataFolder.init(data);
        Random random = new Random(SEED);
        Set<String> stored = new LinkedHashSet<>();
        int cutShort = 0;
        for (int kill = 0; kill < kills; kill++) {
            Work work = Work.values()[kill % Work.values().length];
            String when = "after kill " + (kill + 1) + " of seed " + SEED + " during " + work;
            if (work == Work.REBUILD) {
                deleteIndex(data);
            }
            cutShort += runAndKill(data, files, work, random, stored) ? 1 : 0;
            compare(data, stored, work, kills, when);
            restoreNewest(files, tmp.resolve("restored-" + kill), when);
        }
        assertThat(cutShort).as("kills that hit a running program").isGreaterThanOrEqualTo(kills / 2);
        assertThat(stored).as("imports that were acknowledged").isNotEmpty();
    }

    private static void deleteIndex(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(
                            one -> String.valueOf(one.getFileName()).startsWith("analytics-"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    /** Whatever has a backup's name is one, and whole; what a kill cut short has another name. */
    private static void restoreNewest(Path files, Path into, String when) throws IOException {
        List<Path> backups;
        try (Stream<Path> all = Files.list(files)) {
            backups = all.filter(file -> file.toString().endsWith(".backup"))
                    .sorted()
                    .toList();
        }
        if (!backups.isEmpty()) {
            Backups.Held held =
                    Backups.restore(backups.get(backups.size() - 1), into, Backups.Database.SQLITE, Progress.silent());
            assertThat(held.tables()).as(when).containsEntry("transaction", (long) held.imports() * ROWS);
        }
        for (Path backup : backups) {
            Files.delete(backup);
        }
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
    private static boolean runAndKill(Path data, Path files, Work work, Random random, Set<String> stored)
            throws IOException, InterruptedException {
        Process program = start(data, files, work);
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            // A rebuild happens before the program says its first word.
            int lines = work == Work.REBUILD ? 0 : 1 + random.nextInt(MOST_IMPORTS_A_RUN + 1);
            boolean done = false;
            for (int i = 0; i < lines; i++) {
                done |= note(said.readLine(), stored);
            }
            Thread.sleep(random.nextInt(work == Work.REBUILD ? LONGEST_REBUILD_MS : LONGEST_WAIT_MS));
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

    private static Process start(Path data, Path files, Work work) throws IOException {
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
                files.toString(),
                work.name().toLowerCase(Locale.ROOT)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void compare(Path data, Set<String> stored, Work work, int kills, String when) throws IOException {
        try (DataFolder folder = DataFolder.open(data)) {
            State state = folder.status();
            List<String> there = state.imports().stream()
                    .flatMap(one -> one.files().stream())
                    .map(State.File::fileName)
                    .toList();
            assertThat(there).as(when).doesNotHaveDuplicates().containsAll(stored);
            assertThat(there.size() - stored.size())
                    .as("imports recorded but not told, " + when)
                    .isBetween(0, kills);
            long rows = (long) there.size() * ROWS;
            assertThat(state.tables()).as(when).containsEntry("transaction", rows);
            if (rows > 0) {
                Map<String, Map<String, BigDecimal>> money =
                        Map.of("sale", Map.of("EUR", BigDecimal.valueOf(100 * rows, 2)));
                assertThat(state.money()).as(when).isEqualTo(money);
            }
            if (work != Work.REBUILD) {
                assertThat(state.notes()).as(when).noneMatch(note -> note.contains("rebuilt"));
            }
        }
        try (Stream<Path> raw = Files.list(data.resolve("raw"))) {
            assertThat(raw.filter(file -> String.valueOf(file.getFileName()).startsWith("part-")))
                    .as("leftovers, " + when)
                    .isEmpty();
        }
        assertThat(bytes(data.resolve("tmp")))
                .as("bytes left under tmp/, " + when)
                .isLessThan(MOST_LEFT_BYTES);
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
