package org.wayworth.analytics.listening;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wayworth.analytics.audience.SmallGroups;

/**
 * The time that the score is about, and the one before that it is compared with.
 *
 * @param now responses of that time; all of them where none carries a date
 * @param nowText "June 2025 to May 2026"; empty without dates
 * @param before responses of the comparable time, where enough people answered then
 * @param beforeText as it follows "up 4 on": "the year before", "Q1 2026"
 * @param firstMonth and the last one, in which people were asked for these answers
 */
record ListeningTime(
        ListeningRows now,
        String nowText,
        Optional<ListeningRows> before,
        String beforeText,
        long firstMonth,
        long lastMonth) {

    private static final long DAY_2000 = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final long YEAR_DAYS = 366;

    /** At least so many answers a period, in the middle of periods, for the automatic step. */
    private static final int ENOUGH = 30;

    static ListeningTime of(ListeningRows rows, ListeningOptions options, ListeningStep step, SmallGroups small) {
        ListeningRows dated = rows.dated();
        if (dated.size() == 0) {
            return new ListeningTime(rows, "", Optional.empty(), "", 0, -1);
        }
        LocalDate until = options.until()
                .orElseGet(() -> ListeningStep.monthOf(dated.lastMonth()).atEndOfMonth());
        LocalDate from = options.from().orElseGet(() -> until.plusDays(1).minusYears(1));
        ListeningRows now = between(dated, from, until);
        boolean within = ChronoUnit.DAYS.between(from, until) < YEAR_DAYS;
        long length = ChronoUnit.DAYS.between(from, until) + 1;
        ListeningRows before = within
                ? between(dated, from.minusYears(1), until.minusYears(1))
                : between(dated, from.minusDays(length), from.minusDays(1));
        if (small.shows(before.people())) {
            return time(now, Optional.of(before), within ? "the year before" : "the same time before");
        }
        if (options.from().isPresent() || options.until().isPresent()) {
            return time(now, Optional.empty(), "");
        }
        return latestPeriods(dated, step, small).orElseGet(() -> time(now, Optional.empty(), ""));
    }

    /** The latest period against the one before it, where a year before there was nothing. */
    private static Optional<ListeningTime> latestPeriods(ListeningRows dated, ListeningStep step, SmallGroups small) {
        Map<Integer, ListeningRows> periods = dated.byPeriod(step);
        List<Map.Entry<Integer, ListeningRows>> enough = new ArrayList<>(periods.entrySet());
        enough.removeIf(period -> !small.shows(period.getValue().people()));
        if (enough.size() < 2) {
            return Optional.empty();
        }
        Map.Entry<Integer, ListeningRows> last = enough.get(enough.size() - 1);
        Map.Entry<Integer, ListeningRows> previous = enough.get(enough.size() - 2);
        return Optional.of(time(last.getValue(), Optional.of(previous.getValue()), step.name(previous.getKey())));
    }

    private static ListeningTime time(ListeningRows now, Optional<ListeningRows> before, String beforeText) {
        if (now.size() == 0) {
            return new ListeningTime(now, "", Optional.empty(), "", 0, -1);
        }
        Map<Integer, ListeningRows> months = now.byPeriod(ListeningStep.MONTH);
        int first = months.keySet().stream().min(Integer::compare).orElseThrow();
        int last = months.keySet().stream().max(Integer::compare).orElseThrow();
        String text = first == last ? name(first) : name(first) + " to " + name(last);
        return new ListeningTime(now, text, before, beforeText, first, last);
    }

    private static String name(int month) {
        YearMonth named = ListeningStep.monthOf(month);
        return named.getMonth().getDisplayName(TextStyle.FULL, Locale.UK) + " " + named.getYear();
    }

    private static ListeningRows between(ListeningRows rows, LocalDate from, LocalDate until) {
        return rows.between(from.toEpochDay() - DAY_2000, until.toEpochDay() - DAY_2000);
    }

    /** The shortest step that leaves no period between the first and the last without answers, and most with enough. */
    static ListeningStep step(ListeningRows rows, ListeningOptions options) {
        if (options.step() != ListeningStep.AUTO) {
            return options.step();
        }
        ListeningRows dated = rows.dated();
        for (ListeningStep step : ListeningStep.lengths()) {
            Map<Integer, ListeningRows> periods = dated.byPeriod(step);
            int first = periods.keySet().stream().min(Integer::compare).orElse(0);
            int last = periods.keySet().stream().max(Integer::compare).orElse(-1);
            int[] sizes = periods.values().stream()
                    .mapToInt(ListeningRows::size)
                    .sorted()
                    .toArray();
            if (sizes.length == last - first + 1 && sizes.length > 0 && sizes[sizes.length / 2] >= ENOUGH) {
                return step;
            }
        }
        return ListeningStep.YEAR;
    }
}
