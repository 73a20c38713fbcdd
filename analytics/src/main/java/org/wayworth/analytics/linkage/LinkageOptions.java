package org.wayworth.analytics.linkage;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.wayworth.analytics.Option;
import org.wayworth.analytics.OptionRule;
import org.wayworth.analytics.Options;
import org.wayworth.analytics.audience.Where;
import org.wayworth.analytics.landmark.FollowUp;
import org.wayworth.analytics.landmark.LandmarkPlan;
import org.wayworth.analytics.landmark.LifetimeTerms;

/**
 * @param survey which survey's ratings are the exposure; the best-linked one when empty
 * @param metric which metric of it; the best-linked one when empty
 * @param outcome what is counted after the landmark
 * @param landmark one date for all, or, when empty, each response's own moment
 * @param recentDays with one date as landmark, an answer counts when it is at most this old
 * @param horizonDays the outcome is counted for this long after the landmark; a lifetime value must have been seen for
 *     this long, and is forecast from the end of the records on
 * @param years a lifetime value is counted for so many years after the landmark
 * @param marginShare of revenue that a lifetime value counts; when empty, it is revenue
 * @param discountRate by how much less a lifetime value counts money a year later; when empty, in full
 * @param lookbackDays what was known is described over this long before the landmark
 * @param placeboDays the last days before the landmark, kept aside as an outcome that the rating cannot have moved
 * @param from answers from this day on
 * @param until answers up to and with this day
 * @param where whose answers: attribute=value, several separated by commas
 * @param cut ratings of at least this much are high in the comparison of high against low; the middle when empty
 * @param minimumRespondents fewest rows for which an estimate is given
 * @param leaveOut attributes that must not be adjusted for, separated by commas: those that the answer may have moved
 * @param currency to count in; when empty, the one in which nearly all customers pay
 */
record LinkageOptions(
        @Option(help = "Survey whose ratings are used; when empty, the one with most responses matched to customers")
        Optional<String> survey,

        @Option(
                help = "Metric of the survey, such as nps or csat; when empty, the one with most responses matched to"
                        + " customers")
        Optional<String> metric,

        @Option(help = "What is counted after the response") FollowUp outcome,

        @Option(help = "One analysis date for all customers; when empty, the time of each response")
        Optional<LocalDate> landmark,

        @Option(
                help = "With one analysis date: how old a response may be on that day to count",
                unit = "days",
                when = "landmark",
                min = 1,
                max = 3650)
        int recentDays,

        @Option(
                help =
                        "How long after the response the outcome is counted; for a lifetime value, how long customers must"
                                + " have been observed",
                unit = "days",
                min = 7,
                max = 3650)
        int horizonDays,

        @Option(
                help =
                        "For lifetime value: how long after the response it is counted, with a forecast beyond the records",
                unit = "years",
                when = "outcome=lifetime-value",
                min = 1,
                max = 10)
        int years,

        @Option(
                help = "For lifetime value: share of revenue that is margin, such as 0.35; when empty, the value is"
                        + " revenue",
                min = 0.001,
                max = 1)
        Optional<Double> marginShare,

        @Option(
                help = "For lifetime value: discount rate a year, such as 0.1; when empty, later money counts"
                        + " in full",
                min = 0,
                max = 1)
        Optional<Double> discountRate,

        @Option(help = "How long before the response customers are described", unit = "days", min = 14, max = 3650)
        int lookbackDays,

        @Option(
                help = "Last days before the response, kept as a placebo outcome that the rating cannot have changed",
                unit = "days",
                min = 7,
                max = 1825)
        int placeboDays,

        @Option(help = "First day of the responses included; when empty, from the first response")
        Optional<LocalDate> from,

        @Option(help = "Last day of the responses included; when empty, up to the last response")
        Optional<LocalDate> until,

        @Option(
                help =
                        "Only customers of whom this holds at the time of the response, such as region = \"Scotland\" and tenure_days >= 365")
        Optional<String> where,

        @Option(help = "Ratings from this one on count as high against the lower ones; when empty, the middle")
        Optional<Double> cut,

        @Option(
                help = "Fewest respondents for whom an estimate is given",
                unit = "respondents",
                min = 50,
                max = 1_000_000)
        int minimumRespondents,

        @Option(
                help =
                        "Attributes not to adjust for, separated by commas: those that the experience rated may have changed")
        Optional<String> leaveOut,

        @Option(help = "Currency to count in, such as GBP; when empty, the one in which nearly all customers pay")
        Optional<String> currency) {

    private static final int A_YEAR = 365;

    LinkageOptions {
        LandmarkPlan.requireFit(lookbackDays, placeboDays, from, until);
        where = Where.canonical(where);
        if (outcome.isForecast() && horizonDays > A_YEAR * years) {
            throw new OptionRule(
                    "{years} must be at least as long as {horizon-days}, for which a lifetime value must have been seen:"
                            + " %s years and %s days",
                    years, horizonDays);
        }
    }

    static LinkageOptions standard() {
        LandmarkPlan plan = LandmarkPlan.standard();
        return new LinkageOptions(
                Optional.empty(),
                Optional.empty(),
                plan.outcome(),
                Optional.empty(),
                plan.recentDays(),
                plan.horizonDays(),
                3,
                Optional.empty(),
                Optional.empty(),
                plan.lookbackDays(),
                plan.placeboDays(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                plan.minimumRespondents(),
                Optional.empty(),
                Optional.empty());
    }

    LandmarkPlan plan() {
        return new LandmarkPlan(
                        survey,
                        metric,
                        outcome,
                        landmark,
                        recentDays,
                        outcome.isForecast() ? A_YEAR * years : horizonDays,
                        lookbackDays,
                        placeboDays,
                        from,
                        until,
                        Where.parse(where),
                        Set.copyOf(Options.names(leaveOut)),
                        minimumRespondents,
                        outcome.isForecast()
                                ? Optional.of(new LifetimeTerms(horizonDays, marginShare, discountRate))
                                : Optional.empty())
                .in(currency);
    }
}
