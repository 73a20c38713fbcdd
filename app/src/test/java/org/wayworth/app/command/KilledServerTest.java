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

    @TempDir
    private Path place = Path.of(".");

    /** A server in a process of its own. */
    private record Running(Process process, String address) implements AutoCloseable {

        static Running start(Path folder) throws IOException {
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
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            Matcher serves = SERVES.matcher(String.valueOf(said.readLine()));
            assertThat(serves.matches()).as("what the server says first").isTrue();
            return new Running(process, serves.group(1));
        }

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

        /** As kill -9 does. */
        void kill() throws InterruptedException {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(1, TimeUnit.MINUTES)) {
                    kill();
                }
            } catch (InterruptedException interrupted) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
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
        for (int kill = 0; kill < kills; kill++) {
            String when = "kill " + (kill + 1) + " of seed " + SEED;
            if (kill % 2 == 0) {
                inAQuestion(folder, kill, when);
            } else {
                inAnImport(folder, kill, when);
            }
        }
        try (DataFolder data = DataFolder.open(folder)) {
            assertThat(data.status().notes()).noneMatch(note -> note.contains("rebuilt"));
        }
    }

    /** It goes on: the second attempt, of the same job. */
    private void inAQuestion(Path folder, int kill, String when) throws Exception {
        String question = "/api/v1/analyses/drivers?resamples=" + (9_000 + kill);
        long id;
        try (Running server = Running.start(folder)) {
            JsonNode asked = server.get(question);
            assertThat(asked.path("result").asString()).as(when).isEqualTo("WORKING");
            id = asked.path("job").asLong();
            awaitState(server, id, "RUNNING");
            Thread.sleep(random.nextInt(LONGEST_WAIT_MILLISECONDS));
            assertThat(server.job(id).orElseThrow().path("state").asString())
                    .as("it is in its midst, " + when)
                    .isEqualTo("RUNNING");
            server.kill();
        }
        try (Running again = Running.start(folder)) {
            JsonNode left = again.job(id).orElseThrow();
            assertThat(left.path("state").asString()).as(when).isIn("QUEUED", "RUNNING", "DONE");
            assertThat(again.get(question).path("job").asLong())
                    .as("who asks again is told of the same job, " + when)
                    .isEqualTo(id);
            awaitState(again, id, "RUNNING");
            assertThat(again.job(id).orElseThrow().path("attempt").asInt())
                    .as(when)
                    .isEqualTo(2);
            again.cancel(id);
        }
    }

    /** It is recorded as a whole, or says that it is not. */
    private void inAnImport(Path folder, int kill, String when) throws Exception {
        Path file = place.resolve("people-" + kill + ".csv");
        StringBuilder people = new StringBuilder("id,joined\n");
        for (int row = 0; row < ROWS; row++) {
            people.append('k').append(kill).append('-').append(row).append(",2025-01-01\n");
        }
        Files.writeString(file, people);
        Path mapping = Files.writeString(place.resolve("people.yaml"), """
                mapping: people
                files:
                  - match: people-*.csv
                    loads:
                      - {table: customer, keys: {p: id}, columns: {joined_on: joined}}
                """);
        long before;
        try (Running server = Running.start(folder)) {
            before = customers(server);
            CompletableFuture<String> began = new CompletableFuture<>();
            CompletableFuture<Boolean> told =
                    CompletableFuture.supplyAsync(() -> importFiles(folder, file, mapping, began));
            began.get();
            Thread.sleep(random.nextInt(LONGEST_WAIT_MILLISECONDS));
            server.kill();
            if (told.get()) {
                return;
            }
        }
        try (Running again = Running.start(folder)) {
            JsonNode job = lastImport(again);
            long gained = customers(again) - before;
            if (job.path("state").asString().equals("DONE")) {
                assertThat(job.path("said").asString()).as(when).contains("recorded before Wayworth ended");
                assertThat(gained).as(when).isEqualTo(ROWS);
            } else {
                assertThat(job.path("state").asString()).as(when).isEqualTo("INTERRUPTED");
                assertThat(job.path("said").asString()).as(when).contains("Import the files again");
                assertThat(gained).as(when).isZero();
            }
        }
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

    private static void awaitState(Running server, long id, String state) throws IOException, InterruptedException {
        String now = "";
        while (!now.equals(state)) {
            Thread.sleep(20);
            now = server.job(id).orElseThrow().path("state").asString();
            assertThat(now).as("it has not ended").isIn("QUEUED", "RUNNING");
        }
    }
}
