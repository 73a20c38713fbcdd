package org.wayworth.app.analysis;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.wayworth.analytics.Card;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.vocabulary.Outcome;

/** One page for every analysis: the options in the address, the finding or the refusal on the page. */
@Controller
class AnalysisPages {

    private static final int UNPROCESSABLE = 422;
    private static final int HELP_STANDS_UNDER_LEVEL = 2;

    /** A page waits so long; then it says that the question is being worked on, and looks again by itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A page that is there already shows sooner what has become known since. */
    private static final Duration PATIENCE_OF_A_PART = Duration.ofMillis(200);

    private final AnalysisDesk desk;
    private final Navigation navigation;

    AnalysisPages(AnalysisDesk desk, Navigation navigation) {
        this.desk = desk;
        this.navigation = navigation;
    }

    /** Where every analysis had its page before the menu had entries: leads to where it is now, for good. */
    @GetMapping("/analyses/{name}")
    ResponseEntity<Void> moved(@PathVariable String name, HttpServletRequest request) {
        String query = request.getQueryString();
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .header(HttpHeaders.LOCATION, Ask.place(navigation, name) + (query == null ? "" : "?" + query))
                .build();
    }

    /** The page of one analysis, at the address that the menu gives it: see {@link Addresses}. */
    CompletionStage<String> show(Model model, HttpServletRequest request, HttpServletResponse response) {
        Navigation.Place place = Addresses.place(navigation, request);
        String name = place.analysis().orElseThrow();
        Ask ask = Ask.of(desk, navigation, name, request.getParameterMap());
        if (ask.unknown().isEmpty() && !ask.isCanonical(request.getQueryString())) {
            return CompletableFuture.completedFuture("redirect:" + ask.address());
        }
        model.addAttribute("ask", ask);
        model.addAttribute("card", card(name));
        model.addAttribute("help", Markdown.html(desk.help(name), HELP_STANDS_UNDER_LEVEL));
        model.addAttribute("folder", desk.folder());
        try {
            Duration patience = request.getHeader("HX-Request") == null ? PATIENCE : PATIENCE_OF_A_PART;
            return desk.ask(name, ask.options(), patience).thenApply(asked -> {
                Told told = told(asked);
                if (ask.isPlain() && !told.refusal().isEmpty() && desk.state().isEmpty()) {
                    return Opening.view(place, desk, model);
                }
                model.addAttribute("told", told);
                if (told.isThere()) {
                    model.addAttribute("same", told.same());
                }
                return "analysis/show";
            });
        } catch (InvalidOptions invalid) {
            response.setStatus(UNPROCESSABLE);
            model.addAttribute("told", Told.wrong(invalid.errors()));
            return CompletableFuture.completedFuture("analysis/show");
        }
    }

    private Told told(Asked asked) {
        return asked.fold(
                answered -> Told.answered(answered.outcome(), isKept(answered.outcome())), Told::working, Told::failed);
    }

    private boolean isKept(Outcome outcome) {
        return desk.isKept(outcome);
    }

    /** Lets a question that failed be asked once more, and goes back to its page. */
    @PostMapping("/analyses/{name}/attempt")
    CompletionStage<ResponseEntity<Void>> attempt(@PathVariable String name, HttpServletRequest request) {
        return change(name, request, (analysis, ask) -> {
            desk.askAgain(analysis, ask.options());
            return CompletableFuture.completedFuture(new Asked.Working(0));
        });
    }

    /** Keeps the findings of an answer on record for good, and goes back to its page. */
    @PostMapping("/analyses/{name}/record")
    CompletionStage<ResponseEntity<Void>> keep(@PathVariable String name, HttpServletRequest request) {
        return change(name, request, (analysis, ask) -> desk.keep(analysis, ask.options(), PATIENCE));
    }

    private CompletionStage<ResponseEntity<Void>> change(
            String name, HttpServletRequest request, BiFunction<String, Ask, CompletionStage<Asked>> change) {
        Ask ask = Ask.of(desk, navigation, name, request.getParameterMap());
        ResponseEntity<Void> back = ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, ask.address())
                .build();
        try {
            return change.apply(name, ask).thenApply(asked -> back);
        } catch (InvalidOptions invalid) {
            // The page says which options, and what they must be.
            return CompletableFuture.completedFuture(back);
        }
    }

    private Card card(String name) {
        return desk.cards().stream()
                .filter(card -> card.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownAnalysis(name));
    }
}
