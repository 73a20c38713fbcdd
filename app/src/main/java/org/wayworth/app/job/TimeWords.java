package org.wayworth.app.job;

import java.time.Duration;

/** Spans of time as people say them. */
public final class TimeWords {

    private static final int SECONDS_A_MINUTE = 60;
    private static final int MOST_SECONDS = 90;

    private TimeWords() {}

    /** "12 s", "2 min 5 s". */
    public static String exactly(Duration time) {
        long seconds = time.toSeconds();
        return seconds < MOST_SECONDS
                ? seconds + " s"
                : seconds / SECONDS_A_MINUTE + " min " + seconds % SECONDS_A_MINUTE + " s";
    }

    /** "less than a second", "about 12 s", "about 3 min". */
    public static String about(Duration time) {
        long seconds = Math.round(time.toMillis() / 1000.0);
        if (seconds < 1) {
            return "less than a second";
        }
        return "about "
                + (seconds < MOST_SECONDS ? seconds + " s" : Math.round(seconds / (double) SECONDS_A_MINUTE) + " min");
    }
}
