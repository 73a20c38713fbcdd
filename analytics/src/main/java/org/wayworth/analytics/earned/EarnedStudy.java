package org.wayworth.analytics.earned;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;

/**
 * What one run is about.
 *
 * @param attribute that says how customers came
 * @param endDay last day of the later period, in days since 1970-01-01
 */
record EarnedStudy(
        EarnedGrowth growth,
        EarnedRecords records,
        ObservationWindow window,
        String currency,
        String attribute,
        long endDay,
        EarnedOptions options) {

    private static final int A_YEAR = 365;

    /** "1 July 2024 to 30 June 2025". */
    String earlier() {
        return period(endDay - options.periodDays());
    }

    String later() {
        return period(endDay);
    }

    private String period(long last) {
        return Sentence.date(LocalDate.ofEpochDay(last - options.periodDays() + 1)) + " to "
                + Sentence.date(LocalDate.ofEpochDay(last));
    }

    String end() {
        return Sentence.date(LocalDate.ofEpochDay(endDay));
    }

    /** Days of records before the earlier period. */
    long lookBack() {
        return endDay - 2L * options.periodDays() + 1 - records.firstDay();
    }

    private boolean isYears() {
        return options.periodDays() == A_YEAR;
    }

    /** "the year", "the 180 days": the later period. */
    String span() {
        return isYears() ? "the year" : "the " + Unit.whole(options.periodDays()) + " days";
    }

    /** "last year's prices", "last year's revenue per order": what revenue is valued at without the change in price. */
    String earlierPrices(PriceVolume.Basis basis) {
        return (isYears() ? "last year's " : "the earlier ")
                + (basis == PriceVolume.Basis.PRODUCTS ? "prices" : "revenue per order");
    }

    Base base() {
        return new SampleAccount()
                .observed(Optional.of(window.observed()))
                .leftOut("whom no record of sales, contracts or customers names", records.nUnknown())
                .leftOut("who pay in another currency than " + currency, records.nElsewhere())
                .leftOut("not observed up to " + end(), records.nUnwatched())
                .remaining(growth.size(), "customers");
    }

    String estimand() {
        return "Revenue (sales less refunds) of " + later() + " from customers of " + earlier()
                + ", and from new customers who were referred (" + attribute
                + "), as a share of the revenue of " + earlier() + ", less 100%. " + window.text();
    }

    /** What people said that counts as earned, as far as anybody said it. */
    String earnedValues() {
        List<String> earned = growth.said().stream()
                .map(EarnedGrowth.Said::value)
                .filter(options::isEarned)
                .toList();
        return earned.isEmpty()
                ? "none of the answers that were given"
                : earned.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(", "));
    }
}
