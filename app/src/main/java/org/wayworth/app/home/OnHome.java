package org.wayworth.app.home;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wayworth.vocabulary.Finding;

/** What stands on Home besides the answers: other folders add it, since Home does not know them. */
public interface OnHome {

    /**
     * A part of Home with a heading.
     *
     * @param title "Goals"
     * @param address of the page that says more
     */
    record Part(String title, String address, List<Line> lines) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    /** @param tag a word or two: "Behind" @param tone of the tag: good, bad or plain @param meta what is said under it */
    record Line(String name, String address, String tag, String tone, String meta) {}

    /**
     * Something to do.
     *
     * @param evidence the finding that speaks for it and is in money, if there is one
     * @param owner who does it; empty where nobody does yet
     */
    record Action(String title, String address, Optional<Finding> evidence, String owner) {}

    /**
     * The parts that have something to say.
     *
     * @param isQuiet whether the questions of Home are answered, so that others may be asked
     */
    List<Part> parts(boolean isQuiet);

    /** What was decided to be done, and what waits for a decision. */
    default List<Action> actions() {
        return List.of();
    }

    /** What somebody should see to by now. */
    default List<Line> due(LocalDate today) {
        return List.of();
    }

    /** What was saved after a moment, the latest first. */
    default List<Line> since(Instant moment) {
        return List.of();
    }
}
