package org.wayworth.analytics.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.landmark.FollowUp;
import org.wayworth.analytics.landmark.LandmarkRows;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.sceptic.SameCustomer;
import org.wayworth.analytics.telling.FindingBuilder;
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
        List<Check> checks = checks(result);
        Grade grade = Grade.award(Design.ADJUSTED_COMPARISON, checks);
        int days = study.plan().horizonDays();
        String statement = slope.isClearOf(0)
                ? "When the same customer rates one point higher, that " + grade.verb() + " "
                        + study.plan().outcome().phrase(slope.sizeText(), slope.value() > 0, days) + "."
                : "Within the same customer we see no clear difference in "
                        + study.plan().outcome().noun() + " when the rating changes.";
        return new FindingBuilder(
                        run, index, "When the same customer rates higher than before, does more follow?", base(result))
                .estimand("Difference in " + study.plan().outcome().noun() + " over the "
                        + Unit.whole(days)
                        + " days after an answer, per point that the same customer rates higher than at other times,"
                        + " quarters held.")
                .estimate(slope)
                .design(Design.ADJUSTED_COMPARISON)
                .checks(checks)
                .pictures(List.of(beside(slope, result)))
                .assuming(List.of(
                        "What moves a customer's rating from one time to the next does not move purchases by itself.",
                        "What a customer brought before does not move the later rating."))
                .workings(List.of(
                        Step.of("customers with answers far enough apart", result.customers()),
                        Step.of("answers", result.answers()),
                        Step.of("share of the ratings' variance within customers", result.withinShare()),
                        Step.of("slope", result.slope().value()),
                        Step.of(
                                "standard error, clustered by customer",
                                result.slope().standardError())))
                .stating(Statement.description("{sentence}", Statement.name("sentence", statement)));
    }

    private Base base(SameCustomer result) {
        List<Base.Drop> drops = new ArrayList<>(study.base().drops());
        drops.add(new Base.Drop(
                "the only answer of their customer, or within "
                        + Unit.whole(study.plan().horizonDays()) + " days of an earlier one",
                study.rows().size() - result.answers()));
        return new Base(result.answers(), "answers of " + Unit.whole(result.customers()) + " customers", drops);
    }

    private List<Check> checks(SameCustomer result) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "change within customers",
                "Do ratings of the same customer change enough to learn from?",
                result.withinShare() >= 0.05 ? Verdict.PASSED : Verdict.FAILED,
                String.format(
                        Locale.ROOT,
                        "%.0f%% of the variance of ratings lies within customers",
                        100 * result.withinShare()),
                Grade.UNADJUSTED));
        worth.measured()
                .map(main -> new Check(
                        "same direction",
                        "Does it point the same way as the comparison between customers?",
                        main.value() * result.slope().value() >= 0
                                        || result.slope().interval().contains(0)
                                ? Verdict.PASSED
                                : Verdict.FAILED,
                        "between customers " + main.text(),
                        Grade.UNADJUSTED))
                .map(checks::add);
        return checks;
    }

    private Exhibit beside(Measured slope, SameCustomer result) {
        List<Exhibit.Ranking.Bar> bars = new ArrayList<>();
        bars.add(new Exhibit.Ranking.Bar("Within the same customer", slope, result.answers()));
        worth.measured()
                .map(main -> bars.add(new Exhibit.Ranking.Bar(
                        "Among alike customers", main, study.rows().size())));
        return new Exhibit.Ranking(
                "What one point goes with, within customers and between them",
                new Axis("Difference", study.unitPerPoint()),
                0,
                bars);
    }
}
