package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Analysis;
import org.wayworth.app.analysis.OptionField;
import org.wayworth.app.desk.Desk;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.warehouse.DataFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Law: whatever is sent to whichever address, the server does not fail, and what goes wrong under {@code /api} is a
 * problem that programs can read. Real options and real analyses, over a folder without data, so that a request costs
 * little.
 */
@DisplayName("law: any request is answered in order")
class AnyRequestTest {

    private static final int IN_THE_CHECK = 1_000;
    private static final int AT_NIGHT = 20_000;
    private static final int UNREADABLE = 400;

    private static final List<String> METHODS = List.of(
            "GET",
            "GET",
            "GET",
            "GET",
            "GET",
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "DELETE",
            "PATCH",
            "OPTIONS",
            "TRACE",
            "PROPFIND",
            "get",
            "G\u00c9T");

    private static final List<String> VALUES = List.of(
            "",
            "0",
            "1",
            "365",
            "-1",
            "1e308",
            "NaN",
            "Infinity",
            "99999999999999999999",
            "2025-01-01",
            "2025-02-30",
            "9999-12-31",
            "-999999999-01-01",
            "yes",
            "no",
            "region=North",
            "region=",
            "=",
            ",",
            ",,,",
            "a=b,a=b",
            "a=b,c=d,e=f,g=h,i=j,k=l,m=n,o=p,q=r,s=t",
            "%00",
            "%0d%0aX:%20y",
            "%ff%fe",
            "%F0%9F%98%80",
            "%e2%80%ae",
            "'%20or%201=1--",
            "<script>",
            "%3Cscript%3E",
            "../../etc/passwd",
            "%2e%2e%2f",
            "${7*7}",
            "%25%24%7B7*7%7D",
            "{{7*7}}",
            "\u0130",
            "x".repeat(300),
            "x".repeat(3_000),
            "1,2,3",
            "nps",
            "csat",
            "12345678901234567");

    private static final List<String> HEADERS = List.of(
            "Accept: */*",
            "Accept: text/html",
            "Accept: application/json;q=0",
            "Accept: nonsense",
            "Accept: ;;;",
            "Accept-Encoding: gzip",
            "Accept-Language: tr-TR",
            "Content-Type: text/xml",
            "Content-Type: ;",
            "Range:" + " bytes=5-1",
            "If-Modified-Since: never",
            "If-None-Match: *",
            "Cookie: wayworth-theme=\u00ff; ;=;",
            "Cookie: $Version=1; a=\"",
            "X-Forwarded-For: 1.2.3.4",
            "X-Forwarded-Host: evil.example",
            "X-HTTP-Method:" + " DELETE",
            "Prefer: wait=0",
            "Prefer: wait=99999",
            "Prefer: ,,=",
            "Expect: 100-continue",
            "Expect: nonsense",
            "Upgrade: h2c",
            "Upgrade: websocket",
            "HX-Request: true",
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Site: ",
            "Origin: null",
            "Origin: ::::",
            "Referer: http://evil.example/",
            "Transfer-Encoding:" + " nonsense",
            "Content-Length: 0",
            "Content-Length: x",
            "TE: trailers",
            "Host: localhost");

    private static DataFolder data;
    private static final Navigation NAVIGATION =
            Navigation.of(Analyses.all().stream().map(Analysis::card).toList());

    private static Desk desk;
    private static Server server;

    @TempDir
    static Path place;

