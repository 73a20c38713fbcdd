package org.wayworth.programme.charter;

import java.util.List;
import org.wayworth.programme.subject.Fault;
import org.wayworth.programme.subject.Subject;

/** The charter. */
public final class CharterSubject implements Subject<Charter> {

    /** With more, nothing comes first. */
    private static final int MOST_IN_FOCUS = 3;

    @Override
    public String kind() {
        return "charter";
    }

    @Override
    public String plural() {
        return "charter";
    }

    @Override
    public String title() {
        return "Charter";
    }

    @Override
    public String purpose() {
        return "One page that says what the programme is for, whom it covers, what comes first and how it decides.";
    }

    @Override
    public Class<Charter> type() {
        return Charter.class;
    }

    @Override
    public String name(Charter charter) {
        return charter.purpose();
    }

    @Override
    public String slug(Charter charter) {
        return "charter";
    }

    @Override
    public boolean isOnlyOne() {
        return true;
    }

    @Override
    public List<Fault> check(Charter charter) {
        int focus = charter.focus().size();
        return focus <= MOST_IN_FOCUS
                ? List.of()
                : List.of(new Fault(
                        "focus",
                        "focus must name at most three things",
                        focus + " things",
                        "Leave for later what is not among the first three."));
    }
}
