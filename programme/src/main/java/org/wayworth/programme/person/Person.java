package org.wayworth.programme.person;

import java.util.Set;
import org.wayworth.programme.subject.Field;
import org.wayworth.programme.subject.Standing;

/** Someone who owns, decides or does something in the programme. */
public record Person(
        @Field(label = "Name", help = "As colleagues know them", required = true, isPersonal = true)
        String name,

        @Field(label = "Function", help = "What they do, or for which part of the company: \"Customer service\"")
        String function,

        @Field(label = "State", help = "Whether they still take part")
        State state) {

    /** Whether someone takes part. */
    public enum State implements Standing {
        ACTIVE("Takes part"),
        LEFT("Has left");

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
            return Set.of(this == ACTIVE ? LEFT : ACTIVE);
        }
    }
}
