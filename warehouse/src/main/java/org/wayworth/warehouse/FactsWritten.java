package org.wayworth.warehouse;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A file of facts that was written.
 *
 * @param customers rows
 * @param facts columns that Wayworth works out
 * @param attributes columns of what sources say
 * @param leftOut attributes that carry no day, wholly or in part
 * @param blank columns in which nothing is known of anybody
 * @param undated customers of whom no record has a date, so that nobody knows since when they are known; they are no rows
 * @param zone in which the day ends
 * @param recordsEndOn last day on which no record means that nothing happened; empty where there are neither sales nor contracts
 */
public record FactsWritten(
        long customers,
        int facts,
        int attributes,
        List<KnownFacts.LeftOut> leftOut,
        List<String> blank,
        long undated,
        ZoneId zone,
        Optional<LocalDate> recordsEndOn) {

    public FactsWritten {
        leftOut = List.copyOf(leftOut);
        blank = List.copyOf(blank);
    }
}
