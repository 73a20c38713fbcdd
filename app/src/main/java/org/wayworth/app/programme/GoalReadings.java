package org.wayworth.app.programme;

import java.util.List;
import java.util.Optional;
import org.wayworth.programme.goal.Reading;

/**
 * What is known of a goal's measure.
 *
 * @param read in the order of time
 * @param problems why readings could not be taken, in sentences
 * @param working readings that are being worked out
 * @param isLatestWorking whether one of these is of a later time than all that are read
 */
record GoalReadings(List<Reading> read, List<String> problems, int working, boolean isLatestWorking) {

    static final GoalReadings NONE = new GoalReadings(List.of(), List.of(), 0, false);

    GoalReadings {
        read = List.copyOf(read);
        problems = List.copyOf(problems);
    }

    /** Whether there is no reading, and none to come. */
    boolean isNothing() {
        return read.isEmpty() && working == 0;
    }

    Optional<Reading> latest() {
        return read.isEmpty() ? Optional.empty() : Optional.of(read.get(read.size() - 1));
    }
}
