package org.wayworth.app.programme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wayworth.app.programme.Answers.Answer;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.evidence.Citations;
import org.wayworth.programme.subject.FlatYaml;
import org.wayworth.programme.subject.Forms;
import org.wayworth.programme.subject.Reference;
import org.wayworth.programme.subject.Version;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Provenance;

/** The findings that things cite: as they were, with what newer data say. */
final class Citing {

    private final Answers answers;
    private final Citations citations;

    Citing(Answers answers, Citations citations) {
        this.answers = answers;
        this.citations = citations;
    }

    /** What a version cites, in order. */
    List<Citation> cited(Version version) {
        String thing = version.thing().toString();
        return texts(version).map(text -> cited(thing, Cited.of(text))).toList();
    }

    /** The texts of its fields that name findings. */
    private static Stream<String> texts(Version version) {
        Map<String, List<String>> said = FlatYaml.read(version.body()).values();
        return Subjects.find(version.thing().kind()).stream()
                .flatMap(subject -> Forms.describe(subject).stream())
                .filter(field -> field.refersTo().equals(Reference.FINDING))
                .flatMap(field -> said.getOrDefault(field.key(), List.of()).stream());
    }

    private Citation cited(String thing, Cited cited) {
        Optional<FindingId> fixed = Cited.isNumber(cited.text())
                ? Optional.of(new FindingId(cited.text()))
                : citations.find(thing, cited.text());
        return fixed.map(id -> fixed(cited, id)).orElseGet(() -> first(thing, cited));
    }

    /** Fixes what the citation of a question stands for, where its answer is there. */
    private Citation first(String thing, Cited cited) {
        Answer now = answers.now(cited.question(), cited.options());
        now.headline().ifPresent(finding -> citations.fix(thing, cited.text(), finding.id()));
        return new Citation(cited, now.headline(), now.headline(), now.isWorking(), now.problem());
    }

    private Citation fixed(Cited cited, FindingId id) {
        Optional<Finding> then = answers.onRecord(id);
        if (then.isEmpty()) {
            return new Citation(
                    cited,
                    then,
                    then,
                    false,
                    "Finding " + id + " is not on record as it was written: see wayworth verify.");
        }
        Provenance made = then.get().provenance();
        if (made.dataVersion().equals(answers.dataVersion())) {
            return new Citation(cited, then, then, false, "");
        }
        Answer now = answers.now(made.analysis(), made.options());
        return new Citation(cited, then, now.like(then.get()), now.isWorking(), now.problem());
    }

    /**
     * Asks the questions that a version cites and that stand for no finding yet, so that each is fixed as soon as its answer
     * is there, whether or not somebody opens the page.
     */
    void settle(Version saved) {
        String thing = saved.thing().toString();
        texts(saved)
                .filter(text ->
                        !Cited.isNumber(text) && citations.find(thing, text).isEmpty())
                .map(Cited::of)
                .forEach(cited -> answers.whenThere(
                        cited.question(),
                        cited.options(),
                        finding -> citations.fix(thing, cited.text(), finding.id())));
    }
}
