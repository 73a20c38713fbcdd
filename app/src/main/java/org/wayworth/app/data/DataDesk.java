package org.wayworth.app.data;

import java.time.LocalDate;
import java.util.Optional;

/** What pages ask about the data behind the answers. */
public interface DataDesk {

    /** What has been imported. */
    DataState state();

    /** The last day of which all is on record: no sale after it means nothing. Empty where nothing is observed. */
    default Optional<LocalDate> lastDay() {
        return Optional.empty();
    }

    /** Whether the data are made up by the demo, so that every page says so. Must not fail. */
    boolean isSample();

    /** Why nothing may be written now, as a sentence without a full stop; empty when there is room on the disk. */
    default Optional<String> shortage() {
        return Optional.empty();
    }

    /** The data folder as the commands that pages print should name it. */
    String folder();
}
