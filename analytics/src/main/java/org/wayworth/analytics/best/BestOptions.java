package org.wayworth.analytics.best;

import java.util.Optional;
import org.wayworth.analytics.Option;
import org.wayworth.analytics.OptionRule;

/**
 * @param topShare share of customers who count as the best, by revenue in the period before
 * @param periodDays customers are ranked over this long, and observed for as long afterwards
 * @param survey whose ratings are compared; the one with most responses matched to customers when empty
 * @param metric which metric of it; the one with most responses matched to customers when empty
 * @param recentDays a rating counts when it is at most this old at the end of the period
 * @param minimumCustomers fewest best customers for whom there is an answer
 * @param currency to count in; when empty, the one in which nearly all customers pay
 */
record BestOptions(
        @Option(help = "Share of customers who count as the best, by revenue in the period", min = 0.01, max = 0.5)
        double topShare,

        @Option(
                help = "How long customers are ranked over, and observed for afterwards",
                unit = "days",
                min = 28,
                max = 1827)
        int periodDays,

        @Option(
                help =
                        "Survey whose ratings are compared; when empty, the one with most responses matched to customers")
        Optional<String> survey,

        @Option(
                help = "Metric of the survey, such as nps or csat; when empty, the one with most responses matched to"
                        + " customers")
        Optional<String> metric,

        @Option(help = "How old a rating may be at the end of the period to count", unit = "days", min = 1, max = 3650)
        int recentDays,

        @Option(
                help = "Fewest best customers for whom a result is given",
                unit = "customers",
                min = 50,
                max = 1_000_000)
        int minimumCustomers,

        @Option(help = "Currency to count in, such as GBP; when empty, the one in which nearly all customers pay")
        Optional<String> currency) {

    BestOptions {
        if (recentDays >= periodDays) {
            throw new OptionRule(
                    "{recent-days} must be less than {period-days}, so that something is known of customers before they"
                            + " rate, not %s and %s",
                    recentDays, periodDays);
        }
    }

    /** Last days before ratings count, kept aside as an outcome that the rating cannot have moved. */
    int placeboDays() {
        return Math.min(90, (periodDays - recentDays + 1) / 2);
    }

    static BestOptions standard() {
        return new BestOptions(0.2, 365, Optional.empty(), Optional.empty(), 60, 100, Optional.empty());
    }
}
