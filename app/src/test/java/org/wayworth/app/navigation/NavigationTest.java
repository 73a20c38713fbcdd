package org.wayworth.app.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;

@DisplayName("law: the menu")
class NavigationTest {

    private static final Path SPRITE = Path.of(System.getProperty("wayworth.root", ".."))
            .resolve("app/src/main/resources/static/vendor/lucide-1.62.0/sprite.svg");

    private static List<Card> cards() {
        return Analyses.all().stream().map(Analysis::card).toList();
    }

    static Stream<String> analyses() {
        return cards().stream().map(Card::name);
    }

    static Stream<Entry> entries() {
        return Entries.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("analyses")
    @DisplayName("law: every analysis has its place")
    void everyAnalysisHasItsPlace(String analysis) {
        assertThat(Entries.ALL)
                .as("Say where people find the analysis \"" + analysis + "\": add Tab.analysis(\"" + analysis + "\", \""
                        + analysis + "\") to the entry it belongs to in Entries.java. Until then it stands last"
                        + " under Value, at /value/" + analysis + ".")
                .anySatisfy(entry ->
                        assertThat(entry.tabs()).extracting(Tab::analysis).contains(analysis));
    }

    @Test
    @DisplayName("law: what is placed exists, and once")
    void whatIsPlacedExistsAndOnce() {
        assertThat(Entries.ALL.stream()
                        .flatMap(entry -> entry.tabs().stream())
                        .filter(Tab::isAnalysis)
                        .map(Tab::analysis))
                .as("Entries.java names analyses by their folder, each once")
                .doesNotHaveDuplicates()
                .isSubsetOf(analyses().toList());
    }

    private static boolean isSaidOnATab(Entry entry) {
        return entry.lacks().isPresent()
                && entry.tabs().stream().anyMatch(tab -> tab.slug().isEmpty() && !tab.isAnalysis());
    }

    @ParameterizedTest
    @MethodSource("entries")
    @DisplayName("law: an entry has an icon, says what it tells, and has a page or says what is missing")
    void anEntryIsComplete(Entry entry) throws IOException {
        assertThat(Files.readString(SPRITE))
                .as("add the icon to bin/vendor, and run it")
                .contains("<symbol id=\"" + entry.icon() + "\"");
        assertThat(entry.tells()).matches("(This page tells|These pages tell) .*\\.");
        assertThat(entry.lacks().isPresent())
                .as("an entry without pages says what is missing; one with pages does only on a tab at its own address")
                .isEqualTo(entry.tabs().isEmpty() || isSaidOnATab(entry));
        entry.lacks().ifPresent(lacks -> {
            assertThat(List.of(lacks.headline(), lacks.missing(), lacks.today()))
                    .allSatisfy(sentence -> assertThat(sentence).endsWith(".").doesNotContainIgnoringCase("soon"));
            assertThat(analyses()).contains(lacks.analysis());
        });
    }

    @Test
    @DisplayName("law: ten entries, each with its own icon and word")
    void tenEntries() {
        assertThat(Entries.ALL).hasSize(10);
        assertThat(Entries.ALL).extracting(Entry::icon).doesNotHaveDuplicates();
        assertThat(Entries.ALL).extracting(Entry::slug).doesNotHaveDuplicates();
        assertThat(Navigation.of(cards()).entries())
                .extracting(Entry::label)
                .containsExactly(
                        "Home",
                        "Value",
                        "Drivers",
                        "Feedback",
                        "Customers",
                        "Journeys",
                        "Opportunities",
                        "Initiatives",
                        "Programme",
                        "Data");
    }

    @Test
    @DisplayName("law: an analysis that nobody placed is found all the same")
    void anUnplacedAnalysisStandsLastUnderValue() {
        Navigation navigation = Navigation.of(List.of(
                new Card(10, "linkage", "Satisfaction and revenue", "?"),
                new Card(65, "recontact", "Repeat contacts", "Do customers who contact us twice leave sooner?")));
        Navigation.Place place = navigation.ofAnalysis("recontact").orElseThrow();
        assertThat(place.address()).isEqualTo("/value/recontact");
        assertThat(place.label()).isEqualTo("Repeat contacts");
        assertThat(place.entry().tabs())
                .extracting(Tab::label)
                .containsExactly("Satisfaction and revenue", "Repeat contacts");
    }

    @Test
    @DisplayName("law: a page belongs to what stands above it, and to nothing that merely begins alike")
    void aPageBelongsToWhatStandsAboveIt() {
        Navigation navigation = Navigation.of(cards());
        assertThat(navigation.at("/value/bands/a/b").map(Navigation.Place::address))
                .contains("/value/bands");
        assertThat(navigation.at("/programme/goals/faster-refunds/edit").map(Navigation.Place::address))
                .contains("/programme/goals");
        assertThat(navigation.at("/programme/nothing").map(Navigation.Place::address))
                .contains("/programme");
        assertThat(navigation.at("/values")).isEmpty();
        assertThat(navigation.at("/patterns")).isEmpty();
        assertThat(navigation.at("")).isEmpty();
        assertThat(navigation.at("/").map(Navigation.Place::label)).contains("Home");
    }

    @Test
    @DisplayName("message: an analysis in two places, and one address for two pages")
    void twoPlacesAreRefused() {
        List<Card> cards = List.of(new Card(1, "late", "Kept promises", "?"));
        assertThatThrownBy(() ->
                        Navigation.of(List.of(entry(Tab.analysis("one", "late"), Tab.analysis("two", "late"))), cards))
                .hasMessage("the analysis late must stand in one place of Entries, and stands in two; remove one");
        assertThatThrownBy(() ->
                        Navigation.of(List.of(entry(Tab.page("one", "First"), Tab.page("one", "Second"))), cards))
                .hasMessage("/drivers/one must be one page, not both \"First\" and \"Second\"; give one of them another"
                        + " word in Entries");
    }

    private static Entry entry(Tab... tabs) {
        return new Entry(
                "drivers", Group.UNDERSTAND, "Drivers", "x", "Drivers tells this.", Optional.empty(), List.of(tabs));
    }
}
