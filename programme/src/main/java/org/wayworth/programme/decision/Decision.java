package org.wayworth.programme.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.wayworth.programme.subject.Field;
import org.wayworth.programme.subject.Reference;
import org.wayworth.programme.subject.Standing;
import org.wayworth.programme.subject.Worded;

/** What was decided, by whom, why, and on which findings. "No" and "not now" are decisions too. */
public record Decision(
        @Field(label = "What was decided", help = "In one sentence, as it would be told", required = true)
        String title,

        @Field(label = "Outcome", help = "Whether it is done")
        Outcome outcome,

        @Field(label = "Decided on", help = "The day of the decision")
        LocalDate decidedOn,

        @Field(label = "Decided by", help = "Who took the decision", required = true, refersTo = "person")
        List<String> decidedBy,

        @Field(
                label = "Why",
                help = "The reasons that counted, so that they can be looked at again later",
                isLong = true,
                required = true)
        String why,

        @Field(
                label = "Findings cited",
                help = "What was known: the number of a finding (f-…), or the name of a question (linkage), whose"
                        + " answer of today is then kept with the decision",
                refersTo = Reference.FINDING)
        List<String> cites,

        @Field(
                label = "About",
                help = "What it is about, where that is on record: goal/name",
                refersTo = Reference.ANYTHING)
        List<String> about,

        @Field(label = "State", help = "Whether the decision still stands")
        State state) {

    /** What was decided. */
    public enum Outcome implements Worded {
        YES("Yes"),
        NO("No"),
        NOT_NOW("Not now");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** Whether a decision stands. */
    public enum State implements Standing {
        STANDS("Stands"),
        WITHDRAWN("Withdrawn");

        private final String label;

        State(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public Set<State> next() {
            return Set.of(this == STANDS ? WITHDRAWN : STANDS);
        }
    }
}