    @BeforeAll
    static void start() {
        Path folder = place.resolve("acme");
        DataFolder.init(folder);
        data = DataFolder.open(folder);
        desk = new Desk(data, folder);
        server = Servers.start(desk, "127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
        desk.close();
        data.close();
    }

    @Test
    @Tag("long")
    void aThousandRequests() {
        assertAnswered(1, IN_THE_CHECK);
    }

    @Test
    @Tag("nightly")
    void twentyThousandRequests() {
        assertAnswered(2, AT_NIGHT);
    }

    private static void assertAnswered(long seed, int requests) {
        AtomicInteger errorsOfTheApi = new AtomicInteger();
        AtomicInteger answers = new AtomicInteger();
        List<String> wrong = IntStream.range(0, requests)
                .parallel()
                .mapToObj(i -> {
                    List<String> request = request(new SplittableRandom(seed * 1_000_003 + i));
                    return look(request, errorsOfTheApi, answers).stream()
                            .map(what -> "seed " + seed + ", request " + i + ": " + what + "\n" + request);
                })
                .flatMap(found -> found)
                .limit(20)
                .toList();

        assertThat(wrong).isEmpty();
        assertThat(answers.get()).as("requests that got an answer").isGreaterThan(requests / 20);
        assertThat(errorsOfTheApi.get()).as("errors of the API that were read").isGreaterThan(requests / 10);
    }

    private static List<String> look(List<String> request, AtomicInteger errorsOfTheApi, AtomicInteger answers) {
        RefusedRequestsTest.Reply reply;
        try {
            reply = RefusedRequestsTest.send(server.port(), request.toArray(String[]::new));
        } catch (IOException gone) {
            throw new UncheckedIOException(String.join("\n", request), gone);
        }
        if (reply.status() < UNREADABLE) {
            answers.incrementAndGet();
            return List.of();
        }
        List<String> wrong = new ArrayList<>();
        if (reply.status() >= 500) {
            wrong.add("a fault of ours: " + reply.head());
        }
        if (reply.body().contains("\tat ") || reply.body().contains("org.springframework")) {
            wrong.add("an inside view: " + reply.body());
        }
        String[] line = request.get(0).split(" ");
        if (line.length > 1 && line[1].startsWith("/api") && !line[0].equals("HEAD") && !isOtherApi(line[1])) {
            errorsOfTheApi.incrementAndGet();
            problem(reply).ifPresent(wrong::add);
        }
        return wrong;
    }

    private static boolean isOtherApi(String address) {
        return !address.matches("/api([/?;].*)?");
    }

    private static java.util.Optional<String> problem(RefusedRequestsTest.Reply reply) {
        if (!reply.head().toLowerCase(Locale.ROOT).contains("content-type: application/problem+json")) {
            return java.util.Optional.of("no problem: " + reply.head());
        }
        try {
            String body = reply.body();
            JsonNode problem = JsonMapper.shared()
                    .readTree(body.substring(Math.max(0, body.indexOf('{')), body.lastIndexOf('}') + 1));
            boolean isWhole = problem.path("type").asString("").startsWith("urn:wayworth:problem:")
                    && problem.path("status").asInt(0) == reply.status()
                    && !problem.path("title").asString("").isEmpty()
                    && !problem.path("detail").asString("").isEmpty();
            return isWhole ? java.util.Optional.empty() : java.util.Optional.of("not whole: " + body);
        } catch (JacksonException unreadable) {
            return java.util.Optional.of("not JSON: " + reply.body());
        }
    }

    private static List<String> request(SplittableRandom chance) {
        String method = chance.nextInt(3) > 0 ? "GET" : one(METHODS, chance);
        List<String> request = new ArrayList<>();
        request.add(method + " " + address(chance) + " HTTP/1.1");
        for (int i = chance.nextInt(4) == 0 ? chance.nextInt(1, 4) : 0; i > 0; i--) {
            String header = one(HEADERS, chance);
            if (!header.startsWith("Content-Length: ") || !method.equals("POST")) {
                request.add(header);
            }
        }
        if (method.equals("POST")) {
            request.add("Content-Length: 0");
        }
        return request;
    }

    private static String address(SplittableRandom chance) {
        String route = one(routes(), chance);
        while (route.contains("*")) {
            String part = chance.nextInt(5) == 0
                    ? one(VALUES, chance).replace(" ", "%20")
                    : one(Analyses.all(), chance).card().name();
            route = route.replaceFirst("\\*+", java.util.regex.Matcher.quoteReplacement(part));
        }
        if (chance.nextInt(10) == 0) {
            route = one(
                    List.of(
                            route + "/",
                            "/" + route,
                            route + ";x=y",
                            route.toUpperCase(Locale.ROOT),
                            route + "%00",
                            route + "/..",
                            route.replaceFirst("a", "%61"),
                            route + "#x",
                            "http://localhost" + route),
                    chance);
        }
        return chance.nextInt(3) == 0 ? route : route + "?" + query(route, chance);
    }

    private static String page(String analysis) {
        return NAVIGATION.ofAnalysis(analysis).orElseThrow().address();
    }

    private static List<String> routes() {
        List<String> routes = new ArrayList<>(List.of(Security.readable(NAVIGATION)));
        routes.addAll(List.of(Security.changeable(NAVIGATION)));
        // The addresses that take options are worth more than one try in ten.
        routes.addAll(java.util.Collections.nCopies(8, "/api/v1/analyses/*"));
        Analyses.all().forEach(analysis -> routes.add(page(analysis.card().name())));
        routes.addAll(List.of("/error", "/api", "/api/", "/api/v2", "/api/v1/", "/favicon.ico", "/*"));
        return routes;
    }

    private static String query(String route, SplittableRandom chance) {
        List<OptionField> fields = Analyses.all().stream()
                .map(analysis -> analysis.card().name())
                .filter(name -> route.endsWith("/" + name) || route.equals(page(name)))
                .findFirst()
                .map(desk::options)
                .orElse(List.of());
        int parameters = chance.nextInt(40) == 0 ? 150 : chance.nextInt(4);
        return IntStream.range(0, parameters)
                .mapToObj(i -> {
                    String name = fields.isEmpty() || chance.nextInt(6) == 0
                            ? one(VALUES, chance)
                            : one(fields, chance).name();
                    return name.replace(" ", "+") + "=" + value(fields, name, chance);
                })
                .collect(Collectors.joining("&"));
    }

    private static String value(List<OptionField> fields, String name, SplittableRandom chance) {
        List<String> sensible = fields.stream()
                .filter(field -> field.name().equals(name))
                .flatMap(field -> field.choices().stream().map(OptionField.Choice::value))
                .toList();
        return chance.nextBoolean() && !sensible.isEmpty() ? one(sensible, chance) : one(VALUES, chance);
    }

    private static <T> T one(List<T> list, SplittableRandom chance) {
        return list.get(chance.nextInt(list.size()));
    }
}
