package org.wayworth.warehouse.notation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Local times of one zone to UTC. Most days have one offset from beginning to end, so it is looked up once a day; times
 * of days near a change of the clocks go the long way. Used by one thread.
 */
final class DayOffsets {

    private static final int FIRST_DAY = (int) LocalDate.of(1899, 12, 30).toEpochDay();
    private static final int LAST_DAY = (int) LocalDate.of(2101, 1, 2).toEpochDay();
    private static final int UNKNOWN = 0;
    private static final int VARIES = Integer.MAX_VALUE;
    private static final int BIAS = 1 << 20;

    private final ZoneId zone;
    private int[] biased = new int[0];

    DayOffsets(ZoneId zone) {
        this.zone = zone;
    }

    /** A local time that the clocks skipped moves forward by the gap; one that they passed twice is the earlier. */
    LocalDateTime toUtc(LocalDateTime local) {
        long day = local.toLocalDate().toEpochDay();
        if (day >= FIRST_DAY && day <= LAST_DAY) {
            if (biased.length == 0) {
                biased = new int[LAST_DAY - FIRST_DAY + 1];
            }
            int at = (int) day - FIRST_DAY;
            if (biased[at] == UNKNOWN) {
                biased[at] = lookUp(local.toLocalDate());
            }
            if (biased[at] != VARIES) {
                return local.minusSeconds(biased[at] - BIAS);
            }
        }
        return ZonedDateTime.of(local, zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    /** The offset of a day that lies a day or more from any change of the clocks. */
    private int lookUp(LocalDate day) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(day.atStartOfDay());
        Instant start = day.atStartOfDay().toInstant(offset);
        ZoneOffsetTransition next = rules.nextTransition(start.minus(1, ChronoUnit.DAYS));
        boolean isAlone = next == null || next.getInstant().isAfter(start.plus(2, ChronoUnit.DAYS));
        return isAlone ? offset.getTotalSeconds() + BIAS : VARIES;
    }
}
