package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Options;
import org.wayworth.app.filter.Key;
import org.wayworth.app.navigation.Navigation;

/** The filter over HTTP, with the questions that there are. */
class FilterPagesTest {

    private static final String FILTER = "from=2025-01-01&until=2025-12-31&where=tenure_days+%3E%3D+365&by=region";
    private static final String ESCAPED = FILTER.replace("&", "&amp;");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Navigation NAVIGATION =
            Navigation.of(Analyses.all().stream().map(Analysis::card).toList());

    private static Server server;

    @BeforeAll
    static void start() {
        server = Servers.start(new EveryQuestionDesk(), "127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    static Stream<String> pages() {
        return NAVIGATION.places().entrySet().stream()
                .filter(place -> place.getValue().tab().isPresent()
                        || place.getValue().entry().tabs().isEmpty())
                .map(place -> place.getKey())
                .sorted();
    }

    static Stream<Analysis<?>> analyses() {
        return Analyses.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    @DisplayName("law: the filter goes along to every page of the menu, and each page shows it as chips")
    void theFilterGoesAlong(String address) throws Exception {
        String page = get(address + "?" + FILTER).body();
        for (var entry : NAVIGATION.entries()) {
            assertThat(page).contains("<a href=\"" + entry.opensAt() + "?" + ESCAPED + "\"");
        }
        assertThat(page)
                .contains("Period: 1 January 2025 to 31 December 2025", "Compared by: region")
                .contains("Customers: tenure_days &gt;= 365")
                .doesNotContain("which means nothing here");
    }

    @ParameterizedTest
    @MethodSource("analyses")
    @DisplayName("law: what a question cannot do of the filter its page says in a sentence, and the API names it")
    void whatAQuestionCannotDoIsSaid(Analysis<?> analysis) throws Exception {
        List<String> can =
                Options.describe(analysis).stream().map(Options.Described::name).toList();
        String place =
                NAVIGATION.ofAnalysis(analysis.card().name()).orElseThrow().address();
        for (Key key : Key.values()) {
            String alone = Stream.of(FILTER.split("&"))
                    .filter(part -> part.startsWith(key.word() + "="))
                    .findFirst()
                    .orElseThrow();
            String page = get(place + "?" + alone).body();
            String api = get("/api/v1/analyses/" + analysis.card().name() + "?" + alone)
                    .body();
            if (can.contains(key.word())) {
                assertThat(page).doesNotContain("This question can't be").contains("id=\"option-" + key.word() + "\"");
                assertThat(api).doesNotContain("ignored_parameters");
            } else {
                assertThat(page).contains("This question can't be ", "Not done on this page");
                assertThat(api).containsPattern("\"ignored_parameters\"\\s*:\\s*\\[\\s*\"" + key.word() + "\"");
            }
        }
        String plain = get(place).body();
        boolean canNothing = Stream.of(Key.values()).noneMatch(key -> can.contains(key.word()));
        assertThat(plain.contains("This question is always about all customers and the whole time on record."))
                .isEqualTo(canNothing);
    }

    @Test
    @DisplayName("law: on Home each answer that the filter does not reach says so")
    void homeSaysWhichAnswersAreOfEverybody() throws Exception {
        String page = get("/?where=tenure_days+%3E%3D+365").body();
        long beyond = Analyses.all().stream()
                .filter(analysis -> Options.describe(analysis).stream()
                        .noneMatch(option -> option.name().equals("where")))
                .count();
        assertThat(beyond).isPositive();
        assertThat(Pattern.compile("All customers: this question can't be limited to some of them\\.")
                        .matcher(page)
                        .results()
                        .count())
                .isEqualTo(beyond);
        assertThat(get("/").body()).doesNotContain("this question can't be limited");
    }

    @Test
    @DisplayName("message: on Home a filter that cannot be read is told, and no answer stands beside it")
    void homeAnswersNothingUnderAFilterThatCannotBeRead() throws Exception {
        HttpResponse<String> response = get("/?where=tenure_days+%3E%3D");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body())
                .contains("This filter can't be read", "\u201cCustomers\u201d must have a number")
                .doesNotContain("class=\"card result");
    }

    @Test
    @DisplayName("message: on the page of a question a filter that cannot be read is told at its field")
    void aQuestionTellsAFilterThatCannotBeRead() throws Exception {
        HttpResponse<String> response = get("/value?from=2025-13-01&where=tenure_day+%3E%3D+365");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body())
                .contains("id=\"option-where-error\"", "did you mean tenure_days?", "href=\"#option-where\"")
                .contains("The first day must be a date such as 31 January 2025, not \"2025-13-01\".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/value?where=region%3DScotland&horizon-days=90 | /value?horizon-days=90&where=region+%3D+%22Scotland%22",
                "/value?by=&from=1+January+2025 | /value?from=2025-01-01",
                "/value/lifetime?by=region&from=2025-01-01 | /value/lifetime?from=2025-01-01&by=region"
            })
    @DisplayName("law: one state has one address")
    void oneStateHasOneAddress(String written, String address) throws Exception {
        HttpResponse<String> response = get(written);
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElse("")).endsWith(address);
        assertThat(get(address).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("law: changing the question keeps the filter, and changing the filter keeps the question")
    void bothFormsKeepWhatTheOtherSet() throws Exception {
        String page = get("/value?horizon-days=90&where=tenure_days+%3E%3D+365&by=region")
                .body();
        String filter = form("filter", page);
        String options = form("options", page);
        assertThat(filter).contains("name=\"horizon-days\" value=\"90\"", "name=\"by\" value=\"region\"");
        assertThat(options).contains("name=\"where\" value=\"tenure_days >= 365\"", "name=\"by\" value=\"region\"");
    }

    private static String form(String details, String page) {
        int from = page.indexOf("id=\"" + details + "\"");
        assertThat(from).isNotNegative();
        return page.substring(from, page.indexOf("</form>", from));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
