package org.wayworth.app.analysis;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.wayworth.analytics.Card;
import org.wayworth.vocabulary.Outcome;

/** One page for every analysis: the options in the address, the finding or the refusal on the page. */
@Controller
class AnalysisPages {

    private static final int UNPROCESSABLE = 422;
    private static final int HELP_STANDS_UNDER_LEVEL = 2;

    private final AnalysisDesk desk;

    AnalysisPages(AnalysisDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/analyses/{name}")
    String show(@PathVariable String name, Model model, HttpServletRequest request, HttpServletResponse response) {
        Ask ask = Ask.of(desk, name, request.getParameterMap());
        if (ask.unknown().isEmpty() && !ask.isCanonical(request.getQueryString())) {
            return "redirect:" + ask.address();
        }
        response.setHeader("HX-Push-Url", ask.address());
        model.addAttribute("ask", ask);
        model.addAttribute("card", card(name));
        model.addAttribute("help", Markdown.html(desk.help(name), HELP_STANDS_UNDER_LEVEL));
        model.addAttribute("folder", desk.folder());
        try {
            Outcome outcome = desk.outcome(name, ask.given());
            model.addAttribute(
                    "sections",
                    outcome.fold(answer -> FindingSection.of(answer), refusal -> List.<FindingSection>of()));
            model.addAttribute("refusal", outcome.fold(answer -> List.<RefusalSection>of(), RefusalSection::of));
            model.addAttribute("errors", List.<InvalidOptions.FieldError>of());
        } catch (InvalidOptions invalid) {
            response.setStatus(UNPROCESSABLE);
            model.addAttribute("sections", List.<FindingSection>of());
            model.addAttribute("refusal", List.<RefusalSection>of());
            model.addAttribute("errors", invalid.errors());
        }
        return "analysis/show";
    }

    private Card card(String name) {
        return desk.cards().stream()
                .filter(card -> card.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownAnalysis(name));
    }
}
