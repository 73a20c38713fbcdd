package org.wayworth.app.programme;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.analysis.Asked;
import org.wayworth.app.analysis.InvalidOptions;
import org.wayworth.app.analysis.TooManyQuestions;
import org.wayworth.programme.evidence.Evidence;
import org.wayworth.programme.evidence.KeptFinding;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.finding.FindingReader;

/** Findings as the programme needs them: those on record, and what the data of today say. */
final class Answers {

    private static final System.Logger LOG = System.getLogger(Answers.class.getName());

    private static final int READ_LATELY = 64;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final AnalysisDesk desk;
    private final Evidence evidence;

    /** Findings that were read lately. */
    private final Map<FindingId, Finding> lately = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FindingId, Finding> eldest) {
            return size() > READ_LATELY;
        }
    });

    Answers(AnalysisDesk desk, Evidence evidence) {
        this.desk = desk;
        this.evidence = evidence;
    }

    /**
     * What is said to a question now.
     *
     * @param problem why there is no answer, in sentences; empty where there is one, or none yet
     */
    record Answer(List<Finding> findings, boolean isWorking, String problem) {

        /** Of what need not be asked. */
        static final Answer KNOWN = new Answer(List.of(), false, "");

        private static final Answer LATER = new Answer(List.of(), true, "");

        private static Answer none(String problem) {
            return new Answer(List.of(), false, problem);
        }

        private static Answer of(Asked asked) {
            return asked.fold(
                    answered -> answered.outcome()
                            .fold(
                                    answer -> new Answer(answer.findings(), false, ""),
                                    refusal -> none("The data cannot answer this. " + refusal.have())),
                    working -> LATER,
                    failed -> none(failed.reason()));
        }

        Optional<Finding> headline() {
            return findings.stream().findFirst();
        }

        /** The one that says the same thing as an earlier one. */
        Optional<Finding> like(Finding earlier) {
            return findings.stream()
                    .filter(finding -> finding.question().equals(earlier.question())
                            && finding.estimand().equals(earlier.estimand()))
                    .findFirst();
        }
    }

    /** The state of the data that answers are of. */
    String dataVersion() {
        return desk.state().version();
    }

    /** The answer where it is there; where it is not, it is asked for. */
    Answer now(String question, Map<String, String> options) {
        try {
            return Answer.of(desk.ask(question, new TreeMap<>(options), Duration.ZERO)
                    .toCompletableFuture()
                    .join());
        } catch (InvalidOptions wrong) {
            return Answer.none(wrong.summary());
        } catch (TooManyQuestions notNow) {
            return Answer.LATER;
        }
    }

    /** Asks, and hears of the answer's headline if there is one within two minutes; does not wait for it. */
    void whenThere(String question, Map<String, String> options, Consumer<Finding> heard) {
        try {
            desk.ask(question, new TreeMap<>(options), LONGEST)
                    .thenAccept(asked -> Answer.of(asked).headline().ifPresent(heard));
        } catch (InvalidOptions | TooManyQuestions notNow) {
            LOG.log(System.Logger.Level.DEBUG, question + " is not asked now", notNow);
        }
    }

    /** A finding on record that is what was written; it never changes, so that one read lately need not be read again. */
    Optional<Finding> onRecord(FindingId id) {
        Optional<Finding> known = Optional.ofNullable(lately.get(id));
        if (known.isPresent()) {
            return known;
        }
        Optional<Finding> read =
                evidence.findFinding(id).filter(KeptFinding::isSound).flatMap(Answers::headline);
        read.ifPresent(finding -> lately.put(id, finding));
        return read;
    }

    private static Optional<Finding> headline(KeptFinding kept) {
        return FindingReader.outcome(kept.json())
                .fold(answer -> Optional.of(answer.headline()), refusal -> Optional.empty());
    }
}
