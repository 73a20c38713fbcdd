package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Examples over HTTP: what is answered, to whom, and with which headers. */
class ServerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Server server;

    @BeforeAll
    static void start() {
        server = Servers.start(new FixtureDesk(false), "127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/value",
                "/value/stay",
                "/data",
                "/patterns",
                "/api/v1",
                "/api/v1/status",
                "/nothing/here",
                "/value?horizon-days=666",
                "/api/v1/analyses/linkage?horizon-days=666",
                "/vendor/htmx-4.0.1/htmx.min.js"
            })
    void everyAnswerCarriesTheSecurityHeaders(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.headers().firstValue("Content-Security-Policy")).contains(Security.CONTENT_POLICY);
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(response.headers().firstValue("Permissions-Policy")).contains(Security.PERMISSIONS);
        assertThat(response.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(response.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(response.headers().firstValue("Cross-Origin-Resource-Policy"))
                .contains("same-origin");
        assertThat(response.headers().firstValue("Server")).isEmpty();
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void pagesWithDataAreNotKeptAndFilesWithAVersionAreKeptForGood() throws Exception {
        assertThat(get("/").headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(get(asset("css")).headers().firstValue("Cache-Control").orElse(""))
                .contains("immutable", "max-age=31536000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "localhost:80:80",
                "",
                "[::2]",
                "0.0.0.0"
            })
    void aForeignHostIsTurnedAway(String host) throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .matches("HTTP/1\\.1 4[0-9]{2} (?s:.*)")
                .doesNotContain("Customers who rate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]:8080"})
    void thisMachineIsLetIn(String host) throws Exception {
        assertThat(raw("GET /data HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/error",
                "/actuator",
                "/actuator/health",
                "/analyses",
                "/analyses/linkage/x",
                "/static/assets/css/wayworth.css",
                "/vendor/../application.yaml",
                "/vendor/%2e%2e/%2e%2e/org/wayworth/app/shell/Shell.class",
                "/assets/0/css/wayworth.css",
                "/analyses/no-such",
                "/.env",
                "/login",
                "/logout"
            })
    void whatIsNotOnTheListDoesNotExist(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(response.body()).doesNotContain("Exception", "org.springframework", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
    void nothingCanBeChanged(String method) throws Exception {
        HttpResponse<String> response = CLIENT.send(
                request("/value")
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isBetween(400, 499);
    }

    @Test
    void aFailureShowsAReferenceAndNoInsideView() throws Exception {
        HttpResponse<String> page = get("/value?horizon-days=666");
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body())
                .contains("Something went wrong on our side", "Reference:")
                .doesNotContain("secret inside view", "Exception");

        HttpResponse<String> api = get("/api/v1/analyses/linkage?horizon-days=666");
        assertThat(api.statusCode()).isEqualTo(500);
        assertThat(api.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(api.body()).contains("trace_id").doesNotContain("secret inside view", "Exception");
    }

    @Test
    void theApiSaysWhatIsWrongWithAnOption() throws Exception {
        HttpResponse<String> response = get("/api/v1/analyses/linkage?horizon-days=x");
        JsonNode problem = JsonMapper.shared().readTree(response.body());

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.get("type").asString()).isEqualTo("urn:wayworth:problem:invalid-options");
        assertThat(problem.get("errors").get(0).get("option").asString()).isEqualTo("horizon-days");
    }

    @Test
    void theApiSaysThatAnAddressIsUnknown() throws Exception {
        HttpResponse<String> response = get("/api/v1/analyses/no-such");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(JsonMapper.shared().readTree(response.body()).get("status").asInt())
                .isEqualTo(404);
    }

    @Test
    void theApiListsWhatCanBeAsked() throws Exception {
        JsonNode items =
                JsonMapper.shared().readTree(get("/api/v1/analyses").body()).get("items");
        assertThat(items).hasSize(3);
        assertThat(items.get(0).get("options").get(1).get("name").asString()).isEqualTo("horizon-days");
        assertThat(items.get(0).get("options").get(1).get("max").asDouble()).isEqualTo(1825);
    }

    @Test
    void theApiGivesTheStateOfTheData() throws Exception {
        JsonNode status = JsonMapper.shared().readTree(get("/api/v1/status").body());
        assertThat(status.get("tables").get("feedback").asLong()).isEqualTo(31_480);
        assertThat(status.get("imports").get(0).get("rejected").asLong()).isEqualTo(25);
        assertThat(status.get("data_version").asString()).isEqualTo("made-up-7f3a91");
    }

    @Test
    void defaultsAreLeftOutOfTheAddress() throws Exception {
        HttpResponse<String> response = get("/value?landmark=2025-01-01&horizon-days=180&outcome=&weighted=yes");
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElse("")).endsWith("/value?horizon-days=180");
    }

    @Test
    void wordsWithoutMeaningAreIgnoredAndSaidSo() throws Exception {
        HttpResponse<String> response = get("/value?colour=%3Cscript%3E");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("The address also says colour").doesNotContain("<script>alert");
        assertThat(get("/api/v1/analyses/linkage?colour=red").body()).contains("ignored_parameters");
    }

    @Test
    void helpTextsCannotCarryScripts() throws Exception {
        assertThat(get("/value").body())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert", "javascript:alert");
    }

    @Test
    void theLookIsKeptInACookieAndComesBackToThePage() throws Exception {
        HttpResponse<String> response = choose("theme=dark&back=%2Fdata", "same-origin");
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains("/data");
        assertThat(response.headers().firstValue("Set-Cookie").orElse(""))
                .contains("wayworth-theme=dark", "HttpOnly", "SameSite=Lax");
        HttpResponse<String> page = CLIENT.send(
                request("/").header("Cookie", "wayworth-theme=dark").build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.body()).contains("data-theme=\"dark\"");
    }

    @Test
    void whatIsReadIsMarkedOnlyWhereAReaderAsksForIt() throws Exception {
        assertThat(get("/").body()).contains("Mark as read").doesNotContain("What changed since");
        HttpResponse<String> response = CLIENT.send(
                request("/seen")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(303);
        String cookie = response.headers().firstValue("Set-Cookie").orElse("");
        assertThat(cookie)
                .containsPattern("^wayworth-seen=[0-9]+(\\.f-[0-9a-f]{10})+;")
                .contains("HttpOnly", "SameSite=Lax");
        String seen = cookie.substring(0, cookie.indexOf(';'));
        HttpResponse<String> again =
                CLIENT.send(request("/").header("Cookie", seen).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(again.body()).contains("Nothing changed since");
        HttpResponse<String> later = CLIENT.send(
                request("/").header("Cookie", "wayworth-seen=1700000000").build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(later.body())
                .contains("What changed since 14 November 2023", "2 files were imported: 443,557 records");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/%0d%0aX: y",
                "javascript:alert(1)",
                ""
            })
    void theLookNeverLeadsElsewhere(String back) throws Exception {
        HttpResponse<String> response = choose(
                "theme=dark&back=" + java.net.URLEncoder.encode(back.replace("%0d%0a", "\r\n"), StandardCharsets.UTF_8),
                "same-origin");
        assertThat(response.headers().firstValue("Location")).contains("/");
    }

    @Test
    void anotherSiteCannotChangeTheLook() throws Exception {
        assertThat(choose("theme=dark", "cross-site").statusCode()).isEqualTo(403);
        assertThat(choose("theme=dark", "same-site").statusCode()).isEqualTo(403);
    }

    @Test
    void theFirstViewIsLight() throws Exception {
        String page = get("/").body();
        long total = 0;
        Matcher file = Pattern.compile("(?:src|href)=\"(/(?:assets|vendor)/[^\"]+\\.(?:js|css))\"")
                .matcher(page);
        while (file.find()) {
            if (!file.group(1).contains("echarts")) {
                total += CLIENT.send(
                                request(file.group(1))
                                        .header("Accept-Encoding", "gzip")
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray())
                        .body()
                        .length;
            }
        }
        assertThat(total)
                .as("bytes of style and script, compressed, without ECharts")
                .isBetween(10_000L, 60_000L);
    }

    @Test
    void onlyThisMachinesAddressesAreServed() {
        assertThatThrownBy(() -> Servers.start(new FixtureDesk(false), "0.0.0.0", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("address must be this machine's own (127.0.0.1), not 0.0.0.0");
    }

    @Test
    void aPortInUseIsNamed() {
        assertThatThrownBy(() -> Servers.start(new FixtureDesk(false), "127.0.0.1", server.port()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(String.valueOf(server.port()));
    }

    @Test
    void everyPageOfTheMenuIsThere() throws Exception {
        Matcher place = Pattern.compile("<li><a href=\"([^\"]+)\"").matcher(get("/").body());
        List<String> places = place.results().map(found -> found.group(1)).toList();
        assertThat(places).contains("/", "/value", "/data");
        for (String path : places) {
            assertThat(get(path.replaceFirst("#.*", "")).statusCode()).as(path).isEqualTo(200);
        }
    }

    private static String asset(String kind) throws Exception {
        Matcher file = Pattern.compile("\"(/assets/[^\"]+\\." + kind + ")\"").matcher(get("/").body());
        assertThat(file.find()).isTrue();
        return file.group(1);
    }

    private static HttpResponse<String> choose(String form, String site) throws Exception {
        return CLIENT.send(
                request("/appearance")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", site)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(java.net.InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
