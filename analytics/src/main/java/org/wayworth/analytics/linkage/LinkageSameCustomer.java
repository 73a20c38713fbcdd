package org.wayworth.analytics.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.landmark.FollowUp;
import org.wayworth.analytics.landmark.LandmarkRows;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.sceptic.SameCustomer;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** Customers compared with themselves: what goes with a rating that rose. */
final class LinkageSameCustomer {

    private final PointWorth worth;
    private final LandmarkStudy study;

    LinkageSameCustomer(PointWorth worth) {
        this.worth = worth;
        this.study = worth.study();
    }

    /**
     * Empty where too few customers answered more than once, far enough apart, and for staying: who leaves gives no later
     * answer, so that a customer's last answer would always look the worst.
     */
    Optional<Finding> finding(Run run, int index) {
        if (study.plan().outcome() == FollowUp.RETENTION) {
            return Optional.empty();
        }
        LandmarkRows rows = study.rows();
        return SameCustomer.of(
                        rows.ratings(),
                        rows.outcome(),
                        rows.customers(),
                        rows.day(),
                        study.plan().horizonDays())
                .map(result -> finding(result, run, index))
                .fold(Optional::of, no -> Optional.empty());
    }

    private Finding finding(SameCustomer result, Run run, int index) {
        Measured slope = Means.measured(result.slope(), study.unitPerPoint());
        return new FindingBuilder(
                        run, index, "When the same customer rates higher than before, does more follow?", base(result))
                .estimand("Difference in " + study.plan().outcome().noun() + " "
                        + study.plan().span().within()
                        + " after a response, per point that the same customer rates higher than at other times, with"
                        + " quarters held"
                        + (result.isWithoutTrends() ? " and each customer's own trend taken out." : "."))
                .estimate(slope)
                .design(Design.ADJUSTED_COMPARISON)
                .checks(checks(result))
                .picture(beside(slope, result))
                .assuming(
                        "What changes a customer's rating from one time to the next does not change purchases by itself.")
                .assuming("What a customer bought before does not change the later rating.")
                .workings(List.of(
                        Step.of("customers with responses far enough apart", result.customers()),
                        Step.of("responses", result.answers()),
                        Step.of("own trend of each customer taken out", result.isWithoutTrends() ? "yes" : "no"),
                        Step.of("share of the ratings' variance within customers", result.withinShare()),
                        Step.of("slope", result.slope().value()),
                        Step.of(
                                "standard error, clustered by customer",
                                result.slope().standardError())))
                .stating(grade -> statement(slope, grade));
    }

    private Statement statement(Measured slope, Grade grade) {
        FollowUp outcome = study.plan().outcome();
        Statement.Argument when = Statement.words("when", study.plan().span().within());
        if (!slope.isClearOf(0)) {
            return Statement.noClearDifference(
                    "Within the same customer we see no clear difference in {what} {when} when the rating changes.",
                    Statement.words("what", outcome.noun()),
                    when);
        }
        Statement.Argument verb = Statement.verb(grade);
        Statement.Argument size = Statement.size("difference", slope);
        Statement.Argument direction = Statement.words("direction", slope.value() > 0 ? "higher" : "lower");
        return switch (outcome) {
            case GROWTH, RETURN, RETENTION ->
                Statement.difference(
                        "When the same customer rates one point higher, that {verb} {what} {difference} {direction}"
                                + " {when}.",
                        verb,
                        Statement.words(
                                "what", outcome == FollowUp.GROWTH ? "revenue growth" : "a repeat purchase rate"),
                        size,
                        direction,
                        when);
            case REVENUE, MARGIN, ORDERS, REFERRALS, LIFETIME_VALUE ->
                Statement.difference(
                        "When the same customer rates one point higher, that {verb} {difference} {what} {when}.",
                        verb,
                        size,
                        Statement.words("what", outcome.comparative(slope.value() > 0)),
                        when);
        };
    }

    private Base base(SameCustomer result) {
        return new SampleAccount()
                .within(study.base())
                .leftOut(
                        "of customers with too few responses, or within "
                                + Unit.whole(study.plan().horizonDays()) + " days of an earlier one",
                        study.rows().size() - result.answers())
                .remaining(result.answers(), "responses of " + Unit.whole(result.customers()) + " customers");
    }

    private List<Check> checks(SameCustomer result) {
        List<Check> checks = new ArrayList<>();
        checks.add(RobustnessCheck.of(
                        "change within customers", "Do ratings of the same customer change enough to learn from?")
                .passedIf(
                        result.withinShare() >= 0.05,
                        Unit.share("").write(result.withinShare())
                                + " of the variance of ratings lies within customers"));
        RobustnessCheck lead = RobustnessCheck.of(
                "next rating",
                "Does the next rating of the same customer also \u201cpredict\u201d what came before it?");
        checks.add(lead.of(
                result.lead(),
                found -> lead.passedIf(
                        !found.isClear(),
                        "one point more next time: "
                                + Means.measured(found.slope(), bare()).text()
                                + (found.isClear()
                                        ? "; customers' own trends, or purchases that change ratings, explain it"
                                        : ""))));
        worth.measured()
                .map(main -> RobustnessCheck.of(
                                "same direction", "Does it point the same way as the comparison between customers?")
                        .passedIf(
                                main.value() * result.slope().value() >= 0
                                        || result.slope().interval().contains(0),
                                "between customers " + main.text()))
                .map(checks::add);
        checks.add(RobustnessCheck.of("headline", "Did the comparison between customers pass its own checks?")
                .leaving(worth.grade())
                .passedIf(
                        worth.grade() == Design.ADJUSTED_COMPARISON.ceiling(),
                        "the comparison between customers is graded \u201c"
                                + worth.grade().label() + "\u201d"));
        return checks;
    }

    private Unit bare() {
        Unit unit = study.unitPerPoint();
        return new Unit(unit.kind(), unit.symbol(), "");
    }

    private Exhibit beside(Measured slope, SameCustomer result) {
        List<Exhibit.Ranking.Bar> bars = new ArrayList<>();
        bars.add(new Exhibit.Ranking.Bar("Within the same customer", slope, result.answers()));
        worth.measured()
                .map(main -> bars.add(new Exhibit.Ranking.Bar(
                        "Between customers, adjusted", main, study.rows().size())));
        return new Exhibit.Ranking(
                "Difference per point, within customers and between them",
                new Axis("Difference", study.unitPerPoint()),
                0,
                bars);
    }
}
