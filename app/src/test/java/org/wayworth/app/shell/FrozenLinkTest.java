package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.app.analysis.Asked;
import org.wayworth.app.desk.SmallCompany;
import org.wayworth.vocabulary.Finding;
import org.wayworth.warehouse.Progress;

/** Live and frozen links over a company that goes on. */
@Tag("long")
class FrozenLinkTest {

    private static final String WHERE = "plan = \"Classic\" and tenure_days >= 365";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static SmallCompany company;
    private static Server server;

    @BeforeAll
    static void start() {
        company = SmallCompany.of(3_000);
        server = Servers.start(company.desk(), "127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
        company.close();
    }

    @Test
    @DisplayName("law: a frozen link says the same after an import, and leads to what the data say now")
    void aFrozenLinkOutlivesAnImport() throws Exception {
        Finding finding = finding();
        String live = "/feedback?where=plan+%3D+%22Classic%22+and+tenure_days+%3E%3D+365";
        assertThat(get(live).body()).contains("Keep on record").doesNotContain("Copy frozen link");
        post("/analyses/listening/record" + live.substring(live.indexOf('?')));
        String kept = get(live).body();
        assertThat(kept).contains("data-link=\"/findings/" + finding.id() + "\"", "Copy frozen link", "Copy live link");

        String frozen = get("/findings/" + finding.id()).body();
        assertThat(frozen)
                .contains("As it stood on ", "The data are the same today.", finding.qualification())
                .contains("It stays on record for good.");

        importOneMoreCustomer();
        String later = get("/findings/" + finding.id()).body();
        assertThat(later)
                .contains("The data have changed since: this page doesn't.", finding.qualification())
                .contains("<a href=\"" + live + "\">See what the data say now</a>");
        assertThat(heading(later)).isEqualTo(heading(frozen));
        assertThat(finding().id()).isNotEqualTo(finding.id());
    }

    @Test
    @DisplayName("message: a number that is on no record, and what is no number")
    void aNumberThatIsOnNoRecord() throws Exception {
        for (String id : List.of("f-0123456789", "f-xyz", "%22%3E%3Cscript%3E", "../etc")) {
            HttpResponse<String> response = get("/findings/" + id);
            assertThat(response.statusCode()).isIn(400, 404);
            assertThat(response.body()).doesNotContain("<script>").doesNotContain("Exception");
        }
        assertThat(get("/findings/f-0123456789").body()).contains("No finding of this number is on record.");
    }

    private static Finding finding() throws Exception {
        Asked asked = company.desk()
                .ask("listening", Map.of("where", WHERE), Duration.ofSeconds(60))
                .toCompletableFuture()
                .get();
        return asked.<Finding>fold(
                answered -> answered.outcome().<Finding>fold(answer -> answer.headline(), refusal -> {
                    throw new AssertionError(refusal.have());
                }),
                working -> {
                    throw new AssertionError("no answer within a minute");
                },
                failed -> {
                    throw new AssertionError(failed.reason());
                });
    }

    /** As the shop would export one who joined since. */
    private static void importOneMoreCustomer() throws IOException {
        Path exports = company.folder().resolveSibling("exports");
        List<String> lines = Files.readAllLines(exports.resolve("shop_customers.csv"));
        Path later = Files.createDirectories(company.folder().resolveSibling("later"))
                .resolve("shop_customers.csv");
        Files.write(later, List.of(lines.get(0), lines.get(1).replaceFirst("^[^,;]+", "C9999999")));
        company.data().importer().importFiles(List.of(later), exports.resolve("demo.yaml"), Progress.silent());
    }

    private static String heading(String page) {
        Matcher heading = Pattern.compile("<h1[^>]*>(.*?)</h1>").matcher(page);
        assertThat(heading.find()).isTrue();
        return heading.group(1);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        for (int i = 0; i < 200; i++) {
            HttpResponse<String> response = CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (!response.body().contains("The answer appears here.")) {
                return response;
            }
        }
        throw new AssertionError("no answer at " + path);
    }

    private static void post(String path) throws Exception {
        HttpResponse<String> response = CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(303);
    }
}
