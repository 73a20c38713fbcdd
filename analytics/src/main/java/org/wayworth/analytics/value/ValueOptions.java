package org.wayworth.analytics.value;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.wayworth.analytics.Option;
import org.wayworth.analytics.Options;
import org.wayworth.analytics.audience.Where;
import org.wayworth.analytics.buying.BuyingPlan;
import org.wayworth.analytics.landmark.FollowUp;
import org.wayworth.analytics.landmark.LandmarkPlan;

/**
 * @param survey which survey's ratings are banded; the best-linked one when empty
 * @param metric which metric of it; the best-linked one when empty
 * @param landmark one date for all, or, when empty, each answer's own moment
 * @param recentDays with one date as landmark, an answer counts when it is at most this old
 * @param horizonDays what is brought is counted for this long after the landmark
 * @param years lifetime value is foreseen for so long after the end of the records
 * @param marginShare of revenue that lifetime value counts; when empty, it is revenue
 * @param discountRate by how much less lifetime value counts money a year later; when empty, in full
 * @param lookbackDays what was known is described over this long before the landmark
 * @param where whose answers: attribute=value
 * @param minimumRespondents fewest answers for which an estimate is given
 * @param leaveOut attributes that must not be adjusted for
 * @param currency to count in; when empty, the one in which nearly all customers pay
 */
record ValueOptions(
        @Option(help = "Survey whose ratings are used; when empty, the one with most responses matched to customers")
        Optional<String> survey,

        @Option(
                help = "Metric of the survey, such as nps or csat; when empty, the one with most responses matched to"
                        + " customers")
        Optional<String> metric,

        @Option(help = "One analysis date for all customers; when empty, the time of each response")
        Optional<LocalDate> landmark,

        @Option(
                help = "With one analysis date: how old a response may be on that day to count",
                unit = "days",
                when = "landmark",
                min = 1,
                max = 3650)
        int recentDays,

        @Option(help = "How long after the response revenue is counted", unit = "days", min = 7, max = 3650)
        int horizonDays,

        @Option(help = "For lifetime value: how many years ahead it is forecast", unit = "years", min = 1, max = 10)
        int years,

        @Option(
                help =
                        "For lifetime value: share of revenue that is margin, such as 0.35; when empty, the value is revenue",
                min = 0.001,
                max = 1)
        Optional<Double> marginShare,

        @Option(
                help = "For lifetime value: discount rate a year, such as 0.1; when empty, later money counts in"
                        + " full",
                min = 0,
                max = 1)
        Optional<Double> discountRate,

        @Option(help = "How long before the response customers are described", unit = "days", min = 14, max = 3650)
        int lookbackDays,

        @Option(
                help =
                        "Only customers of whom this holds at the time of the response, such as region = \"Scotland\" and tenure_days >= 365")
        Optional<String> where,

        @Option(help = "Fewest responses for which an estimate is given", unit = "responses", min = 50, max = 1_000_000)
        int minimumRespondents,

        @Option(
                help =
                        "Attributes not to adjust for, separated by commas: those that the experience rated may have changed")
        Optional<String> leaveOut,

        @Option(help = "Currency to count in, such as GBP; when empty, the one in which nearly all customers pay")
        Optional<String> currency) {

    ValueOptions {
        where = Where.canonical(where);
    }

    static ValueOptions standard() {
        return new ValueOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                60,
                365,
                3,
                Optional.empty(),
                Optional.empty(),
                365,
                Optional.empty(),
                100,
                Optional.empty(),
                Optional.empty());
    }

    BuyingPlan lifetime() {
        return BuyingPlan.standard(365 * years).worth(marginShare, discountRate);
    }

    /** A quarter of what was known is kept aside as placebo. */
    LandmarkPlan plan() {
        return new LandmarkPlan(
                        survey,
                        metric,
                        FollowUp.REVENUE,
                        landmark,
                        recentDays,
                        horizonDays,
                        lookbackDays,
                        lookbackDays / 4,
                        Optional.empty(),
                        Optional.empty(),
                        Where.parse(where),
                        Set.copyOf(Options.names(leaveOut)),
                        minimumRespondents,
                        Optional.empty())
                .in(currency);
    }
}
