package org.wayworth.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.app.handover.Handover;
import org.wayworth.app.handover.Silent;
import org.wayworth.warehouse.DataFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fault: a server is killed with -9 in the midst of a job, and started again. */
@Tag("fault")
@DisplayName("fault: a server that is killed in the midst of a job")
class KilledServerTest {

    private static final int KILLS = 4;
    private static final int NIGHTLY_KILLS = 20;
    private static final long SEED = 20261130;
    private static final int ROWS = 150_000;
    private static final int LONGEST_WAIT_MILLISECONDS = 700;
    private static final Pattern SERVES = Pattern.compile("Wayworth serves .* at (http://\\S+) .*");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Random random = new Random(SEED);
    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path place = Path.of(".");

    /** A server in a process of its own. */
    private record Running(Process process, String address) {

        JsonNode get(String path) throws IOException, InterruptedException {
            return JsonMapper.shared()
                    .readTree(CLIENT.send(
                                    HttpRequest.newBuilder(URI.create(address + path))
                                            .header("Prefer", "wait=0")
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
        }

        Optional<JsonNode> job(long id) throws IOException, InterruptedException {
            for (JsonNode job : get("/api/v1/jobs").path("items")) {
                if (job.path("id").asLong() == id) {
                    return Optional.of(job);
                }
            }
            return Optional.empty();
        }

        void cancel(long id) throws IOException, InterruptedException {
            CLIENT.send(
                    HttpRequest.newBuilder(URI.create(address + "/api/v1/jobs/" + id + "/cancel"))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    private Running start(Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx400m",
                "-Djava.io.tmpdir=" + folder.resolve("tmp")));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                folder.toString(),
                "--port",
                "0"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Matcher serves = SERVES.matcher(String.valueOf(said.readLine()));
        assertThat(serves.matches()).as("what the server says first").isTrue();
        return new Running(process, serves.group(1));
    }

    /** Those that a failure left running among them. */
    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        }
    }

    private Running killedAndStartedAgain(Running server, Path folder) throws IOException, InterruptedException {
        server.process().toHandle().destroyForcibly(); // as kill -9 does
        server.process().waitFor();
        return start(folder);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    @DisplayName("fault: four kills, in the midst of a question and of an import by turns")
    void fourKills() throws Exception {
        kill(KILLS);
    }

    @Test
    @Tag("nightly")
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    @DisplayName("fault: twenty kills, in the midst of a question and of an import by turns")
    void twentyKills() throws Exception {
        kill(NIGHTLY_KILLS);
    }

    private void kill(int kills) throws Exception {
        Path folder = place.resolve("data");
        assertThat(Said.by("demo", folder.toString(), "--customers", "1500", "--no-serve")
                        .exit())
                .isZero();
        Running server = start(folder);
        for (int kill = 0; kill < kills; kill++) {
            String when = "kill " + (kill + 1) + " of seed " + SEED;
            server = kill % 2 == 0 ? inAQuestion(server, folder, kill, when) : inAnImport(server, folder, kill, when);
        }
        end();
        try (DataFolder data = DataFolder.open(folder)) {
            assertThat(data.status().notes()).noneMatch(note -> note.contains("rebuilt"));
        }
    }

    /** It goes on: the second attempt, of the same job. */
    private Running inAQuestion(Running server, Path folder, int kill, String when) throws Exception {
        String question = "/api/v1/analyses/drivers?resamples=" + (9_000 + kill);
        JsonNode asked = server.get(question);
        assertThat(asked.path("result").asString()).as(when).isEqualTo("WORKING");
        long id = asked.path("job").asLong();
        awaitRunning(server, id);
        Thread.sleep(random.nextInt(LONGEST_WAIT_MILLISECONDS));
        assertThat(server.job(id).orElseThrow().path("state").asString())
                .as("it is in its midst, " + when)
                .isEqualTo("RUNNING");
        Running again = killedAndStartedAgain(server, folder);
        assertThat(again.job(id).orElseThrow().path("state").asString())
                .as(when)
                .isIn("QUEUED", "RUNNING", "DONE");
        assertThat(again.get(question).path("job").asLong())
                .as("who asks again is told of the same job, " + when)
                .isEqualTo(id);
        awaitRunning(again, id);
        assertThat(again.job(id).orElseThrow().path("attempt").asInt()).as(when).isEqualTo(2);
        again.cancel(id);
        return again;
    }

    /** It is recorded as a whole, or says that it is not. */
    private Running inAnImport(Running server, Path folder, int kill, String when) throws Exception {
        Path file = people(kill);
        Path mapping = Files.writeString(place.resolve("people.yaml"), """
                mapping: people
                files:
                  - match: people-*.csv
                    loads:
                      - {table: customer, keys: {p: id}, columns: {joined_on: joined}}
                """);
        long before = customers(server);
        CompletableFuture<String> began = new CompletableFuture<>();
        CompletableFuture<Boolean> told =
                CompletableFuture.supplyAsync(() -> importFiles(folder, file, mapping, began));
        began.get();
        Thread.sleep(random.nextInt(LONGEST_WAIT_MILLISECONDS));
        Running again = killedAndStartedAgain(server, folder);
        JsonNode job = lastImport(again);
        long gained = customers(again) - before;
        if (job.path("state").asString().equals("DONE")) {
            assertThat(gained).as(when).isEqualTo(ROWS);
        } else {
            assertThat(told.get())
                    .as("nobody was told that it is stored, " + when)
                    .isFalse();
            assertThat(job.path("state").asString()).as(when).isEqualTo("INTERRUPTED");
            assertThat(job.path("said").asString()).as(when).contains("Import the files again");
            assertThat(gained).as(when).isZero();
        }
        return again;
    }

    private Path people(int kill) throws IOException {
        StringBuilder people = new StringBuilder("id,joined\n");
        for (int row = 0; row < ROWS; row++) {
            people.append('k').append(kill).append('-').append(row).append(",2025-01-01\n");
        }
        return Files.writeString(place.resolve("people-" + kill + ".csv"), people);
    }

    /** @return whether the server said what became of it before it was killed */
    private static boolean importFiles(Path folder, Path file, Path mapping, CompletableFuture<String> began) {
        try {
            Handover.in(folder).orElseThrow().importFiles(List.of(file), mapping, folder, began::complete);
            return true;
        } catch (Silent killed) {
            return false;
        } finally {
            began.complete("at once");
        }
    }

    private static long customers(Running server) throws IOException, InterruptedException {
        return server.get("/api/v1/status").path("tables").path("customer").asLong();
    }

    private static JsonNode lastImport(Running server) throws IOException, InterruptedException {
        for (JsonNode job : server.get("/api/v1/jobs").path("items")) {
            if (job.path("kind").asString().equals("IMPORT")) {
                return job;
            }
        }
        throw new AssertionError("the import must be on record");
    }

    private static void awaitRunning(Running server, long id) throws IOException, InterruptedException {
        String now = "";
        while (!now.equals("RUNNING")) {
            Thread.sleep(20);
            now = server.job(id).orElseThrow().path("state").asString();
            assertThat(now).as("it has not ended").isIn("QUEUED", "RUNNING");
        }
    }
}
