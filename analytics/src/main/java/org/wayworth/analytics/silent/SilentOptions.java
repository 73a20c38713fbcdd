package org.wayworth.analytics.silent;

import java.time.LocalDate;
import java.util.Optional;
import org.wayworth.analytics.Option;
import org.wayworth.analytics.audience.SmallGroups;

/**
 * @param survey whose silence is looked at; the best-linked one when empty
 * @param metric which metric of it
 * @param from first day of asking
 * @param until last day of asking
 * @param patienceDays people asked more recently may still answer, and are left out
 * @param highValue revenue of the year before, from which on a customer counts as one of high value
 * @param where attributes that customers must have had when they were asked
 * @param minimumGroup fewest heard, and fewest silent, for whom they are compared
 * @param smallestGroup people below whom nothing is shown
 */
record SilentOptions(
        @Option(help = "Which survey; when empty, the one linked best to customers")
        Optional<String> survey,

        @Option(help = "Which metric of the survey, such as nps or csat; when empty, nps where there is one")
        Optional<String> metric,

        @Option(help = "First day of asking; when empty, a year before the last month of asking ends")
        Optional<LocalDate> from,

        @Option(help = "Last day of asking; when empty, the last month of asking")
        Optional<LocalDate> until,

        @Option(
                help = "People asked more recently may still answer, and are left out",
                unit = "days",
                min = 0,
                max = 365)
        int patienceDays,

        @Option(
                help =
                        "Revenue of the year before from which on a customer is of high value; when empty, that of the top"
                                + " fifth",
                min = 0)
        Optional<Double> highValue,

        @Option(help = "Only customers with these attributes when they were asked, such as region=Scotland, plan=large")
        Optional<String> where,

        @Option(
                help = "Fewest people heard, and fewest silent, for whom the two are compared",
                unit = "people",
                min = 20,
                max = 1_000_000)
        int minimumGroup,

        @Option(
                help = "Groups of fewer people are hidden, and others where they would give these away",
                unit = "people",
                min = SmallGroups.LEAST,
                max = 1_000)
        int smallestGroup) {

    SilentOptions {
        if (from.isPresent() && until.isPresent() && from.get().isAfter(until.get())) {
            throw new IllegalArgumentException("from must not lie after until: " + from.get() + " and " + until.get());
        }
    }

    static SilentOptions standard() {
        return new SilentOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                7,
                Optional.empty(),
                Optional.empty(),
                50,
                SmallGroups.STANDARD);
    }
}
