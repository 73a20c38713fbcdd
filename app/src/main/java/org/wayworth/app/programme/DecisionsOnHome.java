package org.wayworth.app.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.analysis.KeptAnswer;
import org.wayworth.app.home.OnHome;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.decision.Decision;
import org.wayworth.programme.decision.DecisionSubject;
import org.wayworth.programme.subject.Subject;
import org.wayworth.programme.subject.Thing;
import org.wayworth.store.Change;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;

/** What was decided to be done, with the money that its evidence speaks of; findings that wait for a decision. */
@Component
class DecisionsOnHome implements OnHome {

    private static final DecisionSubject DECISIONS = new DecisionSubject();

    /** After a quarter it is time to look again at what was put off. */
    private static final long PUT_OFF_DAYS = 90;

    /** Findings on record that are looked at, the latest. */
    private static final int LATEST = 20;

    private static final int MOST_CHANGES = 20;

    private final ProgrammeDesk desk;
    private final AnalysisDesk analyses;
    private final Places places;
    private final People people;

    DecisionsOnHome(ProgrammeDesk desk, AnalysisDesk analyses, Places places, People people) {
        this.desk = desk;
        this.analyses = analyses;
        this.places = places;
        this.people = people;
    }

    @Override
    public List<Part> parts(boolean isQuiet) {
        return List.of();
    }

    @Override
    public List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        Set<FindingId> cited = new HashSet<>();
        for (Thing<Decision> thing : desk.programme().list(DECISIONS)) {
            List<Finding> findings = desk.citing().cited(thing.version()).stream()
                    .flatMap(citation -> citation.then().stream())
                    .toList();
            findings.forEach(finding -> cited.add(finding.id()));
            if (stands(thing.value(), Decision.Outcome.YES)) {
                actions.add(new Action(
                        thing.name(), places.address(DECISIONS, thing.slug()), money(findings), owner(thing.value())));
            }
        }
        undecided(cited).forEach(actions::add);
        return actions;
    }

    private static boolean stands(Decision decision, Decision.Outcome outcome) {
        return decision.state() == Decision.State.STANDS && decision.outcome() == outcome;
    }

    private String owner(Decision decision) {
        return decision.decidedBy().stream().map(people::name).collect(Collectors.joining(", "));
    }

    /** The largest sum that is clear of nothing at all. */
    private static Optional<Finding> money(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> sum(finding).isPresent())
                .max(Comparator.comparingDouble(finding -> sum(finding).orElse(0.0)));
    }

    private static Optional<Double> sum(Finding finding) {
        return finding.headline()
                .filter(measured -> measured.unit().kind() == Unit.Kind.MONEY && measured.isClearOf(0))
                .map(Measured::value)
                .map(Math::abs);
    }

    /** Findings in money that somebody keeps and no decision cites. */
    private List<Action> undecided(Set<FindingId> cited) {
        List<Action> actions = new ArrayList<>();
        analyses.kept().stream().limit(LATEST).map(KeptAnswer::id).distinct().forEach(id -> {
            if (!cited.contains(id)) {
                desk.answers()
                        .onRecord(id)
                        .filter(finding -> sum(finding).isPresent())
                        .ifPresent(finding -> actions.add(new Action(
                                "Decide what follows from this finding",
                                "/findings/" + id.value(),
                                Optional.of(finding),
                                "")));
            }
        });
        return actions;
    }

    /** What was put off a quarter ago. */
    @Override
    public List<Line> due(LocalDate today) {
        return desk.programme().list(DECISIONS).stream()
                .filter(thing -> stands(thing.value(), Decision.Outcome.NOT_NOW))
                .filter(thing -> ChronoUnit.DAYS.between(thing.value().decidedOn(), today) >= PUT_OFF_DAYS)
                .map(thing -> new Line(
                        thing.name(),
                        places.address(DECISIONS, thing.slug()),
                        "Decision",
                        "plain",
                        "Put off on " + Sentence.date(thing.value().decidedOn())
                                + ": decide again, or put it off once more."))
                .toList();
    }

    @Override
    public List<Line> since(Instant moment) {
        return desk.programme().changes(MOST_CHANGES).stream()
                .filter(change -> change.at().isAfter(moment))
                .flatMap(change -> line(change).stream())
                .toList();
    }

    private Optional<Line> line(Change change) {
        String[] name = change.thing().split("/", 2);
        return name.length < 2
                ? Optional.empty()
                : Subjects.find(name[0]).flatMap(subject -> line(subject, name[1], change));
    }

    private <T extends Record> Optional<Line> line(Subject<T> subject, String slug, Change change) {
        return desk.programme()
                .find(subject, slug)
                .map(thing -> new Line(
                        thing.name(),
                        places.address(subject, slug),
                        Sentence.begin(subject.kind()),
                        "plain",
                        Sentence.begin(change.what()) + " by " + people.name(change.by())
                                + (change.why().isEmpty() ? "." : ": " + change.why())));
    }
}
