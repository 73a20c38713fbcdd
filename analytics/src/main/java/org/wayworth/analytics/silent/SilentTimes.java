package org.wayworth.analytics.silent;

import java.time.LocalDate;
import java.time.YearMonth;

/** A row of {@code silent-times.sql}. */
record SilentTimes(long nAsked, long lastAskedDay, long nHeard, long lastHeardDay, long nBuyers) {

    /** Days count from here. */
    static final LocalDate DAY_0 = LocalDate.of(2000, 1, 1);

    /** Without invitations everybody who bought counts as asked. */
    boolean isByInvitation() {
        return nAsked > 0;
    }

    /**
     * The days that a run is about.
     *
     * @param cutDay last day of asking that leaves time to answer
     */
    record Window(LocalDate fromDay, LocalDate untilDay, LocalDate cutDay) {}

    Window window(SilentOptions options) {
        LocalDate last = DAY_0.plusDays(isByInvitation() ? lastAskedDay : lastHeardDay);
        LocalDate until = options.until().orElse(YearMonth.from(last).atEndOfMonth());
        LocalDate from = options.from().orElse(until.plusDays(1).minusYears(1));
        LocalDate recent = DAY_0.plusDays(Math.max(lastAskedDay, lastHeardDay)).minusDays(options.patienceDays());
        boolean wait = isByInvitation() && recent.isBefore(until);
        return new Window(from, until, wait ? recent : until);
    }
}
