package org.wayworth.app.shell;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Needs;
import org.wayworth.analytics.Options;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.analysis.Asked;
import org.wayworth.app.analysis.OptionField;
import org.wayworth.app.analysis.UnknownAnalysis;
import org.wayworth.app.data.DataState;
import org.wayworth.app.pattern.MadeUp;
import org.wayworth.vocabulary.Outcome;

/**
 * The questions, options and explanations that Wayworth has, with made-up outcomes: every other one an answer, and the
 * refusal where an option asks for it.
 */
final class EveryQuestionDesk implements AnalysisDesk {

    private final AnalysisDesk rest;

    EveryQuestionDesk() {
        this(false);
    }

    /** @param empty whether nothing has been imported */
    EveryQuestionDesk(boolean empty) {
        rest = new FixtureDesk(empty);
    }

    @Override
    public List<Card> cards() {
        return Analyses.all().stream().map(Analysis::card).toList();
    }

    @Override
    public List<OptionField> options(String analysis) {
        return Options.describe(find(analysis)).stream()
                .map(option -> new OptionField(
                        option.name(),
                        option.label(),
                        OptionField.Kind.valueOf(option.kind().name()),
                        option.help(),
                        option.unit(),
                        option.when(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        option.standard(),
                        option.choices().entrySet().stream()
                                .map(choice -> new OptionField.Choice(choice.getKey(), choice.getValue()))
                                .toList(),
                        List.of()))
                .toList();
    }

    @Override
    public CompletionStage<Asked> ask(String analysis, Map<String, String> options, Duration patience) {
        return CompletableFuture.completedFuture(new Asked.Answered(outcome(analysis, options)));
    }

    @Override
    public void askAgain(String analysis, Map<String, String> options) {
        find(analysis);
    }

    @Override
    public CompletionStage<Asked> keep(String analysis, Map<String, String> options, Duration patience) {
        return ask(analysis, options, patience);
    }

    @Override
    public boolean isKept(Outcome outcome) {
        return false;
    }

    private Outcome outcome(String analysis, Map<String, String> options) {
        if (!options.isEmpty() || rest.state().isEmpty()) {
            return MadeUp.refusal();
        }
        return find(analysis).card().name().length() % 2 == 0 ? MadeUp.lateAnswer() : MadeUp.answer();
    }

    @Override
    public Asked known(String analysis) {
        return new Asked.Answered(outcome(analysis, Map.of()));
    }

    @Override
    public String help(String analysis) {
        return Analyses.explanation(find(analysis));
    }

    @Override
    public Needs needs(String analysis) {
        return find(analysis).needs();
    }

    @Override
    public DataState state() {
        return rest.state();
    }

    @Override
    public boolean isSample() {
        return rest.isSample();
    }

    @Override
    public String folder() {
        return rest.folder();
    }

    private static Analysis<?> find(String name) {
        return Analyses.find(name).orElseThrow(() -> new UnknownAnalysis(name));
    }
}
