package org.wayworth.app.programme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wayworth.analytics.Card;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.analysis.OptionField;
import org.wayworth.programme.evidence.Evidence;
import org.wayworth.programme.subject.World;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Nearest;

/** The questions and findings that things of the programme may name. */
final class Known implements World {

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
    public Optional<String> whyNoOptions(String question, List<String> options) {
        Map<String, OptionField> fields =
                desk.options(question).stream().collect(Collectors.toMap(OptionField::name, field -> field));
        return Cited.options(options).keySet().stream()
                .filter(name -> !fields.containsKey(name))
                .findFirst()
                .map(name -> "an option of " + question + " must be one of "
                        + fields.keySet().stream().sorted().collect(Collectors.joining(", ")) + ", not " + name);
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
