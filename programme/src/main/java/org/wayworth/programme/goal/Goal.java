package org.wayworth.programme.goal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.wayworth.programme.subject.Field;
import org.wayworth.programme.subject.Reference;
import org.wayworth.programme.subject.Standing;
import org.wayworth.programme.subject.Worded;

/** What shall be reached by when, measured by a question about the data. */
public record Goal(
        @Field(label = "What shall be reached", help = "In one sentence", required = true)
        String title,

        @Field(label = "Why", help = "What it is good for", isLong = true)
        String why,

        @Field(
                label = "Measure",
                help =
                        "The question whose figure is followed, one that can be asked for a span of time: listening for a"
                                + " score, linkage for what higher ratings are followed by",
                required = true,
                refersTo = Reference.QUESTION)
        String measure,

        @Field(
                label = "Options of the measure",
                help =
                        "As on the question's page, one name=value each: survey=relationship. The time is set by the goal")
        List<String> options,

        @Field(label = "Read", help = "Over how long a time each reading is taken")
        Rhythm every,

        @Field(label = "Baseline", help = "Where it stood; shares in per cent")
        BigDecimal baseline,

        @Field(label = "Baseline of", help = "The day on which it stood there")
        LocalDate baselineOn,

        @Field(label = "Target", help = "Where it shall stand; shares in per cent")
        BigDecimal target,

        @Field(label = "By", help = "The day by which") LocalDate by,

        @Field(label = "Owner", help = "Who answers for it", refersTo = "person")
        String owner,

        @Field(label = "State", help = "Whether it is still worked for")
        State state) {

    /** Over how long a time a reading is taken. */
    public enum Rhythm implements Worded {
        MONTH("Every month", 1),
        QUARTER("Every quarter", 3),
        YEAR("Every year", 12);

        private final String label;
        private final int months;

        Rhythm(String label, int months) {
            this.label = label;
            this.months = months;
        }

        @Override
        public String label() {
            return label;
        }

        public int months() {
            return months;
        }
    }

    /** Whether a goal is worked for. */
    public enum State implements Standing {
        OPEN("Open"),
        CLOSED("Closed");

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
            return Set.of(this == OPEN ? CLOSED : OPEN);
        }
    }

    /** Whether more is better. */
    public boolean isUpward() {
        return target.compareTo(baseline) > 0;
    }
}
