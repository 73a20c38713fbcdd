package org.wayworth.analytics.lifetime;

import java.util.Optional;
import org.wayworth.analytics.Option;
import org.wayworth.analytics.buying.BuyingKind;
import org.wayworth.analytics.buying.BuyingPlan;

/**
 * @param kinds which kinds of sale count, separated by commas; when empty, all that do not come at regular intervals
 * @param model how buying again is modelled; when empty, BG/NBD unless another forecasts clearly better
 * @param holdoutDays last days of the records, kept aside to test the forecast; when empty, half of them, at most a year
 * @param horizonDays value is counted for this long after the end of the records
 * @param marginShare of revenue that is earned; when empty, the value is revenue, and said to be
 * @param discountRate a year, as a share; when empty, later money counts in full, and that is said
 * @param periodDays contracts are looked at this often
 * @param minimumRepeaters fewest customers who bought again for whom a forecast is given
 * @param currency to count in; when empty, the one in which nearly all customers pay
 */
record LifetimeOptions(
        @Option(help = "Kinds of sale that count, separated by commas; when empty, all but those at regular intervals")
        Optional<String> kinds,

        @Option(help = "Model of repeat purchase; when empty, BG/NBD unless another forecasts clearly better")
        Optional<BuyingKind> model,

        @Option(
                help =
                        "Hold-out: last days of the records on which the forecast is tested; when empty, half of them, at most a year",
                unit = "days",
                min = 14,
                max = 3650)
        Optional<Integer> holdoutDays,

        @Option(help = "How far ahead the value is forecast", unit = "days", min = 28, max = 3650)
        int horizonDays,

        @Option(
                help = "Share of revenue that is margin, such as 0.35; when empty, the value is revenue",
                min = 0.001,
                max = 1)
        Optional<Double> marginShare,

        @Option(help = "Discount rate a year, such as 0.1; when empty, later money counts in full", min = 0, max = 1)
        Optional<Double> discountRate,

        @Option(
                help = "Length of a contract period, at whose end renewals are counted",
                unit = "days",
                min = 7,
                max = 366)
        int periodDays,

        @Option(
                help = "Fewest customers who bought again for whom a forecast is given",
                unit = "customers",
                min = 50,
                max = 1_000_000)
        int minimumRepeaters,

        @Option(help = "Currency to count in, such as GBP; when empty, the one in which nearly all customers pay")
        Optional<String> currency) {

    static LifetimeOptions standard() {
        return new LifetimeOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                3 * 365,
                Optional.empty(),
                Optional.empty(),
                91,
                200,
                Optional.empty());
    }

    BuyingPlan plan() {
        return new BuyingPlan(
                kinds, model, holdoutDays, horizonDays, marginShare, discountRate, minimumRepeaters, currency);
    }
}
