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
 * @param before over the last whole span before the day of the baseline, where that was asked for and is known
 */
record GoalReadings(
        List<Reading> read, List<String> problems, int working, boolean isLatestWorking, Optional<Reading> before) {

    static final GoalReadings NONE = new GoalReadings(List.of(), List.of(), 0, false, Optional.empty());

    GoalReadings {
        read = List.copyOf(read);
        problems = List.copyOf(problems);
    }

    GoalReadings with(Optional<Reading> readBefore) {
        return new GoalReadings(read, problems, working, isLatestWorking, readBefore);
    }

    /** Whether there is no reading, and none to come. */
    boolean isNothing() {
        return read.isEmpty() && working == 0;
    }

    Optional<Reading> latest() {
        return read.isEmpty() ? Optional.empty() : Optional.of(read.get(read.size() - 1));
    }
}
