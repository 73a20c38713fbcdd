package org.wayworth.app.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.wayworth.analytics.Card;
import org.wayworth.app.drawing.Picture;
import org.wayworth.app.navigation.Navigation;

/** Home: what should I know, and what should I do? */
@Controller
class HomePage {

    private final AnalysisDesk desk;
    private final Navigation navigation;
    private final List<OnHome> others;

    HomePage(AnalysisDesk desk, Navigation navigation, List<OnHome> others) {
        this.desk = desk;
        this.navigation = navigation;
        this.others = List.copyOf(others);
    }

    @GetMapping("/")
    String show(Model model) {
        DataState state = desk.state();
        List<Card> cards = state.isEmpty() ? List.of() : desk.cards();
        Map<Card, Asked> asked = new LinkedHashMap<>();
        cards.forEach(card -> asked.put(card, desk.known(card.name())));
        List<Result> results = results(asked);
        model.addAttribute("state", state);
        model.addAttribute("results", results);
        List<Card> asking = stillAsking(asked);
        model.addAttribute("asking", asking);
        model.addAttribute(
                "parts",
                others.stream()
                        .flatMap(other -> other.parts(asking.isEmpty() && !state.isEmpty()).stream())
                        .toList());
        model.addAttribute("failures", failures(asked));
        model.addAttribute("steps", NextStep.of(results, state, desk.isSample()));
        model.addAttribute("pictures", picture(results));
        model.addAttribute("folder", desk.folder());
        return "home/show";
    }

    /** What is known so far: strongest evidence first, money before the rest; among equals the order of the menu. */
    private List<Result> results(Map<Card, Asked> asked) {
        return each(
                        asked,
                        (card, standing) -> standing.fold(
                                answered -> List.of(new Result(card, place(card), answered.outcome())),
                                working -> List.of(),
                                failed -> List.of()))
                .stream()
                .sorted(Result.order())
                .toList();
    }

    private static List<Card> stillAsking(Map<Card, Asked> asked) {
        return each(
                asked,
                (card, standing) ->
                        standing.fold(answered -> List.of(), working -> List.of(card), failed -> List.of()));
    }

    private List<Failure> failures(Map<Card, Asked> asked) {
        return each(
                asked,
                (card, standing) -> standing.fold(
                        answered -> List.of(),
                        working -> List.of(),
                        failed -> List.of(new Failure(card, place(card), failed))));
    }

    private String place(Card card) {
        return Ask.place(navigation, card.name());
    }

    private static <T> List<T> each(Map<Card, Asked> asked, BiFunction<Card, Asked, List<T>> take) {
        List<T> all = new ArrayList<>();
        asked.forEach((card, standing) -> all.addAll(take.apply(card, standing)));
        return all;
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
