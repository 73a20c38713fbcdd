package org.wayworth.programme.goal;

import java.time.LocalDate;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Measured;

/**
 * A goal's measure over a span of time, as a finding has it.
 *
 * @param from first day
 * @param until last day
 * @param n how many it is based on
 * @param noun what they are, in the plural: "responses"
 */
public record Reading(LocalDate from, LocalDate until, FindingId finding, Measured measured, long n, String noun) {

    /** The day in the middle of its time. */
    public LocalDate middle() {
        return from.plusDays(java.time.temporal.ChronoUnit.DAYS.between(from, until) / 2);
    }
}
