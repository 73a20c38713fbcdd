package org.wayworth.programme.decision;

import org.wayworth.programme.subject.Slug;
import org.wayworth.programme.subject.Subject;

/** Decisions. */
public final class DecisionSubject implements Subject<Decision> {

    @Override
    public String kind() {
        return "decision";
    }

    @Override
    public String plural() {
        return "decisions";
    }

    @Override
    public String title() {
        return "Decisions";
    }

    @Override
    public String purpose() {
        return "What was decided, by whom and on which findings, also where the answer was no. A finding that is cited"
                + " stays as it was, with what newer data say beside it.";
    }

    @Override
    public Class<Decision> type() {
        return Decision.class;
    }

    @Override
    public String name(Decision decision) {
        return decision.title();
    }

    @Override
    public String slug(Decision decision) {
        return Slug.of(decision.decidedOn() + "-" + decision.title());
    }

    @Override
    public boolean isLatestFirst() {
        return true;
    }
}
