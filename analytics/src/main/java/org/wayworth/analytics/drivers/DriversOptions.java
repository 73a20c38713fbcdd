package org.wayworth.analytics.drivers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Option;
import org.wayworth.analytics.Options;
import org.wayworth.analytics.audience.Where;

/**
 * @param survey which survey's questions; the one with most answers to single questions when empty
 * @param metric which metric of it; the one with most answers when empty
 * @param outcome what the questions are held against
 * @param target a question that serves as the outcome in the place of the survey's rating, and not as a driver
 * @param items the questions to look at, separated by commas; all with enough answers when empty
 * @param leaveOut questions not to look at, separated by commas
 * @param who whose answers count
 * @param where attribute=value, several separated by commas, as of the day of the answer
 * @param by an attribute: each of its groups is looked at on its own as well
 * @param from first day of the answers that count
 * @param until last day of the answers that count
 * @param horizonDays loyalty is looked for this long after the answer
 * @param lookbackDays what customers brought is counted for this long before the answer
 * @param targetLevel the level that each question should reach; three quarters up its scale when empty
 * @param weights how often each response counts
 * @param worth whether the questions are followed on to money
 * @param resamples how often the respondents are drawn again for the intervals; parts of them half as often
 */
record DriversOptions(
        @Option(help = "Which survey's questions; when empty, the one with most answers to single questions")
        Optional<String> survey,

        @Option(help = "Which metric of the survey, such as nps or csat; when empty, the one with most answers")
        Optional<String> metric,

        @Option(help = "What the questions are held against")
        DriversOutcome outcome,

        @Option(help = "A question that serves as the outcome in the place of the survey's own rating")
        Optional<String> target,

        @Option(help = "Questions to look at, separated by commas; when empty, all with enough answers")
        Optional<String> items,

        @Option(help = "Questions not to look at, separated by commas")
        Optional<String> leaveOut,

        @Option(help = "Whose answers count") DriversWho who,

        @Option(help = "Only customers with attribute=value on the day of the answer, several separated by commas")
        Optional<String> where,

        @Option(help = "An attribute: each of its groups is looked at on its own as well")
        Optional<String> by,

        @Option(help = "First day of the answers that count; when empty, from the first answer")
        Optional<LocalDate> from,

        @Option(help = "Last day of the answers that count; when empty, to the last answer")
        Optional<LocalDate> until,

        @Option(help = "How long after the answer loyalty is looked for", unit = "days", min = 7, max = 3650)
        int horizonDays,

        @Option(
                help = "How long before the answer it is counted what customers brought",
                unit = "days",
                min = 14,
                max = 3650)
        int lookbackDays,

        @Option(help = "The level that each question should reach; when empty, three quarters up its scale")
        Optional<Double> targetLevel,

        @Option(help = "How often each response counts") DriversWeights weights,

        @Option(help = "Whether the questions are followed on to money")
        DriversWorth worth,

        @Option(
                help = "How often the respondents are drawn again for the intervals; parts of them half as often",
                unit = "resamples",
                min = 200,
                max = 10_000)
        int resamples) {

    DriversOptions {
        Where.parse(where);
        if (target.isPresent() && outcome != DriversOutcome.SATISFACTION) {
            throw new IllegalArgumentException("target names the question that stands for satisfaction; with outcome "
                    + outcome.name().toLowerCase(java.util.Locale.ROOT) + " leave it empty");
        }
        if (from.isPresent() && until.isPresent() && from.get().isAfter(until.get())) {
            throw new IllegalArgumentException("from must not be after until: " + from.get() + " and " + until.get());
        }
    }

    static DriversOptions standard() {
        return new DriversOptions(
                Optional.empty(),
                Optional.empty(),
                DriversOutcome.SATISFACTION,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DriversWho.ALL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                365,
                365,
                Optional.empty(),
                DriversWeights.AS_GIVEN,
                DriversWorth.COUNTED,
                1_000);
    }

    List<String> itemList() {
        return Options.names(items);
    }

    List<String> leaveOutList() {
        return Options.names(leaveOut);
    }
}
