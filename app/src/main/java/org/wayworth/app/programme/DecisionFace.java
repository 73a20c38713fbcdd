package org.wayworth.app.programme;

import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wayworth.programme.decision.Decision;
import org.wayworth.programme.subject.Thing;
import org.wayworth.vocabulary.Sentence;

/** Decisions: what, when and by whom. */
@Component
final class DecisionFace implements SubjectFace<Decision> {

    private final People people;

    DecisionFace(People people) {
        this.people = people;
    }

    @Override
    public Class<Decision> type() {
        return Decision.class;
    }

    @Override
    public Summary summary(Thing<Decision> thing) {
        Decision decision = thing.value();
        String by = decision.decidedBy().stream().map(people::name).collect(Collectors.joining(", "));
        String withdrawn = decision.state() == Decision.State.WITHDRAWN ? ". Withdrawn since" : "";
        return new Summary(
                Sentence.date(decision.decidedOn()) + ", by " + by + withdrawn + ".",
                decision.outcome().label(),
                decision.outcome() == Decision.Outcome.YES ? "good" : "plain",
                false);
    }
}
