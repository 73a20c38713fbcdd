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
 * @param label "June 2025 to May 2026", "May 2018"; empty without dates
 * @param isUsual whether it is the year up to the last month, which nobody has to be told
 * @param before the comparable time, where enough people answered then
 * @param firstMonth and the last one, in which people were asked for these answers
 */
record ReportingPeriod(
        RatedResponses now, String label, boolean isUsual, Optional<Before> before, long firstMonth, long lastMonth) {

    /**
     * The time that it is compared with.
     *
     * @param text as it follows "up 4 points on": "the year before", "Q1 2026"
     * @param isYearBefore whether it is the same months of the year before
     */
    record Before(RatedResponses rows, String text, boolean isYearBefore) {}

    private static final long DAY_2000 = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final long YEAR_DAYS = 366;

    /** At least so many answers a period, in the middle of periods, for the automatic step. */
    private static final int ENOUGH = 30;

    static ReportingPeriod of(RatedResponses rows, ListeningOptions options, PeriodLength step, SmallGroups small) {
        RatedResponses dated = rows.dated();
        if (dated.size() == 0) {
            return without(rows);
        }
        LocalDate until = options.until()
                .orElseGet(() -> PeriodLength.monthOf(dated.lastMonth()).atEndOfMonth());
        LocalDate from = options.from().orElseGet(() -> until.plusDays(1).minusYears(1));
        boolean isUsual = options.from().isEmpty() && options.until().isEmpty();
        RatedResponses now = between(dated, from, until);
        boolean within = ChronoUnit.DAYS.between(from, until) < YEAR_DAYS;
        long length = ChronoUnit.DAYS.between(from, until) + 1;
        RatedResponses before = within
                ? between(dated, from.minusYears(1), until.minusYears(1))
                : between(dated, from.minusDays(length), from.minusDays(1));
        if (before.shows(small)) {
            return period(
                    now,
                    isUsual,
                    Optional.of(
                            new Before(before, within ? "the year before" : "the same length of time before", within)));
        }
        return isUsual
                ? latestPeriods(dated, step, small).orElseGet(() -> period(now, true, Optional.empty()))
                : period(now, false, Optional.empty());
    }

    /** The latest period against the one before it, where a year before there was nothing. */
    private static Optional<ReportingPeriod> latestPeriods(RatedResponses dated, PeriodLength step, SmallGroups small) {
        Map<Integer, RatedResponses> periods = dated.byPeriod(step);
        List<Map.Entry<Integer, RatedResponses>> enough = new ArrayList<>(periods.entrySet());
        enough.removeIf(period -> !period.getValue().shows(small));
        if (enough.size() < 2) {
            return Optional.empty();
        }
        Map.Entry<Integer, RatedResponses> last = enough.get(enough.size() - 1);
        Map.Entry<Integer, RatedResponses> previous = enough.get(enough.size() - 2);
        Before before = new Before(previous.getValue(), step.name(previous.getKey()), false);
        return Optional.of(period(last.getValue(), false, Optional.of(before)));
    }

    private static ReportingPeriod without(RatedResponses rows) {
        return new ReportingPeriod(rows, "", true, Optional.empty(), 0, -1);
    }

    private static ReportingPeriod period(RatedResponses now, boolean isUsual, Optional<Before> before) {
        if (now.size() == 0) {
            return without(now);
        }
        Map<Integer, RatedResponses> months = now.byPeriod(PeriodLength.MONTH);
        int first = months.keySet().stream().min(Integer::compare).orElseThrow();
        int last = months.keySet().stream().max(Integer::compare).orElseThrow();
        String label = first == last ? name(first) : name(first) + " to " + name(last);
        return new ReportingPeriod(now, label, isUsual, before, first, last);
    }

    boolean isDated() {
        return !label.isEmpty();
    }

    /** "from June 2025 to May 2026", "in May 2018", for a sentence. */
    String text() {
        return (firstMonth == lastMonth ? "in " : "from ") + label;
    }

    private static String name(int month) {
        YearMonth named = PeriodLength.monthOf(month);
        return named.getMonth().getDisplayName(TextStyle.FULL, Locale.UK) + " " + named.getYear();
    }

    private static RatedResponses between(RatedResponses rows, LocalDate from, LocalDate until) {
        return rows.between(from.toEpochDay() - DAY_2000, until.toEpochDay() - DAY_2000);
    }

    /** The shortest step that leaves no period between the first and the last without answers, and most with enough. */
    static PeriodLength step(RatedResponses rows, ListeningOptions options) {
        if (options.step() != PeriodLength.AUTO) {
            return options.step();
        }
        RatedResponses dated = rows.dated();
        for (PeriodLength step : PeriodLength.lengths()) {
            Map<Integer, RatedResponses> periods = dated.byPeriod(step);
            int first = periods.keySet().stream().min(Integer::compare).orElse(0);
            int last = periods.keySet().stream().max(Integer::compare).orElse(-1);
            int[] sizes = periods.values().stream()
                    .mapToInt(RatedResponses::size)
                    .sorted()
                    .toArray();
            if (sizes.length == last - first + 1 && sizes.length > 0 && sizes[sizes.length / 2] >= ENOUGH) {
                return step;
            }
        }
        return PeriodLength.YEAR;
    }
}
