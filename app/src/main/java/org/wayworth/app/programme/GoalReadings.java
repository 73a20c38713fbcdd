package org.wayworth.app.programme;

import java.util.List;
import java.util.Optional;
import org.wayworth.programme.goal.Reading;

/**
 * What is known of a goal's measure.
 *
 * @param read in the order of time
 * @param refused why a reading could not be taken: what it needs, as sentences
 * @param working readings that are being worked out
 * @param isLatestWorking whether one of these is of a later time than all that are read
 */
public record GoalReadings(List<Reading> read, List<String> refused, int working, boolean isLatestWorking) {

    public GoalReadings {
        read = List.copyOf(read);
        refused = List.copyOf(refused);
    }

    /** Whether there is no reading, and none to come. */
    boolean isNothing() {
        return read.isEmpty() && working == 0;
    }

    Optional<Reading> latest() {
        return read.isEmpty() ? Optional.empty() : Optional.of(read.get(read.size() - 1));
    }
}
