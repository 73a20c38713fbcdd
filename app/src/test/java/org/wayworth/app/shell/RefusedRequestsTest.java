package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Message and fault: requests that are refused, by us or by the container, and what they are told. */
@DisplayName("message and fault: refused requests")
class RefusedRequestsTest {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Servers.start(new FixtureDesk(false), "127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    /** @param site where the browser says it comes from; nothing for a program */
    @ParameterizedTest
    @CsvSource({
        // path, site, mode, destination, status
        "/, cross-site, navigate, document, 200",
        "/value, cross-site, navigate, document, 200",
        "/value, same-origin, cors, empty, 200",
        "/value, none, navigate, document, 200",
        "/api/v1/analyses/linkage, same-origin, cors, empty, 200",
        "/api/v1/analyses/linkage, none, navigate, document, 200",
        "/value, cross-site, no-cors, image, 403",
        "/value, cross-site, no-cors, script, 403",
        "/value, cross-site, cors, empty, 403",
        "/value, cross-site, navigate, iframe, 403",
        "/value, same-site, cors, empty, 403",
        "/value, same-site, navigate, document, 200",
        "/value, nonsense, cors, empty, 403",
        "/api/v1/analyses/linkage, cross-site, navigate, document, 403",
        "/api/v1/analyses/linkage, cross-site, cors, empty, 403",
        "/api/v1/analyses/linkage, same-site, no-cors, image, 403",
        "/assets/0/css/wayworth.css, cross-site, no-cors, style, 403"
    })
    void anotherSiteMayOnlyLeadToPages(String path, String site, String mode, String destination, int status)
            throws IOException {
        Reply reply = send(
                "GET " + path + " HTTP/1.1",
                "Sec-Fetch-Site: " + site,
                "Sec-Fetch-Mode: " + mode,
                "Sec-Fetch-Dest: " + destination);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().contains("\u00a34.10")).as("the figure").isEqualTo(status == 200);
        if (status == 403 && path.startsWith("/api")) {
            assertProblem(reply, 403, "cross-site");
        }
    }

    @Test
    void pagesAreNotFetchedInAdvanceForAnotherSite() throws IOException {
        assertThat(send(
                                "GET /value HTTP/1.1",
                                "Sec-Fetch-Site: cross-site",
                                "Sec-Fetch-Mode: navigate",
                                "Sec-Fetch-Dest: document",
                                "Sec-Purpose: prefetch;prerender")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "https://evil.example", "http://localhost:1", "http://127.0.0.1.evil.example"})
    void whereABrowserSaysNothingOfTheSiteTheOriginDecides(String origin) throws IOException {
        assertThat(send("GET /value HTTP/1.1", "Origin: " + origin).status()).isEqualTo(403);
        assertThat(send("POST /analyses/linkage/record HTTP/1.1", "Origin: " + origin, "Content-Length: 0")
                        .status())
                .isEqualTo(403);
        assertThat(send("GET /value HTTP/1.1", "Origin: http://127.0.0.1:" + server.port())
                        .status())
                .isEqualTo(200);
    }

