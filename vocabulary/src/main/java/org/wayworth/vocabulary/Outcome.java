package org.wayworth.vocabulary;

import java.util.List;
import java.util.function.Function;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** What an analysis comes back with: an answer, or a reasoned "cannot say". Both are results. */
public sealed interface Outcome {

    /** Findings, the headline first. */
    record Answer(List<Finding> findings) implements Outcome {
        public Answer {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("an answer must hold at least one finding; refuse instead");
            }
        }

        public Finding headline() {
            return findings.get(0);
        }
    }

    /** Why an analysis cannot say; a closed list. */
    enum Reason {
        NO_DATA("There is nothing to analyse yet"),
        NOT_IN_DATA("What was asked for does not occur in the data"),
        OFF_SCALE("The value chosen lies outside the scale"),
        NO_TIME_ORDER("We cannot tell what came first"),
        TOO_FEW("There are too few to tell"),
        NO_VARIATION("What should be compared does not vary"),
        SEVERAL_CURRENCIES("Customers pay in several currencies"),
        SURVIVORS_ONLY("Customers who left are missing from the data"),
        NO_OVERLAP("The groups are too different to compare"),
        NOT_OBSERVED_LONG_ENOUGH("Nobody has been observed for long enough"),
        TOO_LITTLE_EXPLAINED("Too little is explained to go on from there"),
        NOT_CLEAR("What we see may be chance alone"),
        METHODS_DISAGREE("Two sound methods disagree about the direction"),
        FORECAST_OFF("The forecast failed its own test"),
        SMALL_GROUP("The group is too small to show"),
        CAME_OUT_DIFFERENTLY("Made again, the answer differs from the one on record");

        private final String headline;

        Reason(String headline) {
            this.headline = headline;
        }

        /** The first words that a reader sees. */
        public String headline() {
            return headline;
        }
    }

    /**
     * A refusal.
     *
     * @param have what is there, with figures
     * @param need what it would take, with figures
     * @param next what to do now
     * @param checks those that were run before the refusal
     * @param exhibits what can be shown all the same, as a description
     */
    record Refusal(
            Reason reason,
            String question,
            String have,
            String need,
            String next,
            Base base,
            List<Check> checks,
            List<Exhibit> exhibits,
            List<Step> workings,
            Provenance provenance)
            implements Outcome {
        public Refusal {
            checks = List.copyOf(checks);
            exhibits = List.copyOf(exhibits);
            workings = List.copyOf(workings);
        }

        /** Why {@code what} cannot be said, to stand beside a finding: "We cannot say what … Needed: … Import …". */
        public String aside(String what) {
            return "We cannot say " + what + ". " + have + " Needed: " + need + " " + next;
        }

        /** The same, with one more thing to do. */
        public Refusal or(String next) {
            return new Refusal(
                    reason, question, have, need, this.next + " " + next, base, checks, exhibits, workings, provenance);
        }
    }

    /** Both cases, handled. */
    default <T> T fold(Function<Answer, ? extends T> onAnswer, Function<Refusal, ? extends T> onRefusal) {
        if (this instanceof Answer answer) {
            return onAnswer.apply(answer);
        }
        return onRefusal.apply((Refusal) this);
    }
}
