package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.app.desk.Desk;
import org.wayworth.app.programme.ProgrammeDesk;
import org.wayworth.store.job.Wanted;
import org.wayworth.warehouse.DataFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Law: while a heavy job runs, the server answers; the job is watched, found and cancelled over HTTP. */
@DisplayName("law: pages while a heavy job runs")
class JobsOnServerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int ASKS = 200;

    @TempDir
    private Path place = Path.of(".");

    private DataFolder data;
    private Desk desk;
    private Server server;
    private final HeavyWork heavy = new HeavyWork();
    private long heavyId;

    @BeforeEach
    void serve() throws InterruptedException {
        Path folder = place.resolve("data");
        DataFolder.init(folder);
        data = DataFolder.open(folder);
        desk = Desk.ofServer(data, folder, "");
        server = Server.start(desk, new ProgrammeDesk(desk, data.operational(), Clock.systemUTC(), ""), "127.0.0.1", 0);
        heavyId = desk.jobs()
                .add(new Wanted("import", "files", "stars.csv", "stars", "", false), heavy, Duration.ofHours(1))
                .id()
                .orElseThrow();
        heavy.begun.await();
    }

    @AfterEach
    void stop() {
        server.stop();
        desk.close();
        data.close();
    }

    @Test
    @DisplayName("every page is answered, and a question says what comes first and how to cancel it")
    void pagesAreAnswered() throws Exception {
        for (String page : List.of("/", "/data", "/drivers", "/programme/goals", "/find", "/api/v1/status")) {
            assertThat(get(page).statusCode()).as(page).isEqualTo(200);
        }
        String asked = get("/value?horizon-days=90").body();
        assertThat(asked)
                .contains("Working it out.", "jobs come first", "hx-sse:connect=\"/data/jobs/", "Cancel</button>")
                .contains("<noscript><meta http-equiv=\"refresh\"");
        assertThat(get("/data/jobs").body())
                .contains(
                        "Counting &lt;stars&gt;, 3 of 11.",
                        "href=\"/value?horizon-days=90\"",
                        "action=\"/data/jobs/" + heavyId + "/cancel\"",
                        "somebody at this machine");
        assertThat(heavy.end).as("the job has not ended").isNotDone();
    }

    @Test
    @DisplayName("the same question asked two hundred times at once is one job")
    void twoHundredAsksAreOneJob() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> asks = new ArrayList<>();
        for (int i = 0; i < ASKS; i++) {
            asks.add(CLIENT.sendAsync(
                    HttpRequest.newBuilder(URI.create(server.directUrl() + "/api/v1/analyses/linkage?horizon-days=90"))
                            .header("Prefer", "wait=0")
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> ask : asks) {
            assertThat(ask.get().statusCode()).isEqualTo(202);
        }
        assertThat(jobs().stream().filter(job -> job.path("topic").asString().equals("linkage")))
                .singleElement()
                .satisfies(job -> assertThat(job.path("state").asString()).isEqualTo("QUEUED"));
        assertThat(heavy.end).isNotDone();
    }

    @Test
    @DisplayName("cancelled from its page, a job frees its place, and the question after it is answered")
    void cancellingFreesThePlace() throws Exception {
        assertThat(get("/api/v1/analyses/linkage?horizon-days=90", "Prefer", "wait=0")
                        .statusCode())
                .isEqualTo(202);
        HttpResponse<String> cancelled = post("/data/jobs/" + heavyId + "/cancel", "place=/data");
        assertThat(cancelled.statusCode()).isEqualTo(303);
        assertThat(cancelled.headers().firstValue("Location")).contains("/data");
        assertThat(heavy.end.get()).isEqualTo("It was cancelled by somebody at this machine.");
        HttpResponse<String> answered = get("/api/v1/analyses/linkage?horizon-days=90");
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(answered.body()).contains("\"REFUSAL\"");
        assertThat(get("/data/jobs").body())
                .contains("Cancelled", "It was cancelled by somebody at this machine.", "stars.csv");
        assertThat(post("/data/jobs/" + heavyId + "/cancel", "place=//evil.example")
                        .headers()
                        .firstValue("Location"))
                .contains("/data/jobs");
    }

    @Test
    @DisplayName("a question that somebody cancelled says so until it is asked again")
    void aCancelledQuestion() throws Exception {
        String question = "/api/v1/analyses/linkage?horizon-days=90";
        long id = JsonMapper.shared()
                .readTree(get(question, "Prefer", "wait=0").body())
                .path("job")
                .asLong();
        assertThat(post("/api/v1/jobs/" + id + "/cancel", "").statusCode()).isEqualTo(303);
        assertThat(get(question).statusCode()).isEqualTo(409);
        assertThat(get("/value?horizon-days=90").body())
                .contains("The work on this question was ended.", "It was cancelled by", "Ask again")
                .doesNotContain("Reference:");
        post("/api/v1/analyses/linkage/attempt?horizon-days=90", "");
        assertThat(get(question, "Prefer", "wait=0").statusCode()).isEqualTo(202);
    }

    @Test
    @DisplayName("who listens hears what is done, escaped, and when it has ended")
    void events() throws Exception {
        HttpResponse<InputStream> response = CLIENT.send(
                request("/data/jobs/" + heavyId + "/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("data:Counting &lt;stars&gt;, 3 of 11. ");
            desk.jobs().cancel(heavyId, "Not wanted.");
            List<String> rest = lines.lines().toList();
            assertThat(rest).contains("event:ended");
        }
        assertThat(get("/data/jobs/4711/events").body()).contains("event:ended");
        assertThat(get("/data/jobs/x/events").statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("a server that is stopped ends what is listened to")
    void stoppingEndsTheEvents() throws Exception {
        HttpResponse<InputStream> response = CLIENT.send(
                request("/data/jobs/" + heavyId + "/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("data:");
            server.stop();
            assertThat(lines.lines().filter(line -> line.startsWith("event:"))).isEmpty();
        }
    }

    private List<JsonNode> jobs() throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        JsonMapper.shared().readTree(get("/api/v1/jobs").body()).path("items").forEach(items::add);
        return items;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.directUrl() + path));
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        return CLIENT.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return CLIENT.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