    static Stream<Arguments> unanswerable() {
        return Stream.of(
                Arguments.of(404, "not-found", List.of("GET /api/v1/nothing HTTP/1.1")),
                Arguments.of(404, "not-found", List.of("GET /api HTTP/1.1")),
                Arguments.of(404, "not-found", List.of("GET /api/v1/analyses/no-such HTTP/1.1")),
                Arguments.of(405, "method-not-allowed", List.of("POST /api/v1/status HTTP/1.1", "Content-Length: 0")),
                Arguments.of(405, "method-not-allowed", List.of("DELETE /api/v1/analyses/linkage HTTP/1.1")),
                Arguments.of(405, "method-not-allowed", List.of("GET /api/v1/analyses/linkage/attempt HTTP/1.1")),
                Arguments.of(406, "not-acceptable", List.of("GET /api/v1/status HTTP/1.1", "Accept: text/html")),
                Arguments.of(421, "misdirected", List.of("GET /api/v1/status HTTP/1.1", "Host: evil.example")),
                Arguments.of(
                        500,
                        "question-failed",
                        List.of("GET /api/v1/analyses/linkage?horizon-days=" + FixtureDesk.FAILED + " HTTP/1.1")),
                Arguments.of(
                        503,
                        "busy",
                        List.of("GET /api/v1/analyses/linkage?horizon-days=" + FixtureDesk.BUSY + " HTTP/1.1")),
                Arguments.of(422, "invalid-options", List.of("GET /api/v1/analyses/linkage?horizon-days=x HTTP/1.1")),
                Arguments.of(
                        422,
                        "invalid-options",
                        List.of("GET /api/v1/analyses/linkage?horizon-days=" + "7".repeat(1_001) + " HTTP/1.1")),
                // Of these the application is never asked.
                Arguments.of(400, "bad-request", List.of("GET /api/v1/status|x HTTP/1.1")),
                Arguments.of(400, "bad-request", List.of("GET /api/v1/%zz HTTP/1.1")),
                Arguments.of(400, "bad-request", List.of("NONSENSE")),
                Arguments.of(400, "bad-request", List.of("GET /api/v1/status HTTP/1.1", "No colon here")),
                Arguments.of(400, "bad-request", List.of("GET /api/v1/status HTTP/1.1", "Content-Length: -5")));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("unanswerable")
    void everyErrorOfTheApiIsAProblem(int status, String code, List<String> request) throws IOException {
        assertProblem(send(request.toArray(String[]::new)), status, code);
    }

    @Test
    void theAddressesAndHeadersThatAreTooLargeAreRefusedAsProblems() throws IOException {
        for (Reply reply : List.of(
                send("GET /api/v1/status?" + "x".repeat(20_000) + " HTTP/1.1"),
                send("GET /api/v1/status HTTP/1.1", "X: " + "x".repeat(20_000)),
                send(Stream.concat(
                                Stream.of("GET /api/v1/status HTTP/1.1"),
                                Stream.iterate(0, i -> i + 1).limit(200).map(i -> "X" + i + ": 1"))
                        .toArray(String[]::new)))) {
            assertThat(reply.status()).isIn(400, 414, 431);
            assertProblem(reply, reply.status(), reply.status() == 400 ? "bad-request" : "headers-too-large");
        }
    }

    @Test
    void whoIsTurnedAwayIsToldWhenToComeBack() throws IOException {
        Reply api = send("GET /api/v1/analyses/linkage?horizon-days=" + FixtureDesk.BUSY + " HTTP/1.1");
        assertThat(api.head()).contains("Retry-After: 5");
        Reply page = send("GET /value?horizon-days=" + FixtureDesk.BUSY + " HTTP/1.1");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.head()).contains("Retry-After: 5");
        assertThat(page.body())
                .contains("Wayworth has too much to do", "works on one heavy job at a time, lets 50 wait")
                .doesNotContain("Reference:");
    }

    @Test
    void anAddressSaysWhichMethodsItTakes() throws IOException {
        assertThat(send("PUT /api/v1/status HTTP/1.1", "Content-Length: 0").head())
                .contains("Allow: GET, HEAD");
        assertThat(send("GET /analyses/linkage/record HTTP/1.1").head()).contains("Allow: POST");
    }

