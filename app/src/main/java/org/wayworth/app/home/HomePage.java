package org.wayworth.app.home;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.WebUtils;
import org.wayworth.analytics.Card;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.analysis.Ask;
import org.wayworth.app.analysis.Asked;
import org.wayworth.app.analysis.InvalidOptions;
import org.wayworth.app.analysis.OptionField;
import org.wayworth.app.analysis.TooManyQuestions;
import org.wayworth.app.data.DataState;
import org.wayworth.app.drawing.Picture;
import org.wayworth.app.filter.Filter;
import org.wayworth.app.filter.Key;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.vocabulary.Sentence;

/** Home: what should I know, and what should I do? */
@Controller
class HomePage {

    private static final int UNPROCESSABLE = 422;

    private final AnalysisDesk desk;
    private final Navigation navigation;
    private final List<OnHome> others;
    private final Clock clock;

    HomePage(AnalysisDesk desk, Navigation navigation, List<OnHome> others, Clock clock) {
        this.desk = desk;
        this.navigation = navigation;
        this.others = List.copyOf(others);
        this.clock = clock;
    }

    @GetMapping("/")
    String show(Model model, HttpServletRequest request, HttpServletResponse response) {
        Filter filter = Filter.of(request.getParameterMap()).without(Key.BY);
        DataState state = desk.state();
        List<Card> cards = state.isEmpty() || !filter.faults().isEmpty() ? List.of() : desk.cards();
        if (!filter.faults().isEmpty()) {
            response.setStatus(UNPROCESSABLE);
        }
        Map<Card, Asked> asked = new LinkedHashMap<>();
        cards.forEach(card -> asked.put(card, asked(card, filter)));
        List<Result> results = results(asked, filter);
        List<Card> asking = stillAsking(asked);
        Headline headline = Headline.of(
                results.stream().filter(result -> result.scope().isEmpty()).toList());
        boolean isQuiet = asking.isEmpty() && !state.isEmpty();
        model.addAttribute("state", state);
        model.addAttribute("headline", headline);
        model.addAttribute("results", results);
        model.addAttribute("asking", asking);
        model.addAttribute("keyCards", KeyCard.of(results, !asking.isEmpty(), navigation));
        model.addAttribute("actions", isQuiet ? NextActions.of(others) : List.of());
        model.addAttribute("due", due(state));
        model.addAttribute("changes", changes(request, filter, results));
        model.addAttribute("isQuiet", isQuiet && filter.isEmpty());
        model.addAttribute(
                "parts",
                others.stream().flatMap(other -> other.parts(isQuiet).stream()).toList());
        model.addAttribute("failures", failures(asked, filter));
        model.addAttribute("health", DataHealth.of(state, desk.lastDay()));
        model.addAttribute("pictures", picture(headline));
        model.addAttribute("folder", desk.folder());
        return "home/show";
    }

    private List<OnHome.Line> due(DataState state) {
        LocalDate today = LocalDate.now(clock);
        return Stream.concat(
                        others.stream().flatMap(other -> other.due(today).stream()),
                        desk.isSample() ? Stream.of() : DataHealth.stale(state, today).stream())
                .toList();
    }

    /** One part at most, with what changed since the reader marked Home as read. */
    private List<SinceSeen> changes(HttpServletRequest request, Filter filter, List<Result> results) {
        Cookie cookie = WebUtils.getCookie(request, Seen.COOKIE);
        return filter.isEmpty() && cookie != null
                ? Seen.of(cookie.getValue())
                        .map(seen -> new SinceSeen(
                                Sentence.date(LocalDate.ofInstant(seen.at(), ZoneOffset.UTC)),
                                new Changes(desk, others).since(seen, results)))
                        .stream()
                        .toList()
                : List.of();
    }

    /** Without a filter it is asked in any case; with one, while somebody looks. */
    private Asked asked(Card card, Filter filter) {
        Map<String, String> options = options(card, filter);
        if (options.isEmpty()) {
            return desk.known(card.name());
        }
        try {
            return desk.ask(card.name(), options, Duration.ZERO)
                    .toCompletableFuture()
                    .join();
        } catch (TooManyQuestions notNow) {
            return new Asked.Working(0);
        } catch (InvalidOptions wrong) {
            return new Asked.Failed(wrong.summary(), "");
        }
    }

    /** What of the filter the question can do. */
    private Map<String, String> options(Card card, Filter filter) {
        Map<String, String> options = new LinkedHashMap<>();
        for (OptionField field : filter.isEmpty() ? List.<OptionField>of() : desk.options(card.name())) {
            Key.of(field.name()).filter(filter::isSet).ifPresent(key -> options.put(key.word(), filter.text(key)));
        }
        return options;
    }

    /** What the question cannot do of the filter, so that nobody takes one answer for another. */
    private String scope(Card card, Filter filter) {
        Map<String, String> options = options(card, filter);
        boolean isPeriodLost =
                filter.texts().keySet().stream().anyMatch(key -> key != Key.WHERE && !options.containsKey(key.word()));
        boolean isAudienceLost = filter.isSet(Key.WHERE) && !options.containsKey(Key.WHERE.word());
        return isPeriodLost && isAudienceLost
                ? "All customers, all dates: this question can't be narrowed."
                : isPeriodLost
                        ? "All dates: this question can't be limited to a period."
                        : isAudienceLost ? "All customers: this question can't be limited to some of them." : "";
    }

    /** What is known so far: strongest evidence first, money before the rest; among equals the order of the menu. */
    private List<Result> results(Map<Card, Asked> asked, Filter filter) {
        return each(
                        asked,
                        (card, standing) -> standing.fold(
                                answered -> List.of(new Result(
                                        card, filter.on(place(card)), scope(card, filter), answered.outcome())),
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

    private List<Failure> failures(Map<Card, Asked> asked, Filter filter) {
        return each(
                asked,
                (card, standing) -> standing.fold(
                        answered -> List.of(),
                        working -> List.of(),
                        failed -> List.of(new Failure(card, filter.on(place(card)), failed))));
    }

    private String place(Card card) {
        return Ask.place(navigation, card.name());
    }

    private static <T> List<T> each(Map<Card, Asked> asked, BiFunction<Card, Asked, List<T>> take) {
        List<T> all = new ArrayList<>();
        asked.forEach((card, standing) -> all.addAll(take.apply(card, standing)));
        return all;
    }

    private static List<Picture> picture(Headline headline) {
        return headline.result()
                .flatMap(Result::finding)
                .map(finding -> Picture.of(
                        "headline", finding.exhibits().stream().limit(1).toList()))
                .orElse(List.of());
    }
}
