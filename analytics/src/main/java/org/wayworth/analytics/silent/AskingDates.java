package org.wayworth.analytics.silent;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.audience.RecordedDays;
import org.wayworth.warehouse.Warehouse;

/**
 * When customers were asked for a survey, and when they answered; without dates that can only be mistakes.
 *
 * @param days on which anybody was asked or answered, in order
 * @param asked from the first to the last day of asking; empty where nobody was asked
 * @param heard the same of answers
 */
record AskingDates(List<Day> days, Optional<RecordedDays> asked, Optional<RecordedDays> heard) {

    /** Days count from here. */
    private static final LocalDate DAY_0 = LocalDate.of(2000, 1, 1);

    /** A row of {@code silent-days.sql}. */
    record Day(long day, long nAsked, long nHeard) {}

    /**
     * The days that a run is about.
     *
     * @param cutDay last day of asking that leaves time to answer
     */
    record Window(LocalDate fromDay, LocalDate untilDay, LocalDate cutDay) {}

    static AskingDates of(Warehouse warehouse, List<Day> days) {
        return new AskingDates(days, recorded(warehouse, days, Day::nAsked), recorded(warehouse, days, Day::nHeard));
    }

    private static Optional<RecordedDays> recorded(Warehouse warehouse, List<Day> days, ToLongFunction<Day> count) {
        long[] each = days.stream()
                .flatMapToLong(day -> LongStream.generate(day::day).limit(count.applyAsLong(day)))
                .toArray();
        return each.length == 0 ? Optional.empty() : Optional.of(RecordedDays.of(warehouse, each));
    }

    /** Without invitations everybody who bought counts as asked. */
    boolean isByInvitation() {
        return asked.isPresent();
    }

    /** @param sales when sales are recorded: who bought is known up to its end */
    Window window(SilentOptions options, Optional<ObservationWindow> sales) {
        LocalDate lastAsked = asked.map(days -> date(days.last())).orElse(DAY_0);
        LocalDate lastHeard = heard.map(days -> date(days.last())).orElse(DAY_0);
        LocalDate last = isByInvitation() ? lastAsked : lastHeard;
        LocalDate until = options.until().orElse(YearMonth.from(last).atEndOfMonth());
        LocalDate from = options.from().orElse(until.plusDays(1).minusYears(1));
        LocalDate recent = (lastAsked.isAfter(lastHeard) ? lastAsked : lastHeard).minusDays(options.patienceDays());
        LocalDate cut = isByInvitation()
                ? earlier(recent, until)
                : sales.map(window -> earlier(window.ends(), until)).orElse(until);
        return new Window(from, until, cut);
    }

    /** The first day on which anybody in the window was asked. */
    LocalDate firstAsked(Window window) {
        return isByInvitation()
                ? days.stream()
                        .filter(day -> day.nAsked() > 0)
                        .map(day -> date(day.day()))
                        .filter(day -> !day.isBefore(window.fromDay()))
                        .findFirst()
                        .orElse(window.fromDay())
                : window.cutDay().plusDays(1);
    }

    /** Invitations before this day are dated by mistake. */
    LocalDate askedFrom() {
        return asked.map(days -> date(days.first())).orElse(DAY_0);
    }

    /** Answers after this day are dated by mistake. */
    LocalDate heardUntil() {
        return heard.map(days -> date(days.last())).orElse(DAY_0);
    }

    private static LocalDate date(long day) {
        return DAY_0.plusDays(day);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
