package org.wayworth.programme;

import java.util.List;
import java.util.Optional;
import org.wayworth.programme.charter.CharterSubject;
import org.wayworth.programme.decision.DecisionSubject;
import org.wayworth.programme.goal.GoalSubject;
import org.wayworth.programme.person.PersonSubject;
import org.wayworth.programme.subject.Subject;

/** Every subject of the programme, those first that others refer to. */
public final class Subjects {

    private static final List<Subject<?>> ALL =
            List.of(new PersonSubject(), new CharterSubject(), new GoalSubject(), new DecisionSubject());

    private Subjects() {}

    public static List<Subject<?>> all() {
        return ALL;
    }

    /** @param kind in the singular, as in files */
    public static Optional<Subject<?>> find(String kind) {
        return ALL.stream().filter(subject -> subject.kind().equals(kind)).findFirst();
    }

    /** @param plural as in addresses */
    public static Optional<Subject<?>> findPlural(String plural) {
        return ALL.stream().filter(subject -> subject.plural().equals(plural)).findFirst();
    }
}
