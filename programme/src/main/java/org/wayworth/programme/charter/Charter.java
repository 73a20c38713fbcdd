package org.wayworth.programme.charter;

import java.util.List;
import java.util.Set;
import org.wayworth.programme.subject.Field;
import org.wayworth.programme.subject.Standing;

/** Why there is a programme, for whom, and how it decides: one page. */
public record Charter(
        @Field(label = "Purpose", help = "What the programme is for, in one sentence", required = true)
        String purpose,

        @Field(label = "State", help = "A draft until its sponsor has adopted it")
        State state,

        @Field(
                label = "Sponsor",
                help = "Who gives the budget and speaks for the programme at the top",
                refersTo = "person")
        String sponsor,

        @Field(label = "Owner", help = "Who leads the programme", refersTo = "person")
        String owner,

        @Field(label = "Customers", help = "Which customers it is about")
        List<String> customers,

        @Field(label = "Markets", help = "In which countries, brands or channels")
        List<String> markets,

        @Field(label = "Journeys", help = "Which journeys it covers, from the customer's first step to the last")
        List<String> journeys,

        @Field(label = "Out of scope", help = "What it leaves to others, so that nobody waits for it")
        List<String> outOfScope,

        @Field(label = "Focus", help = "At most three things that come first")
        List<String> focus,

        @Field(label = "Principles", help = "What the programme holds to when it is hard")
        List<String> principles,

        @Field(
                label = "How decisions are taken",
                help = "Who decides what, on which evidence, and how often",
                isLong = true)
        String decisions) {

    /** Whether the charter holds. */
    public enum State implements Standing {
        DRAFT("Draft"),
        ADOPTED("Adopted");

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
            return Set.of(this == DRAFT ? ADOPTED : DRAFT);
        }
    }
}
