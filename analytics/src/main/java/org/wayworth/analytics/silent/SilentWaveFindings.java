package org.wayworth.analytics.silent;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/** What {@link SilentWaves} says: whether answering changes over time, and who falls silent. */
final class SilentWaveFindings {

    private static final Unit ANSWER = Unit.share("answer");
    private static final Unit A_YEAR = Unit.sharePoints("a year");
    private static final Unit POINTS = Unit.number("points");

    private final SilentStudy study;
    private final SilentWaves waves;
    private final SmallGroups small;
    private final Run run;

    SilentWaveFindings(SilentStudy study, SilentWaves waves, SmallGroups small, Run run) {
        this.study = study;
        this.waves = waves;
        this.small = small;
        this.run = run;
    }

    /** @param index of the first */
    List<Finding> all(int index) {
        List<Finding> findings = new ArrayList<>();
        waves.trend().map(trend -> findings.add(trend(trend, index)));
        waves.fallen().ifPresent(fallen -> findings.add(fallen(fallen, index + findings.size())));
        return findings;
    }

    private Finding trend(Estimate trend, int index) {
        Measured measured = Means.measured(trend, A_YEAR);
        List<SilentWaves.Part> months = waves.waves(small);
        String statement = measured.isClearOf(0)
                ? "The share who answer " + (measured.value() < 0 ? "falls" : "rises") + " by " + measured.sizeText()
                        + " a year."
                : "The share who answer neither falls nor rises clearly over " + months.size() + " months of asking.";
        List<Exhibit> shown = new ArrayList<>();
        shown.add(curve(months));
        shown.add(bars("Share who answer, by how often they had been asked by then", waves.places(small)));
        return new FindingBuilder(
                        run, index, "Does answering change over time?", Base.of(waves.invitations(), "invitations"))
                .estimand("Change in the share who answer " + study.survey().text()
                        + " per year, over all invitations up to "
                        + study.window().cutDay())
                .estimate(measured)
                .checks(List.of(sameCustomers(measured)))
                .pictures(shown)
                .assuming(List.of(
                        "A straight line through all months; what happens within a year is not looked at.",
                        "Customers who are asked later may be others than those who were asked before; the check holds"
                                + " each against the same customer's other invitations."))
                .workings(List.of(Step.of("errors", waves.errors())))
                .stating(Statement.description("{sentence}", Statement.name("sentence", statement)));
    }

    private Check sameCustomers(Measured trend) {
        String question = "Is it the same among customers who were asked several times, each with themselves?";
        Fit<Estimate> same = waves.trendOfSame();
        return same.fold(
                estimate -> {
                    Measured within = Means.measured(estimate, A_YEAR);
                    boolean opposed = within.isClearOf(0) && trend.isClearOf(0) && within.value() * trend.value() < 0;
                    boolean alike = within.isClearOf(0) == trend.isClearOf(0) && !opposed;
                    return new Check(
                            "same customers",
                            question,
                            alike ? Verdict.PASSED : Verdict.FAILED,
                            "within customers " + within.text() + "; over all " + trend.text(),
                            Grade.DESCRIPTIVE);
                },
                no -> new Check("same customers", question, Verdict.CANNOT_TELL, no.found(), Grade.DESCRIPTIVE));
    }

    private static Curve curve(List<SilentWaves.Part> months) {
        List<Curve.Point> points = months.stream()
                .map(month -> new Curve.Point(
                        SilentTimes.DAY_0.until(
                                YearMonth.parse(month.name()).atDay(15), java.time.temporal.ChronoUnit.DAYS),
                        month.name(),
                        Means.measured(month.rate(), ANSWER),
                        month.invitations()))
                .toList();
        return new Curve(
                "Share who answer, by month of asking",
                new Axis("Month", Unit.number("")),
                new Axis("Share who answer", ANSWER),
                List.of(new Curve.Series("Share who answer", Curve.Join.DOTS, points)),
                List.of());
    }

    private Ranking bars(String title, List<SilentWaves.Part> parts) {
        return new Ranking(
                title,
                new Axis("Share who answer", ANSWER),
                study.rate().value(),
                parts.stream()
                        .map(part ->
                                new Ranking.Bar(part.name(), Means.measured(part.rate(), ANSWER), part.invitations()))
                        .toList());
    }

    private Finding fallen(SilentWaves.Fallen fallen, int index) {
        Measured difference = Means.measured(fallen.difference(), POINTS);
        return new FindingBuilder(
                        run,
                        index,
                        "Who falls silent?",
                        Base.of(fallen.silent() + fallen.again(), "customers who answered and were asked again"))
                .estimand(
                        "Mean rating of customers' first answer: of those who did not answer the next invitation, less that of"
                                + " those who did; each customer once")
                .estimate(difference)
                .design(Design.RAW_COMPARISON)
                .pictures(List.of(bars("Share who answer, by what they did the time before", waves.afterwards(small))))
                .assuming(List.of(
                        "The two are compared as they are; what happened between the two invitations is not looked at.",
                        "Where those who fall silent had rated lower, the score of those who answer is too high, and by"
                                + " more than weights for what else is known of people can tell."))
                .workings(List.of(
                        Step.of("fell silent", fallen.silent()),
                        Step.of("answered again", fallen.again()),
                        Step.of("probability of such a difference by chance", fallen.chance())))
                .stating(Statement.description("{sentence}", Statement.name("sentence", statement(difference))));
    }

    private static String statement(Measured difference) {
        return difference.isClearOf(0)
                ? "Those who fell silent had rated " + difference.sizeText() + " points "
                        + (difference.value() < 0 ? "lower" : "higher") + " than those who answered again."
                : "Those who fell silent had not rated clearly lower or higher than those who answered again.";
    }

    /** For the headline's checks: what the data can tell of silence that depends on the rating itself. */
    static Optional<Check> check(SilentWaves waves) {
        return waves.fallen().map(fallen -> {
            Measured difference = Means.measured(fallen.difference(), POINTS);
            return new Check(
                    "who fell silent",
                    "Had those who fell silent rated like those who answered again?",
                    difference.isClearOf(0) ? Verdict.FAILED : Verdict.PASSED,
                    "difference in their first rating " + difference.text() + ", "
                            + Unit.whole(fallen.silent()) + " who fell silent and "
                            + Unit.whole(fallen.again()) + " who answered again",
                    Grade.DESCRIPTIVE);
        });
    }
}
