package org.wayworth.app.find;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wayworth.analytics.Card;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.analysis.KeptAnswer;
import org.wayworth.app.navigation.Entry;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.app.navigation.Navigation.Place;

/** Find: where is it? Every page of the menu and every finding on record, by their words. */
@Controller
class FindPage {

    /** As many as one reads; who looks for another adds a word. */
    private static final int MOST = 30;

    /** Longer than what anyone looks for; cut off, it finds no less. */
    private static final int LONGEST = 100;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).withZone(ZoneOffset.UTC);

    private final AnalysisDesk desk;
    private final Navigation navigation;
    private final List<Found> pages;

    FindPage(AnalysisDesk desk, Navigation navigation) {
        this.desk = desk;
        this.navigation = navigation;
        Map<String, Card> cards = desk.cards().stream().collect(Collectors.toMap(Card::name, Function.identity()));
        this.pages = navigation.entries().stream()
                .flatMap(entry -> navigation.placesOf(entry).stream().map(place -> page(entry, place, cards)))
                .toList();
    }

    private static Found page(Entry entry, Place place, Map<String, Card> cards) {
        String question = place.analysis()
                .map(name -> cards.get(name))
                .map(Card::question)
                .orElse(entry.tells());
        boolean isOne = place.label().equals(entry.label());
        return new Found(place.address(), entry.icon(), place.label(), (isOne ? "" : entry.label() + ": ") + question);
    }

    @GetMapping("/find")
    String show(@RequestParam(defaultValue = "") String words, Model model) {
        String asked = words.strip();
        String cut = asked.length() <= LONGEST ? asked : asked.substring(0, LONGEST);
        model.addAttribute("words", cut);
        model.addAttribute(
                "found",
                Stream.concat(pages.stream(), desk.kept().stream().map(this::kept))
                        .filter(one -> one.has(cut))
                        .limit(MOST)
                        .toList());
        return "find/show";
    }

    private Found kept(KeptAnswer kept) {
        String where = navigation.ofAnalysis(kept.analysis()).map(Place::label).orElse(kept.analysis());
        return new Found(
                kept.address(desk, navigation),
                "book-open",
                kept.statement(),
                "Finding on record since " + DAY.format(kept.at()) + ". Opens " + where + " with its options.");
    }
}
