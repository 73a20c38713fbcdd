package org.wayworth.app.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.FirstFigure;
import org.wayworth.analytics.Need;
import org.wayworth.analytics.Needs;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.analysis.Asked;
import org.wayworth.app.analysis.InvalidOptions;
import org.wayworth.app.analysis.OptionField;
import org.wayworth.app.analysis.TooManyQuestions;
import org.wayworth.app.analysis.UnknownAnalysis;
import org.wayworth.app.data.DataState;
import org.wayworth.app.pattern.MadeUp;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;

/** A desk with made-up outcomes: one answer with two findings, one with one, one refusal, one that breaks. */
class FixtureDesk implements AnalysisDesk {

    /** The horizon for which the answer has more pictures than a page shows at once. */
    static final String MANY_PICTURES = "777";

    /** Horizons of a question that is being worked on, of one that failed, and of one too many. */
    static final String WORKING = "771";

    /** The horizon of a question whose checks still run. */
    static final String CHECKING = "778";

    static final String FAILED = "772";
    static final String BUSY = "773";

    private final boolean empty;
    private volatile boolean askedAgain;
    private volatile boolean kept;

    FixtureDesk(boolean empty) {
        this.empty = empty;
    }

    @Override
    public List<Card> cards() {
        return List.of(
                new Card(
                        10,
                        "linkage",
                        "Satisfaction and value",
                        "Do customers who rate us higher go on to bring more?"),
                new Card(70, "late", "Broken promises", "What does a broken promise do to the score?"),
                new Card(80, "stay", "Satisfaction and staying", "Do customers who rate us higher go on to stay?"));
    }

    @Override
    public List<OptionField> options(String analysis) {
        require(analysis);
        return MadeUp.fields();
    }

    @Override
    public CompletionStage<Asked> ask(String analysis, Map<String, String> options, Duration patience) {
        String horizon = options.getOrDefault("horizon-days", "");
        if (horizon.equals(WORKING)) {
            return CompletableFuture.completedFuture(new Asked.Working(3));
        }
        if (horizon.equals(CHECKING)) {
            return CompletableFuture.completedFuture(new Asked.Working(
                    0,
                    Optional.of(new FirstFigure(
                            "A rating of 8 or more goes with \u00a3120 more a year <b>each</b>.",
                            "Likely between \u00a3100 and \u00a3140 (95% interval)."))));
        }
        if (horizon.equals(FAILED) && !askedAgain) {
            return CompletableFuture.completedFuture(
                    new Asked.Failed("There was not enough memory for it. Nothing was changed.", "7f3a91c0"));
        }
        if (horizon.equals(BUSY)) {
            throw new TooManyQuestions(50);
        }
        return CompletableFuture.completedFuture(new Asked.Answered(outcome(analysis, options)));
    }

    @Override
    public void askAgain(String analysis, Map<String, String> options) {
        askedAgain = true;
    }

    @Override
    public CompletionStage<Asked> keep(String analysis, Map<String, String> options, Duration patience) {
        kept = true;
        return ask(analysis, options, patience);
    }

    @Override
    public boolean isKept(Outcome outcome) {
        return kept;
    }

    private Outcome outcome(String analysis, Map<String, String> options) {
        require(analysis);
        List<InvalidOptions.FieldError> errors = new ArrayList<>();
        String horizon = options.getOrDefault("horizon-days", "365");
        if (horizon.equals("666")) {
            throw new IllegalStateException("secret inside view");
        }
        if (!horizon.matches("[0-9]+")) {
            errors.add(new InvalidOptions.FieldError(
                    "horizon-days",
                    "Horizon must be a whole number of days from 30 to 1,825, not \"" + horizon + "\"."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidOptions(errors);
        }
        if (empty) {
            return MadeUp.refusal();
        }
        return switch (analysis) {
            case "linkage" -> horizon.equals(MANY_PICTURES) ? manyPictures() : MadeUp.answer();
            case "late" -> MadeUp.lateAnswer();
            default -> MadeUp.refusal();
        };
    }

    private static Outcome.Answer manyPictures() {
        Outcome.Answer answer = MadeUp.answer();
        return new Outcome.Answer(
                answer.findings().stream().map(FixtureDesk::withMany).toList());
    }

    private static Finding withMany(Finding finding) {
        return new Finding(
                finding.id(),
                finding.question(),
                finding.estimand(),
                finding.statement(),
                finding.estimate(),
                finding.headline(),
                finding.base(),
                finding.design(),
                finding.checks(),
                finding.grade(),
                finding.isForecast(),
                Collections.nCopies(4, finding.exhibits()).stream()
                        .flatMap(List::stream)
                        .toList(),
                finding.assumptions(),
                finding.workings(),
                finding.provenance());
    }

    @Override
    public Asked known(String analysis) {
        return new Asked.Answered(outcome(analysis, Map.of()));
    }

    @Override
    public String help(String analysis) {
        require(analysis);
        return """
                # When to use it

                When ratings and later spending are linked per customer.

                | rating | means |
                |---|---|
                | 9 to 10 | promoter |

                <script>alert(1)</script>

                [a link](javascript:alert(2))
                """;
    }

    @Override
    public Needs needs(String analysis) {
        require(analysis);
        return Needs.of(Need.FEEDBACK);
    }

    @Override
    public DataState state() {
        if (empty) {
            return new DataState("none", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        }
        return new DataState(
                "made-up-7f3a91",
                List.of(
                        new DataState.TableCount(
                                "customer", "A person or organisation we may link records to.", 20_000),
                        new DataState.TableCount("feedback", "One response to one survey.", 31_480),
                        new DataState.TableCount("transaction", "Money that moved or was committed.", 412_077),
                        new DataState.TableCount("episode", "Contacts of one customer toward one purpose.", 96_402),
                        new DataState.TableCount("interaction", "One contact that happened.", 188_930)),
                List.of(new DataState.MoneySum("price", "GBP", "9412880.40")),
                List.of(
                        "30,112 of 31,480 responses are matched to a customer who bought; 1,368 name no customer.",
                        "The observation window runs from 1 January 2023 to 30 June 2026, the day of the last transaction:"
                                + " within it, no record means that nothing was bought."),
                List.of("answers_2026_h1.csv: read as windows-1252"),
                List.of(
                        new DataState.Load(
                                "7f3a91",
                                "survey_answers_with_a_rather_long_file_name_2025.csv",
                                "demo",
                                Instant.parse("2026-11-20T10:15:00Z"),
                                31_505,
                                31_480,
                                25,
                                0),
                        new DataState.Load(
                                "11c0de",
                                "orders.csv",
                                "demo",
                                Instant.parse("2026-11-20T10:14:00Z"),
                                412_077,
                                412_077,
                                0,
                                0)),
                List.of(
                        new DataState.RejectGroup(
                                "WW-ING-014",
                                "A rating outside its scale.",
                                25,
                                "survey_answers.csv, row 1,482, column \"likelihood\": 11 is not a whole number from 0 to 10")));
    }

    @Override
    public boolean isSample() {
        return !empty;
    }

    @Override
    public String folder() {
        return "demo-data";
    }

    private void require(String analysis) {
        if (cards().stream().noneMatch(card -> card.name().equals(analysis))) {
            throw new UnknownAnalysis(analysis);
        }
    }
}
