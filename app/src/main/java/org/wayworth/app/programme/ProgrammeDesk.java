package org.wayworth.app.programme;

import java.time.Clock;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.evidence.Citations;
import org.wayworth.programme.evidence.Evidence;
import org.wayworth.programme.goal.Readings;
import org.wayworth.programme.subject.Programme;
import org.wayworth.store.Store;

/** What the programme's pages and commands need: the things that were decided, and the findings that they name. */
public final class ProgrammeDesk {

    private final Programme programme;
    private final Citing citing;
    private final Answers answers;
    private final GoalDesk goals;
    private final String person;

    /**
     * @param store the operational database, migrated
     * @param person who sits at this machine, by their name in addresses; empty where nobody said
     */
    public ProgrammeDesk(AnalysisDesk analyses, Store store, Clock clock, String person) {
        Evidence evidence = new Evidence(store);
        this.answers = new Answers(analyses, evidence);
        this.programme = new Programme(store, clock, new Known(analyses, evidence), Subjects.all());
        this.citing = new Citing(answers, new Citations(store, evidence));
        this.goals = new GoalDesk(analyses, answers, new Readings(store, evidence), clock);
        this.person = person;
    }

    public Programme programme() {
        return programme;
    }

    Citing citing() {
        return citing;
    }

    Answers answers() {
        return answers;
    }

    GoalDesk goals() {
        return goals;
    }

    /** Who sits at this machine; empty where nobody said. */
    public String person() {
        return person;
    }
}
