package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.app.analysis.OptionField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Examples over HTTP: things of the programme by form and by API. */
@DisplayName("message and fault: subjects on pages and by API")
class ProgrammePagesTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static Server server;

    /** Questions that can be asked for a span of time, as goals need them. */
    private static final class DatedDesk extends FixtureDesk {

        DatedDesk() {
            super(false);
        }

        @Override
        public List<OptionField> options(String analysis) {
            List<OptionField> all = new ArrayList<>(super.options(analysis));
            OptionField like = all.get(0);
            for (String name : List.of("from", "until")) {
                all.add(new OptionField(
                        name,
                        like.known(),
                        OptionField.Kind.DATE,
                        like.help(),
                        "",
                        "",
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        "",
                        List.of(),
                        List.of()));
            }
            return all;
        }
    }

    @BeforeAll
    static void start() {
        server = Servers.start(new DatedDesk(), "127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(at(path));
    }

    private static HttpResponse<String> post(String path, String... pairs) throws IOException, InterruptedException {
        List<String> form = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            form.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return send(at(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", form))));
    }

    private static HttpResponse<String> put(String path, String header, String value, String body)
            throws IOException, InterruptedException {
        return send(at(path).header("Content-Type", "application/json")
                .header(header, value)
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String[] goal(String title, String target, String... more) {
        List<String> pairs = new ArrayList<>(List.of(
                "title",
                title,
                "measure",
                "linkage",
                "every",
                "quarter",
                "baseline",
                "10",
                "baseline_on",
                "2026-01-01",
                "target",
                target,
                "by",
                "2027-01-01",
                "state",
                "open"));
        pairs.addAll(List.of(more));
        return pairs.toArray(String[]::new);
    }

    @Test
    void aGoalIsSetEditedInConflictAndTakenBack() throws Exception {
        HttpResponse<String> set = post("/programme/goals", goal("Fewer <b>complaints</b> & returns", "5"));
        assertThat(set.statusCode()).isEqualTo(302);
        String address = "/programme/goals/2027-01-01-fewer-b-complaints-b-returns";
        assertThat(set.headers().firstValue("Location").orElse("")).endsWith(address);

        HttpResponse<String> page = get(address);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Fewer &lt;b&gt;complaints&lt;/b&gt; &amp; returns")
                .doesNotContain("<b>complaints</b>")
                .contains("aria-current");

        assertThat(post(address, goal("Fewer complaints", "4", "based-on", "1")).statusCode())
                .isEqualTo(302);
        HttpResponse<String> late = post(address, goal("Fewer complaints", "3", "based-on", "1"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("Someone else has saved this goal meanwhile; both texts are kept.")
                .contains("Version 2 (current)")
                .contains("Version 3 (yours)");
        assertThat(get("/api/v1/programme/goals/2027-01-01-fewer-b-complaints-b-returns")
                        .body())
                .contains("\"target\" : \"4\"");

        assertThat(post(address + "/restore", "number", "3", "based-on", "2").statusCode())
                .isEqualTo(302);
        assertThat(get(address + "/history").body())
                .contains("4 versions; nothing that was saved is ever overwritten.")
                .contains("Set aside");
        assertThat(get("/api/v1/programme/goals/2027-01-01-fewer-b-complaints-b-returns")
                        .headers()
                        .firstValue("ETag"))
                .contains("\"4\"");
    }

    @Test
    @DisplayName(
            "message: a form with faults comes back as it was written, with a list of them that leads to the fields")
    void faultsOfAForm() throws Exception {
        HttpResponse<String> wrong = post("/programme/goals", goal("A", "many", "owner", "nobody"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("There is a problem")
                .contains("href=\"#field-target\">Target must be a number such as 12.5, not \"many\".")
                .contains("value=\"many\"");
        assertThat(post("/programme/goals", goal("A", "7", "options", "nonsense=1"))
                        .body())
                .contains("An option of linkage must be one of");
        assertThat(get("/programme/goals/new").body())
                .contains("The question whose figure is followed")
                .doesNotContain("There is a problem");
    }

    @Test
    @DisplayName("by API: what is saved must say which version it is an edit of")
    void theApiAsksForTheVersion() throws Exception {
        String address = "/api/v1/programme/people/ana-moss";
        String ana = "{\"name\": \"Ana Moss\", \"function\": \"Service\", \"state\": \"active\"}";
        assertThat(put(address, "X-Nothing", "x", ana).statusCode()).isEqualTo(428);
        HttpResponse<String> made = put(address, "If-None-Match", "*", ana);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(put(address, "If-None-Match", "*", ana).statusCode())
                .as("the same again")
                .isEqualTo(201);
        assertThat(put(address, "If-None-Match", "*", ana.replace("Service", "Other"))
                        .statusCode())
                .isEqualTo(412);
        assertThat(put("/api/v1/programme/people/ben-okri", "If-Match", "\"7\"", ana)
                        .statusCode())
                .isEqualTo(412);
        assertThat(put(address, "If-Match", "\"1\"", ana.replace("{", "{\"name\": \"B\", "))
                        .statusCode())
                .isEqualTo(400);
        assertThat(put("/api/v1/programme/people/Ana%20Moss", "If-None-Match", "*", ana)
                        .statusCode())
                .isEqualTo(422);
        String moved = ana.replace("Service", "Finance");
        assertThat(put(address, "If-Match", "\"1\"", moved).statusCode()).isEqualTo(200);

        HttpResponse<String> late = put(address, "If-Match", "\"1\"", ana.replace("Service", "Sales"));
        assertThat(late.statusCode()).isEqualTo(412);
        JsonNode problem = JSON.readTree(late.body());
        assertThat(problem.at("/current/fields/function").asString()).isEqualTo("Finance");
        assertThat(problem.at("/yours/fields/function").asString()).isEqualTo("Sales");

        HttpResponse<String> wrong =
                put(address, "If-Match", "\"2\"", "{\"name\": \"\", \"state\": \"gone\", \"age\": 3}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(wrong.body()).at("/errors").values())
                .extracting(error -> error.path("message").asString())
                .containsExactly(
                        "name must say something.",
                        "state must be active or left, not \"gone\".",
                        "a key must be one of name, function, state, not \"age\".");
        assertThat(put(address, "If-Match", "\"2\"", "[1").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/programme").body()).contains("\"kind\" : \"decision\"");
        assertThat(JSON.readTree(get(address + "/history").body()).at("/items").size())
                .isEqualTo(3);
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(get("/programme/goals/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/programme/goals/nothing/history").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/programme/goals/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/programme/wishes").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/programme/wishes").headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(post("/programme/goals/nothing/restore", "number", "1", "based-on", "1")
                        .statusCode())
                .isEqualTo(404);
    }
}
