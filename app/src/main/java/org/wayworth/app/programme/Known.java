package org.wayworth.app.programme;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.wayworth.analytics.Card;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.analysis.Asked;
import org.wayworth.app.analysis.InvalidOptions;
import org.wayworth.app.analysis.OptionField;
import org.wayworth.app.analysis.TooManyQuestions;
import org.wayworth.programme.evidence.Citations;
import org.wayworth.programme.evidence.Evidence;
import org.wayworth.programme.subject.Version;
import org.wayworth.programme.subject.World;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Nearest;
import org.wayworth.vocabulary.Outcome;

/** The questions and findings that things of the programme may name. */
final class Known implements World {

    private static final System.Logger LOG = System.getLogger(Known.class.getName());

    /** The options that say for which time a question is asked. */
    private static final List<String> TIME = List.of("from", "until");

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);

    private final AnalysisDesk desk;
    private final Evidence evidence;
    private final Citations citations;

    Known(AnalysisDesk desk, Evidence evidence, Citations citations) {
        this.desk = desk;
        this.evidence = evidence;
        this.citations = citations;
    }

    @Override
    public Optional<String> whyNoQuestion(String question) {
        List<String> names = desk.cards().stream().map(Card::name).toList();
        return names.contains(question)
                ? Optional.empty()
                : Optional.of("a question must be one of " + String.join(", ", names)
                        + Nearest.of(question, names)
                                .map(near -> " (did you mean " + near + "?)")
                                .orElse(""));
    }

    @Override
    public Optional<String> whyNoMeasure(String question, List<String> options) {
        List<String> names =
                desk.options(question).stream().map(OptionField::name).toList();
        return names.containsAll(TIME)
                ? whyNoOptions(question, options)
                : Optional.of("a measure must be a question that can be asked for a span of time, and " + question
                        + " cannot");
    }

    private Optional<String> whyNoOptions(String question, List<String> options) {
        List<String> names =
                desk.options(question).stream().map(OptionField::name).sorted().toList();
        return Cited.options(options).keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .map(name ->
                        "an option of " + question + " must be one of " + String.join(", ", names) + ", not " + name);
    }

    /** Findings by their number are kept for good; the answer to a question is, as soon as it is there. */
    @Override
    public void cited(Version.Name thing, List<String> citations) {
        for (String text : citations) {
            if (Cited.isNumber(text)) {
                evidence.keep(new FindingId(text));
            } else {
                ask(thing.toString(), Cited.of(text));
            }
        }
    }

    private void ask(String thing, Cited cited) {
        if (citations.find(thing, cited.text()).isPresent()) {
            return;
        }
        try {
            CompletionStage<Asked> asked = desk.ask(cited.question(), new TreeMap<>(cited.options()), LONGEST_ANSWER);
            asked.thenAccept(standing -> standing.fold(
                    answered -> fix(thing, cited, answered.outcome()), working -> false, failed -> false));
        } catch (InvalidOptions | TooManyQuestions later) {
            LOG.log(System.Logger.Level.DEBUG, "asked when the page is opened: " + cited.text(), later);
        }
    }

    private boolean fix(String thing, Cited cited, Outcome outcome) {
        return outcome.fold(
                answer -> {
                    citations.fix(thing, cited.text(), answer.headline().id());
                    return true;
                },
                refusal -> false);
    }

    @Override
    public Optional<String> whyNoFinding(String citation) {
        if (!Cited.isNumber(citation)) {
            Cited cited = Cited.of(citation);
            return whyNoQuestion(cited.question())
                    .or(() -> whyNoOptions(
                            cited.question(),
                            cited.options().entrySet().stream()
                                    .map(option -> option.getKey() + "=" + option.getValue())
                                    .toList()));
        }
        return isOnRecord(citation)
                ? Optional.empty()
                : Optional.of("a finding must be on record here under its number");
    }

    private boolean isOnRecord(String number) {
        try {
            return evidence.findFinding(new FindingId(number)).isPresent();
        } catch (IllegalArgumentException noNumber) {
            return false;
        }
    }
}
