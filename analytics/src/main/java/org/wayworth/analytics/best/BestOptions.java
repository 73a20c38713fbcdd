package org.wayworth.analytics.best;

import java.util.Optional;
import org.wayworth.analytics.Option;

/**
 * @param topShare share of customers who count as the best, by revenue in the period before
 * @param periodDays customers are ranked over this long, and watched for as long afterwards
 * @param survey whose ratings are compared; the best-linked one when empty
 * @param metric which metric of it; the best-linked one when empty
 * @param recentDays a rating counts when it is at most this old at the end of the period
 * @param minimumCustomers fewest best customers for whom there is an answer
 */
record BestOptions(
        @Option(help = "Share of customers who count as the best, by revenue in the period", min = 0.01, max = 0.5)
        double topShare,

        @Option(
                help = "Customers are ranked over this long, and watched for as long afterwards",
                unit = "days",
                min = 28,
                max = 1827)
        int periodDays,

        @Option(help = "Which survey's ratings to compare; when empty, the one linked best to customers")
        Optional<String> survey,

        @Option(help = "Which metric of the survey, such as nps or csat; when empty, the one linked best")
        Optional<String> metric,

        @Option(
                help = "A rating counts when it is at most this old at the end of the period",
                unit = "days",
                min = 1,
                max = 3650)
        int recentDays,

        @Option(
                help = "Fewest best customers for whom there is an answer",
                unit = "customers",
                min = 50,
                max = 1_000_000)
        int minimumCustomers) {

    BestOptions {
        if (recentDays >= periodDays) {
            throw new IllegalArgumentException(
                    "recent-days must be less than period-days, so that something is known of"
                            + " customers before they rate, not " + recentDays + " and " + periodDays);
        }
    }

    /** Last days before ratings count, kept aside as an outcome that the rating cannot have moved. */
    int placeboDays() {
        return Math.min(90, (periodDays - recentDays + 1) / 2);
    }

    static BestOptions standard() {
        return new BestOptions(0.2, 365, Optional.empty(), Optional.empty(), 60, 100);
    }
}
