package org.wayworth.app.analysis;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
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
        List<Result> results = state.isEmpty() ? List.of() : results();
        model.addAttribute("state", state);
        model.addAttribute("results", results);
        model.addAttribute("steps", NextStep.of(results, state, desk.isSample()));
        model.addAttribute("pictures", picture(results));
        model.addAttribute("folder", desk.folder());
        return "home/show";
    }

    /** Strongest evidence first, money before the rest; among equals the order of the menu. */
    private List<Result> results() {
        return desk.cards().stream()
                .map(card -> new Result(card, desk.outcome(card.name(), Map.of())))
                .sorted(Result.order())
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