    @Test
    void aQuestionThatIsBeingWorkedOnSaysSo() throws IOException {
        String query = "?horizon-days=" + FixtureDesk.WORKING;
        Reply api = send("GET /api/v1/analyses/linkage" + query + " HTTP/1.1", "Prefer: wait=0");
        assertThat(api.status()).isEqualTo(202);
        assertThat(api.head()).contains("Retry-After: 1");
        assertThat(json(api).get("result").asString()).isEqualTo("WORKING");
        assertThat(json(api).get("before").asInt()).isEqualTo(3);
        Reply page = send("GET /value" + query + " HTTP/1.1");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Working it out.",
                        "3 questions come first.",
                        "hx-get=\"/value" + query + "\"",
                        "<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>");
    }

    @Test
    void aFirstFigureIsShownWithoutAGradeWhileTheChecksRun() throws IOException {
        String query = "?horizon-days=" + FixtureDesk.CHECKING;
        Reply api = send("GET /api/v1/analyses/linkage" + query + " HTTP/1.1", "Prefer: wait=0");
        assertThat(api.status()).isEqualTo(202);
        assertThat(json(api).get("first_figure").get("statement").asString()).startsWith("A rating of 8 or more");
        Reply page = send("GET /value" + query + " HTTP/1.1");
        assertThat(page.body())
                .contains(
                        ">A rating of 8 or more goes with £120 more a year &lt;b",
                        "Likely between £100 and £140",
                        "Checks running: no grade yet",
                        "This is a first figure",
                        "hx-get=\"/value" + query + "\"")
                .doesNotContain("<b>each", "Working it out.</h1>", "robustness checks passed");
    }

    @Test
    void aQuestionThatFailedSaysWhyAndIsAskedAgainByAButton() throws IOException {
        String query = "?horizon-days=" + FixtureDesk.FAILED;
        try (RunningServer own = new RunningServer()) {
            for (int i = 0; i < 3; i++) {
                assertThat(own.send("GET /value" + query + " HTTP/1.1").body())
                        .contains(
                                "This question could not be worked out.",
                                "There was not enough memory for it.",
                                "Reference: <code>7f3a91c0</code>",
                                "action=\"/analyses/linkage/attempt" + query + "\"");
            }
            Reply again = own.send("POST /analyses/linkage/attempt" + query + " HTTP/1.1", "Content-Length: 0");
            assertThat(again.status()).isEqualTo(303);
            assertThat(again.head()).contains("Location: /value" + query);
            assertThat(own.send("GET /value" + query + " HTTP/1.1").body())
                    .contains("\u00a34.10")
                    .doesNotContain("could not be worked out");
        }
    }

    @Test
    void anAnswerIsKeptByAButton() throws IOException {
        try (RunningServer own = new RunningServer()) {
            assertThat(own.send("GET /value HTTP/1.1").body())
                    .contains("action=\"/analyses/linkage/record\"", "Keep on record");
            assertThat(own.send("POST /analyses/linkage/record HTTP/1.1", "Content-Length: 0")
                            .status())
                    .isEqualTo(303);
            assertThat(own.send("GET /value HTTP/1.1").body())
                    .contains("On record: this answer stays")
                    .doesNotContain("Keep on record");
        }
    }

    private static final class RunningServer implements AutoCloseable {
        private final Server own = Servers.start(new FixtureDesk(false), "127.0.0.1", 0);

        Reply send(String... lines) throws IOException {
            return RefusedRequestsTest.send(own.port(), lines);
        }

        @Override
        public void close() {
            own.stop();
        }
    }

    private static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.head()).isEqualTo(status);
        assertThat(reply.head().toLowerCase(java.util.Locale.ROOT)).contains("content-type: application/problem+json");
        JsonNode problem = json(reply);
        assertThat(problem.get("type").asString()).isEqualTo("urn:wayworth:problem:" + code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).endsWith(".").doesNotContain("Exception", "org.");
    }

    private static JsonNode json(Reply reply) {
        String body = reply.body();
        return JsonMapper.shared().readTree(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1));
    }

    /** @param head status line and headers */
    record Reply(int status, String head, String body) {}

    static Reply send(String... lines) throws IOException {
        return send(server.port(), lines);
    }

    static Reply send(int port, String... lines) throws IOException {
        StringBuilder request = new StringBuilder();
        for (String line : lines) {
            request.append(line).append("\r\n");
        }
        if (request.indexOf("Host:") < 0) {
            request.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        request.append("Connection: close\r\n\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
            String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = reply.indexOf("\r\n\r\n");
            String head = end < 0 ? reply : reply.substring(0, end);
            return new Reply(Integer.parseInt(head.substring(9, 12)), head, end < 0 ? "" : reply.substring(end + 4));
        }
    }
}
