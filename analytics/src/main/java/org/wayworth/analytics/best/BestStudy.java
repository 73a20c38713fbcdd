package org.wayworth.analytics.best;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Unit;

/**
 * What one run is about.
 *
 * @param split last day of the period over which customers are ranked
 */
record BestStudy(
        BestTier tier,
        Attributes attributes,
        List<BestItem> items,
        Optional<Survey> survey,
        String currency,
        LocalDate split,
        BestOptions options) {

    private static final LocalDate DAY_0 = LocalDate.of(2000, 1, 1);

    BestStudy {
        items = List.copyOf(items);
    }

    /** The end of the period, as attributes are asked for: days since 2000-01-01. */
    double splitDay() {
        return ChronoUnit.DAYS.between(DAY_0, split);
    }

    Base base() {
        return Base.of(tier.size(), "customers");
    }

    /** "the best fifth", "the best 10% of customers". */
    String best() {
        return options.topShare() == 0.2 ? "fifth" : Unit.share("").write(options.topShare()) + " of customers";
    }

    String period() {
        return "the " + Unit.whole(options.periodDays()) + " days up to " + split;
    }

    /**
     * What was known of some customers before the days in which ratings count.
     *
     * @param revenue which part of what they had brought
     */
    Covariates covariates(String revenue, int[] rows) {
        Covariates covariates = Covariates.ofRows(rows.length)
                .amount("revenue before", tier.money(revenue, rows))
                .number(
                        "log of tenure",
                        java.util.Arrays.stream(tier.pick("tenure_days", rows))
                                .map(Math::log1p)
                                .toArray());
        long[] all = tier.customers();
        long[] customers = IntStream.of(rows).mapToLong(i -> all[i]).toArray();
        double[] days = new double[rows.length];
        java.util.Arrays.fill(days, splitDay() - options.recentDays());
        for (String name : attributes.names()) {
            covariates.factor(name.replace('_', ' '), attributes.at(name, customers, days));
        }
        return covariates.withoutDependent();
    }
}
