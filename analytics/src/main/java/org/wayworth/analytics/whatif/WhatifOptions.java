package org.wayworth.analytics.whatif;

import java.util.Optional;
import java.util.Set;
import org.wayworth.analytics.Option;
import org.wayworth.analytics.Options;
import org.wayworth.analytics.audience.Where;
import org.wayworth.analytics.landmark.FollowUp;
import org.wayworth.analytics.landmark.LandmarkPlan;

/**
 * @param survey which survey's ratings; the one with most responses matched to customers when empty
 * @param metric which metric of it; the one with most responses matched to customers when empty
 * @param lowUpTo ratings up to this one are low; 6 of a question about recommending us, else below the middle
 * @param sharePoints by how many percentage points the share of low ratings falls
 * @param change where those customers go
 * @param customers how many the change reaches; those who bought in the last horizon when empty
 * @param marginShare of revenue that stays; revenue itself is shown when empty
 * @param horizonDays money is counted for this long
 * @param where whose ratings
 * @param leaveOut attributes that must not be adjusted for
 * @param currency to count in; when empty, the one in which nearly all customers pay
 */
record WhatifOptions(
        @Option(help = "Survey whose ratings are used; when empty, the one with most responses matched to customers")
        Optional<String> survey,

        @Option(
                help = "Metric of the survey, such as nps or csat; when empty, the one with most responses matched to"
                        + " customers")
        Optional<String> metric,

        @Option(
                help =
                        "Ratings up to this one are low; when empty, 6 for likelihood to recommend, else the lower half of"
                                + " the responses")
        Optional<Double> lowUpTo,

        @Option(help = "By how much the share of low ratings falls", unit = "percentage points", min = 0.1, max = 100)
        double sharePoints,

        @Option(help = "How those customers come to rate") WhatifChange change,

        @Option(
                help = "How many customers the change reaches; when empty, those who bought in the latest"
                        + " period as long as the follow-up period",
                unit = "customers",
                min = 1,
                max = 1e9)
        Optional<Integer> customers,

        @Option(help = "Share of revenue that is margin, such as 0.35; when empty, revenue is shown", min = 0, max = 1)
        Optional<Double> marginShare,

        @Option(help = "How long after a response revenue is counted", unit = "days", min = 7, max = 3650)
        int horizonDays,

        @Option(
                help =
                        "Only customers of whom this holds at the time of the response, such as region = \"Scotland\" and tenure_days >= 365")
        Optional<String> where,

        @Option(
                help =
                        "Attributes not to adjust for, separated by commas: those that the experience rated may have changed")
        Optional<String> leaveOut,

        @Option(help = "Currency to count in, such as GBP; when empty, the one in which nearly all customers pay")
        Optional<String> currency) {

    WhatifOptions {
        where = Where.canonical(where);
    }

    static WhatifOptions standard() {
        return new WhatifOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                5,
                WhatifChange.TO_THE_OTHERS,
                Optional.empty(),
                Optional.empty(),
                365,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    LandmarkPlan plan() {
        LandmarkPlan standard = LandmarkPlan.standard();
        return new LandmarkPlan(
                        survey,
                        metric,
                        FollowUp.REVENUE,
                        Optional.empty(),
                        standard.recentDays(),
                        horizonDays,
                        standard.lookbackDays(),
                        standard.placeboDays(),
                        Optional.empty(),
                        Optional.empty(),
                        Where.parse(where),
                        Set.copyOf(Options.names(leaveOut)),
                        standard.minimumRespondents(),
                        Optional.empty())
                .in(currency);
    }
}
