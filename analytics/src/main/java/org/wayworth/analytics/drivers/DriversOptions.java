package org.wayworth.analytics.drivers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Option;
import org.wayworth.analytics.OptionRule;
import org.wayworth.analytics.Options;
import org.wayworth.analytics.audience.Where;

/**
 * @param survey which survey's questions; the one with most ratings of single questions when empty
 * @param metric which metric of it; the one with most answers when empty
 * @param outcome what the questions may drive
 * @param target a question that serves as the outcome in the place of the survey's rating, and not as a driver
 * @param items the questions to look at, separated by commas; all with enough answers when empty
 * @param leaveOut questions not to look at, separated by commas
 * @param who whose answers count
 * @param where attribute=value, several separated by commas, as of the day of the answer
 * @param by an attribute: each of its segments is looked at on its own as well
 * @param from first day of the answers that count
 * @param until last day of the answers that count
 * @param horizonDays loyalty is looked for this long after the answer
 * @param lookbackDays customers' revenue is counted for this long before the answer
 * @param targetLevel the level that each question should reach; three quarters up its scale when empty
 * @param weights how often each response counts
 * @param worth whether drivers are valued in money
 * @param resamples how often the respondents are drawn again for the intervals; parts of them half as often
 * @param currency to count money in; when empty, the one in which nearly all customers pay
 */
record DriversOptions(
        @Option(help = "The survey with the questions; when empty, the one with most ratings of single questions")
        Optional<String> survey,

        @Option(help = "The survey's metric, such as nps or csat; when empty, the one with most responses")
        Optional<String> metric,

        @Option(help = "The outcome that the questions may drive")
        DriversOutcome outcome,

        @Option(help = "A question to use as the outcome in place of the survey's own rating")
        Optional<String> target,

        @Option(help = "Questions to include, separated by commas; when empty, all with enough responses")
        Optional<String> items,

        @Option(help = "Questions to leave out, separated by commas")
        Optional<String> leaveOut,

        @Option(help = "Which respondents are included") RespondentGroup who,

        @Option(
                help =
                        "Only customers of whom this holds at the time of the response, such as region = \"Scotland\" and tenure_days >= 365")
        Optional<String> where,

        @Option(help = "An attribute of customers; each of its segments gets a result of its own")
        Optional<String> by,

        @Option(help = "First day of the responses included; when empty, from the first response")
        Optional<LocalDate> from,

        @Option(help = "Last day of the responses included; when empty, up to the last response")
        Optional<LocalDate> until,

        @Option(
                help = "How long after the response loyalty and revenue are followed up",
                unit = "days",
                min = 7,
                max = 3650)
        int horizonDays,

        @Option(
                help = "How long before the response customers' revenue is counted",
                unit = "days",
                min = 14,
                max = 3650)
        int lookbackDays,

        @Option(help = "The rating that each question should reach; when empty, three quarters up its scale")
        Optional<Double> targetLevel,

        @Option(help = "How responses are weighted") Weighting weights,

        @Option(help = "Whether drivers are valued in money")
        RevenueLink worth,

        @Option(
                help = "Bootstrap samples for the intervals; segments get half as many",
                unit = "samples",
                min = 200,
                max = 10_000)
        int resamples,

        @Option(help = "Currency to count in, such as GBP; when empty, the one in which nearly all customers pay")
        Optional<String> currency) {

    DriversOptions {
        where = Where.canonical(where);
        if (target.isPresent() && outcome != DriversOutcome.SATISFACTION) {
            throw new OptionRule(
                    "{target} names the question that stands for satisfaction; with {outcome} %s leave it empty",
                    outcome.name().toLowerCase(java.util.Locale.ROOT));
        }
        OptionRule.requireInOrder(from, until);
    }

    static DriversOptions standard() {
        return new DriversOptions(
                Optional.empty(),
                Optional.empty(),
                DriversOutcome.SATISFACTION,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RespondentGroup.ALL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                365,
                365,
                Optional.empty(),
                Weighting.AS_GIVEN,
                RevenueLink.COUNTED,
                1_000,
                Optional.empty());
    }

    List<String> itemList() {
        return Options.names(items);
    }

    List<String> leaveOutList() {
        return Options.names(leaveOut);
    }
}
