package org.wayworth.analytics.lifetime;

import java.util.Optional;
import org.wayworth.analytics.Option;
import org.wayworth.analytics.buying.BuyingKind;
import org.wayworth.analytics.buying.BuyingPlan;

/**
 * @param kinds which kinds of sale count, separated by commas; when empty, all that do not come at regular intervals
 * @param model how buying again is modelled; when empty, BG/NBD unless another foresees clearly better
 * @param holdoutDays last days of the records, kept aside to test the forecast; when empty, half of them, at most a year
 * @param horizonDays value is counted for this long after the end of the records
 * @param marginShare of revenue that is earned; when empty, the value is revenue, and said to be
 * @param discountRate a year, as a share; when empty, later money counts in full, and that is said
 * @param periodDays contracts are looked at this often
 * @param minimumRepeaters fewest customers who bought again for whom a forecast is given
 */
record LifetimeOptions(
        @Option(help = "Which kinds of sale count, separated by commas; when empty, all but the regular ones")
        Optional<String> kinds,

        @Option(help = "How buying again is modelled; when empty, BG/NBD unless another foresees clearly better")
        Optional<BuyingKind> model,

        @Option(
                help = "Last days of the records, kept aside to test the forecast; when empty, half, at most a year",
                unit = "days",
                min = 14,
                max = 3650)
        Optional<Integer> holdoutDays,

        @Option(help = "How long after the end of the records value is counted", unit = "days", min = 28, max = 3650)
        int horizonDays,

        @Option(
                help = "Share of revenue that is margin, such as 0.35; when empty, the value is revenue",
                min = 0.001,
                max = 1)
        Optional<Double> marginShare,

        @Option(
                help = "How much less money counts a year later, such as 0.1; when empty, it counts in full",
                min = 0,
                max = 1)
        Optional<Double> discountRate,

        @Option(help = "How often contracts are looked at", unit = "days", min = 7, max = 366)
        int periodDays,

        @Option(
                help = "Fewest customers who bought again for whom a forecast is given",
                unit = "customers",
                min = 50,
                max = 1_000_000)
        int minimumRepeaters) {

    static LifetimeOptions standard() {
        return new LifetimeOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                3 * 365,
                Optional.empty(),
                Optional.empty(),
                91,
                200);
    }

    BuyingPlan plan() {
        return new BuyingPlan(kinds, model, holdoutDays, horizonDays, marginShare, discountRate, minimumRepeaters);
    }
}
