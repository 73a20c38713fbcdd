package org.wayworth.analytics.silent;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Estimate;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/** What {@link SurveyWaves} finds: whether the response rate changes over time, and who stops responding. */
final class WaveFindings {

    private static final Unit RATE = Unit.share("respond");
    private static final Unit A_YEAR = Unit.sharePoints("a year");
    private static final Unit POINTS = Unit.number("points");
    private static final Axis RATE_AXIS = new Axis("Response rate", RATE);
    private static final int MIDDLE_OF_MONTH = 15;

    private final NonResponseStudy study;
    private final SurveyWaves waves;
    private final SmallGroups small;
    private final Run run;

    WaveFindings(NonResponseStudy study, SurveyWaves waves, SmallGroups small, Run run) {
        this.study = study;
        this.waves = waves;
        this.small = small;
        this.run = run;
    }

    /** @param index of the first */
    List<Finding> all(int index) {
        List<Finding> findings = new ArrayList<>();
        waves.trend().map(trend -> findings.add(trend(trend, index)));
        waves.stopped().ifPresent(stopped -> findings.add(stopped(stopped, index + findings.size())));
        return findings;
    }

    private Finding trend(Estimate trend, int index) {
        Measured measured = Means.measured(trend, A_YEAR);
        return new FindingBuilder(
                        run, index, "How is the response rate changing?", Base.of(waves.invitations(), "invitations"))
                .estimand("Change per year in the response rate of the survey "
                        + study.survey().survey() + ", over all invitations up to "
                        + Sentence.date(study.window().cutDay()) + ".")
                .estimate(measured)
                .check(sameCustomers(waves, measured))
                .picture(curve(waves.waves(small)))
                .picture(bars("Response rate by how many invitations a customer had received", waves.places(small)))
                .assuming("The change is a straight line through all months; seasons are not looked at.")
                .assuming(
                        "Customers invited later may differ from those invited earlier; the check compares each customer's"
                                + " own invitations.")
                .workings(List.of(Step.of("errors", waves.errors())))
                .stating(new NonResponseStatements(study).trend(measured, waves.months()));
    }

    static Check sameCustomers(SurveyWaves waves, Measured trend) {
        RobustnessCheck check = NonResponseStudy.descriptive(
                "same customers", "Does the response rate of the same customers change in the same way?");
        return check.of(waves.trendOfSame(), estimate -> {
            Measured within = Means.measured(estimate, A_YEAR);
            boolean isOpposed = within.isClearOf(0) && trend.isClearOf(0) && within.value() * trend.value() < 0;
            return check.passedIf(
                    within.isClearOf(0) == trend.isClearOf(0) && !isOpposed,
                    "same customers " + within.text() + "; all customers " + trend.text());
        });
    }

    private static Curve curve(List<SurveyWaves.Month> months) {
        List<Curve.Point> points = months.stream()
                .map(each -> new Curve.Point(
                        SurveyWaves.DAY_0.until(each.month().atDay(MIDDLE_OF_MONTH), ChronoUnit.DAYS),
                        each.part().name(),
                        Means.measured(each.part().rate(), RATE),
                        each.part().invitations()))
                .toList();
        return new Curve(
                "Response rate by month of invitation",
                new Axis("Month", Unit.number("")),
                RATE_AXIS,
                List.of(new Curve.Series("Response rate", Curve.Join.DOTS, points)),
                List.of());
    }

    private Exhibit bars(String title, List<SurveyWaves.Part> parts) {
        return new Ranking(
                title,
                RATE_AXIS,
                study.rate().value(),
                parts.stream()
                        .map(part ->
                                new Ranking.Bar(part.name(), Means.measured(part.rate(), RATE), part.invitations()))
                        .toList());
    }

    private Finding stopped(SurveyWaves.Stopped stopped, int index) {
        Measured difference = Means.measured(stopped.difference(), POINTS);
        return new FindingBuilder(
                        run,
                        index,
                        "Who stops responding?",
                        Base.of(stopped.stopped() + stopped.again(), "customers who responded and were invited again"))
                .estimand(
                        "Mean rating in customers' first response: of those who did not respond to the next invitation,"
                                + " less that of those who did; each customer once.")
                .estimate(difference)
                .design(Design.RAW_COMPARISON)
                .picture(bars("Response rate by response to the previous invitation", waves.afterwards(small)))
                .assuming("The comparison is unadjusted; what happened between the two invitations is not looked at.")
                .assuming(
                        "Where those who stop responding had rated lower, the score of respondents is too high, and by more"
                                + " than weights for what is known of customers can tell.")
                .workings(List.of(
                        Step.of("did not respond to the next invitation", stopped.stopped()),
                        Step.of("responded again", stopped.again()),
                        Step.of("p-value", stopped.chance())))
                .stating(new NonResponseStatements(study).stopped(difference));
    }

    /** For the headline's checks: what the data can tell of non-response that depends on the rating itself. */
    static Optional<Check> check(SurveyWaves waves) {
        return waves.stopped().map(stopped -> {
            Measured difference = Means.measured(stopped.difference(), POINTS);
            return NonResponseStudy.descriptive(
                            "later non-respondents",
                            "Had customers who stopped responding rated like those who responded again?")
                    .passedIf(
                            !difference.isClearOf(0),
                            "difference in their first rating " + difference.text() + ", "
                                    + Unit.whole(stopped.stopped()) + " who stopped and "
                                    + Unit.whole(stopped.again()) + " who responded again");
        });
    }
}
