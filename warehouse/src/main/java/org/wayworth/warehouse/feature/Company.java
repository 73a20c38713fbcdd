package org.wayworth.warehouse.feature;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.canonical.Currencies;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;

/**
 * By which clock and in which money a company's facts are told.
 *
 * @param zone in which most of its records were read; UTC where there are none
 * @param currency in which most of its customers buy; empty where nothing was sold
 */
record Company(ZoneId zone, Optional<String> currency) {

    /** Counted over so many days. */
    private static final int YEAR = 365;

    /** A date outside of these years is never loaded. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    private static final Duration LONGEST = Duration.ofMinutes(10);

    static Company of(Session session) {
        Columns zone = session.query(Sql.beside(Company.class, "zone.sql"), Parameters.none(), LONGEST);
        Columns currency = session.query(Sql.beside(Company.class, "currency.sql"), Parameters.none(), LONGEST);
        return new Company(
                zone.size() == 0 ? ZoneId.of("UTC") : ZoneId.of(zone.texts("time_zone")[0]),
                currency.size() == 0 ? Optional.empty() : Optional.of(currency.texts("currency")[0]));
    }

    /** For the families that count money. */
    Parameters money() {
        String code = currency.orElse("");
        return Parameters.with("currency", code)
                .and("minor_per_major", code.isEmpty() ? 1.0 : Math.pow(10, Currencies.digits(code)));
    }

    /** The last moment of a day, in microseconds UTC. */
    long endOf(LocalDate day) {
        return micros(day.plusDays(1).atStartOfDay(zone).toInstant()) - 1;
    }

    LocalDate dayOf(long moment) {
        return at(moment).toLocalDate();
    }

    /** The same time of day 365 days before, in microseconds UTC. */
    long yearBefore(long moment) {
        return micros(at(moment).minusDays(YEAR).toInstant());
    }

    private ZonedDateTime at(long moment) {
        return Instant.EPOCH.plus(moment, ChronoUnit.MICROS).atZone(zone);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** Columns of {@code given_days}: a row for each stretch of days with one offset, and one for each day on which it changes. */
    long[][] days() {
        List<long[]> rows = new ArrayList<>();
        ZoneRules rules = zone.getRules();
        LocalDate day = FIRST_DAY;
        while (!day.isAfter(LAST_DAY)) {
            Instant begin = begin(day);
            ZoneOffsetTransition change = rules.nextTransition(begin.minusNanos(1));
            LocalDate changesOn = change == null
                    ? LAST_DAY.plusDays(1)
                    : change.getInstant().atOffset(ZoneOffset.UTC).toLocalDate();
            if (change != null && changesOn.equals(day)) {
                rows.add(row(day, day, change.getOffsetBefore(), change.getInstant(), change.getOffsetAfter()));
                day = day.plusDays(1);
            } else {
                LocalDate last = changesOn.isAfter(LAST_DAY) ? LAST_DAY : changesOn.minusDays(1);
                rows.add(row(day, last, rules.getOffset(begin), begin, rules.getOffset(begin)));
                day = last.plusDays(1);
            }
        }
        return columns(rows);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static long[] row(LocalDate first, LocalDate last, ZoneOffset before, Instant changesAt, ZoneOffset after) {
        return new long[] {first.toEpochDay(), last.toEpochDay(), minutes(before), micros(changesAt), minutes(after)};
    }

    private static long[][] columns(List<long[]> rows) {
        long[][] columns = new long[5][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows.get(i)[j];
            }
        }
        return columns;
    }

    private static long minutes(ZoneOffset offset) {
        return offset.getTotalSeconds() / 60;
    }
}
