package org.wayworth.analytics.listening;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.wayworth.analytics.Choice;
import org.wayworth.vocabulary.Unit;

/** How long a period of the trend is. */
enum PeriodLength implements Choice {
    AUTO(0, "period", "the shortest with enough responses throughout"),
    MONTH(1, "month", "calendar months"),
    QUARTER(3, "quarter", "calendar quarters"),
    HALF_YEAR(6, "half-year", "calendar half-years"),
    YEAR(12, "year", "calendar years");

    private static final DateTimeFormatter MONTH_OF_YEAR = DateTimeFormatter.ofPattern("MMM uuuu", Locale.UK);

    private final int months;
    private final String noun;
    private final String meaning;

    PeriodLength(int months, String noun, String meaning) {
        this.months = months;
        this.noun = noun;
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    /** "half-year". */
    String noun() {
        return noun;
    }

    /** "6 half-years". */
    String text(long periods) {
        return Unit.whole(periods) + " " + noun + (periods == 1 ? "" : "s");
    }

    /** In one period. */
    int months() {
        return months;
    }

    /** Those that are lengths, the shortest first. */
    static List<PeriodLength> lengths() {
        return List.of(MONTH, QUARTER, HALF_YEAR, YEAR);
    }

    /** The period in which a month lies. @param month counted from January of year 0 */
    int periodOf(long month) {
        return (int) Math.floorDiv(month, months);
    }

    /** "May 2018", "Q2 2018", "H1 2018", "2018". */
    String name(int period) {
        YearMonth first = monthOf((long) period * months);
        return switch (this) {
            case MONTH, AUTO -> MONTH_OF_YEAR.format(first);
            case QUARTER -> "Q" + (1 + (first.getMonthValue() - 1) / months) + " " + first.getYear();
            case HALF_YEAR -> "H" + (1 + (first.getMonthValue() - 1) / months) + " " + first.getYear();
            case YEAR -> String.valueOf(first.getYear());
        };
    }

    static YearMonth monthOf(long month) {
        return YearMonth.of((int) Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1);
    }
}
