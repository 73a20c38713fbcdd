package org.wayworth.app.programme;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.analysis.Asked;
import org.wayworth.app.analysis.InvalidOptions;
import org.wayworth.app.analysis.TooManyQuestions;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.evidence.Citations;
import org.wayworth.programme.evidence.Evidence;
import org.wayworth.programme.evidence.KeptFinding;
import org.wayworth.programme.goal.Goal;
import org.wayworth.programme.goal.Reading;
import org.wayworth.programme.goal.Readings;
import org.wayworth.programme.goal.Span;
import org.wayworth.programme.subject.Programme;
import org.wayworth.store.Store;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Provenance;
import org.wayworth.vocabulary.finding.FindingReader;

/** What the programme's pages need: the things that were decided, and the findings that they name, as they stand. */
public final class ProgrammeDesk {

    private static final int READ_LATELY = 64;

    private final AnalysisDesk analyses;
    private final Programme programme;
    private final Evidence evidence;
    private final Citations citations;
    private final Readings readings;
    private final Clock clock;
    private final String person;

    /** Findings that were read lately. */
    private final Map<FindingId, Finding> lately = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FindingId, Finding> eldest) {
            return size() > READ_LATELY;
        }
    });

    /**
     * @param operational the operational database, migrated
     * @param person who sits at this machine, by their name in addresses; empty where nobody said
     */
    public ProgrammeDesk(AnalysisDesk analyses, DataSource operational, Clock clock, String person) {
        Store store = new Store(operational);
        this.analyses = analyses;
        this.evidence = new Evidence(operational);
        this.citations = new Citations(store);
        this.programme = new Programme(operational, clock, new Known(analyses, evidence, citations), Subjects.all());
        this.readings = new Readings(store);
        this.clock = clock;
        this.person = person;
    }

    public Programme programme() {
        return programme;
    }

    /** Who sits at this machine; empty where nobody said. */
    String person() {
        return person;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Each finding that a thing cites, as it was and with what newer data say. */
    List<Citation> cited(String thing, List<String> cites) {
        return cites.stream().map(text -> cited(thing, Cited.of(text))).toList();
    }

    private Citation cited(String thing, Cited cited) {
        Optional<FindingId> fixed = Cited.isNumber(cited.text())
                ? Optional.of(new FindingId(cited.text()))
                : citations.find(thing, cited.text());
        if (fixed.isEmpty()) {
            Answered now = answer(cited.question(), cited.options());
            now.headline().ifPresent(finding -> citations.fix(thing, cited.text(), finding.id()));
            return new Citation(cited, now.headline(), Optional.empty(), now.isWorking(), now.problem());
        }
        Optional<Finding> then = onRecord(fixed.get());
        if (then.isEmpty()) {
            return new Citation(
                    cited,
                    then,
                    Optional.empty(),
                    false,
                    "Finding " + fixed.get() + " is not on record as it was written: see wayworth verify.");
        }
        Provenance made = then.get().provenance();
        if (made.dataVersion().equals(dataVersion())) {
            return new Citation(cited, then, then, false, "");
        }
        Answered now = answer(made.analysis(), made.options());
        return new Citation(cited, then, now.like(then.get()), now.isWorking(), now.problem());
    }

    private String dataVersion() {
        return analyses.state().version();
    }

    /** A finding on record; it never changes, so that one that was read lately need not be read again. */
    private Optional<Finding> onRecord(FindingId id) {
        Optional<Finding> known = Optional.ofNullable(lately.get(id));
        if (known.isPresent()) {
            return known;
        }
        Optional<Finding> read = evidence.findFinding(id).flatMap(ProgrammeDesk::finding);
        read.ifPresent(finding -> lately.put(id, finding));
        return read;
    }

    /** A finding on record that is what was written and that this build can read. */
    private static Optional<Finding> finding(KeptFinding kept) {
        return kept.isSound()
                ? FindingReader.outcome(kept.json())
                        .fold(answer -> Optional.of(answer.headline()), refusal -> Optional.empty())
                : Optional.empty();
    }

    /** @param problem why there is no answer, as a sentence; empty where there is one, or none yet */
    private record Answered(List<Finding> findings, boolean isWorking, String problem) {

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

    /** The answer where it is there; where it is not, it is asked for. */
    private Answered answer(String question, Map<String, String> options) {
        try {
            return analyses.ask(question, new TreeMap<>(options), Duration.ZERO)
                    .toCompletableFuture()
                    .join()
                    .fold(
                            answered -> answered.outcome()
                                    .fold(
                                            answer -> new Answered(answer.findings(), false, ""),
                                            refusal -> new Answered(
                                                    List.of(),
                                                    false,
                                                    "The data cannot answer this. " + refusal.have())),
                            working -> new Answered(List.of(), true, ""),
                            failed -> new Answered(List.of(), false, failed.reason()));
        } catch (InvalidOptions wrong) {
            return new Answered(List.of(), false, wrong.summary());
        } catch (TooManyQuestions notNow) {
            return new Answered(List.of(), true, "");
        }
    }

    /** The goal's measure, read for each span of time from its baseline on, as far as the answers are there. */
    GoalReadings readings(String slug, Goal goal) {
        return readings(slug, goal, spans(goal));
    }

    /** The same for the latest span that can be read; not every span has answers. */
    GoalReadings latest(String slug, Goal goal) {
        List<Span> spans = spans(goal);
        GoalReadings latest = new GoalReadings(List.of(), List.of(), 0, false);
        for (int i = spans.size() - 1; i >= 0 && latest.isNothing(); i--) {
            latest = readings(slug, goal, spans.subList(i, i + 1));
        }
        return latest;
    }

    private List<Span> spans(Goal goal) {
        return analyses.lastDay().map(day -> Span.of(goal, day)).orElse(List.of());
    }

    private GoalReadings readings(String slug, Goal goal, List<Span> spans) {
        List<Reading> read = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        int working = 0;
        boolean isLatestWorking = false;
        for (Span span : spans) {
            Optional<Reading> known = onRecord(slug, goal, span);
            if (known.isPresent()) {
                read.add(known.get());
                isLatestWorking = false;
                continue;
            }
            GoalReadings asked = ask(slug, goal, span);
            read.addAll(asked.read());
            refused.addAll(asked.refused());
            working += asked.working();
            isLatestWorking =
                    asked.working() > 0 || (isLatestWorking && asked.read().isEmpty());
        }
        return new GoalReadings(read, refused, working, isLatestWorking);
    }

    private Optional<Reading> onRecord(String slug, Goal goal, Span span) {
        return readings.find(slug, asked(goal, span), dataVersion())
                .flatMap(this::onRecord)
                .flatMap(finding -> reading(finding, span));
    }

    private GoalReadings ask(String slug, Goal goal, Span span) {
        try {
            Asked asked = analyses.ask(goal.measure(), options(goal, span), Duration.ZERO)
                    .toCompletableFuture()
                    .join();
            return asked.fold(
                    answered -> answered.outcome()
                            .fold(
                                    answer -> kept(slug, goal, span, answer.headline()),
                                    refusal -> new GoalReadings(List.of(), List.of(refusal.need()), 0, false)),
                    working -> new GoalReadings(List.of(), List.of(), 1, true),
                    failed -> new GoalReadings(List.of(), List.of(failed.reason()), 0, false));
        } catch (InvalidOptions wrong) {
            return new GoalReadings(List.of(), List.of(wrong.summary()), 0, false);
        } catch (TooManyQuestions later) {
            return new GoalReadings(List.of(), List.of(), 1, true);
        }
    }

    private GoalReadings kept(String slug, Goal goal, Span span, Finding finding) {
        Optional<Reading> reading = reading(finding, span);
        reading.ifPresent(one -> readings.keep(slug, asked(goal, span), dataVersion(), finding.id(), clock.instant()));
        return new GoalReadings(
                reading.stream().toList(),
                reading.isPresent() ? List.of() : List.of("A question whose answer is a single figure."),
                0,
                false);
    }

    private static Optional<Reading> reading(Finding finding, Span span) {
        return finding.estimate()
                .map(measured -> new Reading(
                        span.from(),
                        span.until(),
                        finding.id(),
                        measured,
                        finding.base().n(),
                        finding.base().noun()));
    }

    private static String asked(Goal goal, Span span) {
        return goal.measure() + " " + options(goal, span);
    }

    private static Map<String, String> options(Goal goal, Span span) {
        Map<String, String> options = new LinkedHashMap<>(Cited.options(goal.options()));
        options.put("from", String.valueOf(span.from()));
        options.put("until", String.valueOf(span.until()));
        return options;
    }
}
