package org.wayworth.analytics.best;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.analytics.sceptic.Survivorship;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;

/**
 * What one run is about.
 *
 * @param setting what the records around it say
 * @param split last day of the period over which customers are ranked
 */
record BestStudy(
        BestTier tier,
        Attributes attributes,
        List<BestItem> items,
        Optional<Survey> survey,
        Setting setting,
        LocalDate split,
        BestOptions options) {

    private static final LocalDate DAY_0 = LocalDate.of(2000, 1, 1);
    private static final int A_YEAR = 365;

    /**
     * What the records around a run say.
     *
     * @param currency in which customers are ranked
     * @param survivorship whether customers who left are missing
     */
    record Setting(String currency, BestRecords records, ObservationWindow window, Survivorship survivorship) {}

    BestStudy {
        items = List.copyOf(items);
    }

    String currency() {
        return setting.currency();
    }

    /** The end of the period, as attributes are asked for: days since 2000-01-01. */
    double splitDay() {
        return ChronoUnit.DAYS.between(DAY_0, split);
    }

    Base base() {
        BestRecords records = setting.records();
        return new SampleAccount()
                .observed(Optional.of(setting.window().observed()))
                .leftOut("whom no record of sales, contracts or customers names", records.nUnknown())
                .leftOut("who pay in another currency than " + currency(), records.nElsewhere())
                .leftOut("not observed up to " + Sentence.date(setting.window().ends()), records.nUnwatched())
                .leftOut("who brought no revenue in " + period(), records.nCounted() - tier.size())
                .remaining(tier.size(), "customers");
    }

    /** "fifth", "10%": the share of customers that count as the best. */
    String best() {
        return options.topShare() == 0.2 ? "fifth" : Unit.share("").write(options.topShare());
    }

    String splitText() {
        return Sentence.date(split);
    }

    /** "the year to 30 June 2025", "the 180 days to 30 June 2025". */
    String period() {
        return (options.periodDays() == A_YEAR
                        ? "the year to "
                        : "the " + Unit.whole(options.periodDays()) + " days to ")
                + splitText();
    }

    /** "a year", "in 180 days": over how long money is counted. */
    String within() {
        return options.periodDays() == A_YEAR ? "a year" : "in " + Unit.whole(options.periodDays()) + " days";
    }

    /** "best customers", who only still buy where those who left are missing. */
    String who() {
        return setting.survivorship().isAlarm() ? "best customers who still buy" : "best customers";
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
                        Arrays.stream(tier.pick("tenure_days", rows))
                                .map(Math::log1p)
                                .toArray());
        long[] all = tier.customers();
        long[] customers = IntStream.of(rows).mapToLong(i -> all[i]).toArray();
        double[] days = new double[rows.length];
        Arrays.fill(days, splitDay() - options.recentDays());
        for (String name : attributes.names()) {
            covariates.factor(name.replace('_', ' '), attributes.at(name, customers, days));
        }
        return covariates.withoutDependent();
    }
}
