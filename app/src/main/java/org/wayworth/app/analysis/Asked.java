package org.wayworth.app.analysis;

import java.util.Optional;
import java.util.function.Function;
import org.wayworth.analytics.FirstFigure;
import org.wayworth.app.job.Standing;
import org.wayworth.vocabulary.Outcome;

/** Where a question stands that someone has asked. */
public sealed interface Asked {

    /** It has an answer, or a refusal. */
    record Answered(Outcome outcome) implements Asked {
        @Override
        public <T> T fold(
                Function<Answered, ? extends T> answered,
                Function<Working, ? extends T> working,
                Function<Failed, ? extends T> failed) {
            return answered.apply(this);
        }
    }

    /**
     * It is being worked on, or will be.
     *
     * @param before questions that come first; 0 where it is being worked on
     * @param first what is known while the checks still run
     * @param job where its work stands; empty where it is not on record
     */
    record Working(int before, Optional<FirstFigure> first, Optional<Standing> job) implements Asked {

        public Working(int before) {
            this(before, Optional.empty());
        }

        public Working(int before, Optional<FirstFigure> first) {
            this(before, first, Optional.empty());
        }

        public Working {
            if (before < 0) {
                throw new IllegalArgumentException("no fewer than 0 questions can come first, not " + before);
            }
        }

        /** What is being done and how long it has taken, where that is known. */
        public String text() {
            return job.map(Standing::text).orElseGet(this::roughly);
        }

        /** "It is being worked on."; "3 questions come first.". */
        private String roughly() {
            return before == 0
                    ? "It is being worked on."
                    : before == 1 ? "One question comes first." : before + " questions come first.";
        }

        /** What a first figure is worth; empty where there is none. */
        public String caution() {
            return first.isEmpty()
                    ? ""
                    : "This is a first figure: the robustness checks are still running, and the evidence has no grade"
                            + " yet. They may weaken the sentence, or take it back.";
        }

        @Override
        public <T> T fold(
                Function<Answered, ? extends T> answered,
                Function<Working, ? extends T> working,
                Function<Failed, ? extends T> failed) {
            return working.apply(this);
        }
    }

    /**
     * It could not be worked out. It stays so until someone asks again.
     *
     * @param reason why, and what to do, in sentences
     * @param reference leads to the details in the server's log; empty where somebody ended the work on it
     */
    record Failed(String reason, String reference) implements Asked {

        /** Somebody ended the work on it. @param why in a sentence */
        public static Failed cancelled(String why) {
            return new Failed(why, "");
        }

        public boolean isCancelled() {
            return reference.isEmpty();
        }

        /** "The work on this question was ended." */
        public String headline() {
            return isCancelled() ? "The work on this question was ended." : "This question could not be worked out.";
        }

        @Override
        public <T> T fold(
                Function<Answered, ? extends T> answered,
                Function<Working, ? extends T> working,
                Function<Failed, ? extends T> failed) {
            return failed.apply(this);
        }
    }

    <T> T fold(
            Function<Answered, ? extends T> answered,
            Function<Working, ? extends T> working,
            Function<Failed, ? extends T> failed);
}
