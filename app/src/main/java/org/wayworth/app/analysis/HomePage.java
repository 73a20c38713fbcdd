package org.wayworth.app.analysis;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.wayworth.analytics.Card;
import org.wayworth.app.drawing.Picture;

/** Home: what should I know, and what should I do? */
@Controller
class HomePage {

    private final AnalysisDesk desk;

    HomePage(AnalysisDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/")
    String show(Model model) {
        DataState state = desk.state();
        List<Card> cards = state.isEmpty() ? List.of() : desk.cards();
        List<Result> results = results(cards);
        model.addAttribute("state", state);
        model.addAttribute("results", results);
        model.addAttribute("asking", stillAsking(cards, results));
        model.addAttribute("steps", NextStep.of(results, state, desk.isSample()));
        model.addAttribute("pictures", picture(results));
        model.addAttribute("folder", desk.folder());
        return "home/show";
    }

    /** What is known so far: strongest evidence first, money before the rest; among equals the order of the menu. */
    private List<Result> results(List<Card> cards) {
        return cards.stream()
                .flatMap(card -> desk.known(card.name()).map(outcome -> new Result(card, outcome)).stream())
                .sorted(Result.order())
                .toList();
    }

    private static List<Card> stillAsking(List<Card> cards, List<Result> results) {
        return cards.stream()
                .filter(card ->
                        results.stream().noneMatch(result -> result.card().equals(card)))
                .toList();
    }

    private static List<Picture> picture(List<Result> results) {
        return results.stream()
                .findFirst()
                .flatMap(Result::finding)
                .map(finding -> Picture.of(
                        "headline", finding.exhibits().stream().limit(1).toList()))
                .orElse(List.of());
    }
}
