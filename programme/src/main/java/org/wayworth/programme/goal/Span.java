package org.wayworth.programme.goal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole months, quarters or years, over which a goal is read.
 *
 * @param from first day
 * @param until last day
 */
public record Span(LocalDate from, LocalDate until) {

    /** So many spans are read at most, the latest of them. */
    private static final int MOST = 12;

    private static final int MONTHS_A_YEAR = 12;

    /**
     * The whole spans that begin from the day of the baseline on and not after the day of the target, in order.
     *
     * @param last the last day of which all is known
     */
    public static List<Span> of(Goal goal, LocalDate last) {
        int months = goal.every().months();
        List<Span> spans = new ArrayList<>();
        LocalDate from = begin(goal.baselineOn(), months);
        if (from.isBefore(goal.baselineOn())) {
            from = from.plusMonths(months);
        }
        for (Span span = at(from, months);
                !span.until().isAfter(last) && !from.isAfter(goal.by());
                span = at(from, months)) {
            spans.add(span);
            from = from.plusMonths(months);
        }
        return List.copyOf(spans.subList(Math.max(0, spans.size() - MOST), spans.size()));
    }

    /** The last whole span before the day of the baseline: where it stood by the data. */
    public static Span before(Goal goal) {
        int months = goal.every().months();
        return at(begin(goal.baselineOn(), months).minusMonths(months), months);
    }

    private static Span at(LocalDate from, int months) {
        return new Span(from, from.plusMonths(months).minusDays(1));
    }

    /** First day of the month, quarter or year in which a day lies. */
    private static LocalDate begin(LocalDate day, int months) {
        int month = (day.getMonthValue() - 1) / months * months % MONTHS_A_YEAR;
        return LocalDate.of(day.getYear(), month + 1, 1);
    }
}
