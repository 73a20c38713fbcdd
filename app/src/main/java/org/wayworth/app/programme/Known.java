package org.wayworth.app.programme;

import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Card;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.analysis.OptionField;
import org.wayworth.programme.evidence.Evidence;
import org.wayworth.programme.subject.Version;
import org.wayworth.programme.subject.World;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Nearest;

/** The questions and findings that things of the programme may name. */
final class Known implements World {

    /** The options that say for which time a question is asked. */
    private static final List<String> TIME = List.of("from", "until");

    private final AnalysisDesk desk;
    private final Evidence evidence;

    Known(AnalysisDesk desk, Evidence evidence) {
        this.desk = desk;
        this.evidence = evidence;
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

    /** Findings that are cited by their number are kept for good. */
    @Override
    public void cited(Version.Name thing, List<String> citations) {
        citations.stream().filter(Cited::isNumber).map(FindingId::new).forEach(evidence::keep);
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
