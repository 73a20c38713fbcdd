package org.wayworth.analytics.silent;

import java.time.LocalDate;
import java.util.Optional;
import org.wayworth.analytics.Option;
import org.wayworth.analytics.OptionRule;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Where;

/**
 * @param survey the one whose non-respondents are looked at; when empty, the one with most linked answers
 * @param metric which metric of it
 * @param from first day of asking
 * @param until last day of asking
 * @param patienceDays customers invited more recently may still respond, and are left out
 * @param highValue revenue of the year before, from which on a customer counts as one of high value
 * @param where attributes that customers must have had when they were asked
 * @param minimumGroup fewest respondents, and fewest non-respondents, for whom they are compared
 * @param smallestGroup people below whom nothing is shown
 * @param currency to count in; when empty, the one in which nearly all customers pay
 */
record SilentOptions(
        @Option(help = "The survey; when empty, the one with most responses matched to customers")
        Optional<String> survey,

        @Option(help = "The survey's metric, such as nps or csat; when empty, nps where there is one")
        Optional<String> metric,

        @Option(help = "First day of invitation; when empty, a year before the last one")
        Optional<LocalDate> from,

        @Option(help = "Last day of invitation; when empty, the end of the last month with invitations")
        Optional<LocalDate> until,

        @Option(
                help = "Customers invited more recently may still respond, and are left out",
                unit = "days",
                min = 0,
                max = 365)
        int patienceDays,

        @Option(
                help = "Revenue of the year before from which on a customer is of high value; when empty, that of the"
                        + " top fifth",
                min = 0)
        Optional<Double> highValue,

        @Option(
                help =
                        "Only customers of whom this holds when they were invited, such as region = \"Scotland\" and tenure_days >= 365")
        Optional<String> where,

        @Option(
                help = "Fewest respondents, and fewest non-respondents, for whom the two are compared",
                unit = "customers",
                min = 20,
                max = 1_000_000)
        int minimumGroup,

        @Option(
                help = "Groups of fewer people are hidden, and others that would reveal them",
                unit = "people",
                min = SmallGroups.LEAST,
                max = 1_000)
        int smallestGroup,

        @Option(help = "Currency to count in, such as GBP; when empty, the one in which nearly all customers pay")
        Optional<String> currency) {

    SilentOptions {
        OptionRule.requireInOrder(from, until);
        where = Where.canonical(where);
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
                SmallGroups.STANDARD,
                Optional.empty());
    }
}
