package org.wayworth.analytics.earned;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.wayworth.vocabulary.Base;

/**
 * What one run is about.
 *
 * @param attribute that says how customers came
 * @param endDay last day of the later period, in days since 1970-01-01
 */
record EarnedStudy(EarnedGrowth growth, EarnedSpan span, String attribute, long endDay, EarnedOptions options) {

    /** "2024-07-01 to 2025-06-30". */
    String earlier() {
        return period(endDay - options.periodDays());
    }

    String later() {
        return period(endDay);
    }

    private String period(long last) {
        return LocalDate.ofEpochDay(last - options.periodDays() + 1) + " to " + LocalDate.ofEpochDay(last);
    }

    Base base() {
        return Base.of(growth.size(), "customers");
    }

    String estimand() {
        return "Revenue (sales less refunds) of " + later() + " from customers of " + earlier()
                + ", and from new customers whom others sent (" + attribute
                + "), as a share of the revenue of " + earlier() + ", less 100%.";
    }

    /** What people said that counts as earned, as far as anybody said it. */
    String earnedValues() {
        List<String> earned = growth.said().stream()
                .map(EarnedGrowth.Said::value)
                .filter(options::isEarned)
                .toList();
        return earned.isEmpty()
                ? "nothing that anybody said"
                : earned.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(", "));
    }
}
