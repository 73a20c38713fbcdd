package org.wayworth.store.job;

import java.util.Locale;

/** Where a job stands. */
public enum JobState {
    /** Others come first. */
    QUEUED(false),
    /** It is being worked on. */
    RUNNING(false),
    /** It has its result. */
    DONE(true),
    /** It could not be done; it says why. */
    FAILED(true),
    /** Somebody ended it. */
    CANCELLED(true),
    /** The program ended before it did, and it cannot be begun again. */
    INTERRUPTED(true);

    private final boolean isEnd;

    JobState(boolean isEnd) {
        this.isEnd = isEnd;
    }

    /** Whether nothing follows. */
    public boolean isEnd() {
        return isEnd;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
