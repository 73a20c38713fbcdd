package org.wayworth.analytics.listening;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Option;
import org.wayworth.analytics.OptionRule;
import org.wayworth.analytics.Options;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Where;

/**
 * @param survey one survey, or several that make one series; the one with most answers of known customers when empty
 * @param metric which metric of it
 * @param score how ratings become a score
 * @param by what the score is broken down by
 * @param step length of a period of the trend
 * @param from first day of the time that the score is about
 * @param until last day of it
 * @param where attributes that customers must have had when they answered
 * @param smallestGroup people below whom nothing is shown
 */
record ListeningOptions(
        @Option(
                help =
                        "The survey, or several separated by commas as one series; when empty, the one with most responses matched"
                                + " to customers")
        Optional<String> survey,

        @Option(help = "The survey's metric, such as nps or csat; when empty, nps where there is one")
        Optional<String> metric,

        @Option(help = "How ratings become a score") ScoreKind score,

        @Option(
                help =
                        "What to break the score down by: touchpoint, stage (of the journey), survey, channel (of invitation),"
                                + " segment, or an attribute such as region; when empty, by survey or touchpoint where"
                                + " there are several")
        Optional<String> by,

        @Option(help = "Length of a period of the trend") PeriodLength step,

        @Option(help = "First day of the reporting period; when empty, a year before its end")
        Optional<LocalDate> from,

        @Option(help = "Last day of the reporting period; when empty, the end of the month of the last response")
        Optional<LocalDate> until,

        @Option(
                help =
                        "Only customers of whom this holds at the time of the response, such as region = \"Scotland\" and tenure_days >= 365")
        Optional<String> where,

        @Option(
                help = "Groups and periods of fewer people are hidden, and others that would reveal them",
                unit = "people",
                min = SmallGroups.LEAST,
                max = 1_000)
        int smallestGroup) {

    ListeningOptions {
        OptionRule.requireInOrder(from, until);
        where = Where.canonical(where);
    }

    static ListeningOptions standard() {
        return new ListeningOptions(
                Optional.empty(),
                Optional.empty(),
                ScoreKind.AUTO,
                Optional.empty(),
                PeriodLength.AUTO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SmallGroups.STANDARD);
    }

    /** The surveys named; none where none is. */
    List<String> surveys() {
        return Options.names(survey).stream().distinct().toList();
    }
}
