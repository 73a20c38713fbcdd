package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
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
import org.wayworth.app.navigation.Entry;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.subject.Subject;

/** Laws of the menu over HTTP, with the questions that there are. */
class MenuTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Navigation NAVIGATION =
            Navigation.of(Analyses.all().stream().map(Analysis::card).toList());

    private static Server server;
    private static Server empty;

    @BeforeAll
    static void start() {
        server = Servers.start(new EveryQuestionDesk(), "127.0.0.1", 0);
        empty = Servers.start(new EveryQuestionDesk(true), "127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
        empty.stop();
    }

    static Stream<String> addresses() {
        return NAVIGATION.places().keySet().stream().sorted();
    }

    static Stream<String> analyses() {
        return Analyses.all().stream().map(analysis -> analysis.card().name());
    }

    @ParameterizedTest
    @MethodSource("addresses")
    @DisplayName("law: every page of the menu is there, has one heading, and marks its place once in menu and tabs")
    void everyPageIsThere(String address) throws Exception {
        Navigation.Place place = NAVIGATION.at(address).orElseThrow();
        HttpResponse<String> response = get(server, address);
        if (place.tab().isEmpty() && !place.entry().tabs().isEmpty()) {
            assertThat(response.statusCode()).isEqualTo(302);
            assertThat(location(response)).endsWith(place.entry().opensAt());
            return;
        }
        assertThat(response.statusCode()).isEqualTo(200);
        String page = response.body();
        assertThat(count("<h1", page)).isEqualTo(1);
        assertThat(count("aria-current", nav("rail", page))).isEqualTo(1);
        assertThat(nav("rail", page))
                .containsPattern("<a href=\"" + Pattern.quote(place.entry().opensAt()) + "\" aria-current=\"");
        if (place.entry().tabs().size() > 1) {
            assertThat(count("aria-current", nav("tabs", page))).isEqualTo(1);
            assertThat(nav("tabs", page)).contains("<a href=\"" + address + "\" aria-current=\"page\"");
            for (var tab : place.entry().tabs()) {
                assertThat(nav("tabs", page))
                        .contains("<a href=\"" + place.entry().address(tab) + "\"");
            }
        } else {
            assertThat(page).doesNotContain("class=\"tabs\"");
        }
    }

    @ParameterizedTest
    @MethodSource("analyses")
    @DisplayName("law: where an analysis had its page, its new address is told for good, options and all")
    void oldAddressesLeadToTheNew(String name) throws Exception {
        String query = "?where=city%3DPort%C3%B3%26x&horizon-days=90&horizon-days=180";
        for (String asked : List.of("", query)) {
            HttpResponse<String> response = get(server, "/analyses/" + name + asked);
            assertThat(response.statusCode()).isEqualTo(308);
            assertThat(location(response))
                    .isEqualTo(NAVIGATION.ofAnalysis(name).orElseThrow().address() + asked);
        }
    }

    @ParameterizedTest
    @CsvSource({"/value/nothing", "/analyses/nothing", "/journeys/map", "/values", "/value/", "/VALUE"})
    @DisplayName("law: beside the menu there is nothing")
    void besideTheMenuThereIsNothing(String address) throws Exception {
        assertThat(get(server, address).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("law: an address written otherwise marks the same place")
    void anAddressWrittenOtherwiseMarksTheSamePlace() throws Exception {
        String page = get(server, "/v%61lue").body();
        assertThat(count("aria-current", nav("rail", page))).isEqualTo(1);
        assertThat(count("aria-current", nav("tabs", page))).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    @DisplayName("law: without data every page says what it tells, and how to import")
    void withoutDataEveryPageSaysWhatWouldFillIt(String address) throws Exception {
        HttpResponse<String> response = get(empty, address);
        if (response.statusCode() == 302) {
            assertThat(location(response)).isNotEqualTo(address);
            return;
        }
        assertThat(response.statusCode()).isEqualTo(200);
        Entry entry = NAVIGATION.at(address).orElseThrow().entry();
        Optional<Subject<?>> subject = Subjects.findPlural(address.substring(address.lastIndexOf('/') + 1));
        if (subject.isPresent()) {
            // people can decide before there are data
            assertThat(response.body())
                    .contains("Nothing is on record yet.", subject.get().purpose(), "href=\"" + address + "/new\"");
            return;
        }
        assertThat(response.body()).contains("wayworth import demo-data exports/*.csv --mapping mapping.yaml");
        assertThat(count("<h1", response.body())).isEqualTo(1);
        if (!List.of("Home", "Data").contains(entry.label())) {
            assertThat(response.body()).contains(entry.tells());
        }
    }

    @Test
    @DisplayName("law: an entry without pages says what is missing and where to go today")
    void anEntryWithoutPagesLeadsOn() throws Exception {
        for (Entry entry : NAVIGATION.entries()) {
            if (entry.tabs().isEmpty()) {
                Entry.Lacks lacks = entry.lacks().orElseThrow();
                assertThat(get(server, entry.address()).body())
                        .contains(lacks.headline(), lacks.missing(), lacks.today())
                        .contains("href=\""
                                + NAVIGATION
                                        .ofAnalysis(lacks.analysis())
                                        .orElseThrow()
                                        .address() + "\">Open ");
            }
        }
    }

    /** The first navigation of this class, up to its end. */
    private static String nav(String name, String page) {
        int from = page.indexOf("<nav class=\"" + name + "\"");
        assertThat(from).as("the navigation " + name).isNotNegative();
        return page.substring(from, page.indexOf("</nav>", from));
    }

    private static long count(String word, String text) {
        return Pattern.compile(Pattern.quote(word)).matcher(text).results().count();
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static HttpResponse<String> get(Server from, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + from.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
