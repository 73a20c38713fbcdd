package org.wayworth.analytics.best;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.analytics.sceptic.DoublyRobust;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.kernel.Estimate;
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
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/**
 * What a rating goes with among the best, in the period after. In the order of time: what they had brought, which makes
 * them the best and is adjusted for; their rating; what they bring from the split on.
 */
final class BestLater {

    /** Rows behind each thing adjusted for. */
    private static final int ROWS_A_COLUMN = 10;

    private final BestStudy study;
    private final Run run;

    BestLater(BestStudy study, Run run) {
        this.study = study;
        this.run = run;
    }

    /**
     * Empty where too few of the best rated us.
     *
     * @param workings how many there were at each step
     */
    Optional<Finding> finding(int index, List<Step> workings) {
        int[] rows = study.tier().bestWithRating();
        if (study.survey().isEmpty() || rows.length < study.options().minimumCustomers()) {
            return Optional.empty();
        }
        Covariates covariates = study.covariates("revenue_known_minor", rows).atMost(rows.length / ROWS_A_COLUMN);
        Comparison comparison = comparison("revenue_after_minor", covariates, rows);
        return comparison
                .adjusted()
                .fold(
                        estimate -> Optional.of(finding(index, comparison, covariates, estimate, rows, workings)),
                        no -> Optional.empty());
    }

    private Comparison comparison(String outcome, Covariates covariates, int[] rows) {
        long[] all = study.tier().customers();
        return new Comparison(
                study.tier().pick("rating", rows),
                study.tier().money(outcome, rows),
                covariates,
                IntStream.of(rows).mapToLong(i -> all[i]).toArray(),
                unit());
    }

    private Unit unit() {
        return Unit.money(
                study.currency(),
                "per customer in " + Unit.whole(study.options().periodDays()) + " days, per point");
    }

    private Finding finding(
            int index,
            Comparison comparison,
            Covariates covariates,
            Estimate estimate,
            int[] rows,
            List<Step> workings) {
        Measured worth = Means.measured(estimate, unit());
        DoublyRobust doublyRobust = comparison.doublyRobust(run.seed());
        List<Check> checks = checks(comparison, doublyRobust, estimate, rows);
        Grade grade = Grade.award(Design.ADJUSTED_COMPARISON, checks);
        String days = " in " + Unit.whole(study.options().periodDays()) + " days";
        String statement = worth.isClearOf(0)
                ? "Among the best, a rating one point higher " + grade.verb() + " " + worth.sizeText() + " "
                        + (worth.value() > 0 ? "more" : "less") + " per customer" + days + "."
                : "Among the best we see no clear difference in later revenue by rating.";
        Base base = new Base(
                rows.length,
                "best customers",
                List.of(new Base.Drop(
                        "without a rating in the " + Unit.whole(study.options().recentDays()) + " days before",
                        study.tier().bestBeforeRatings().length - rows.length)));
        List<Ranking.Bar> bars = new ArrayList<>();
        comparison.raw().map(raw -> bars.add(new Ranking.Bar("As they are", Means.measured(raw, unit()), rows.length)));
        bars.add(new Ranking.Bar("Among alike customers", worth, rows.length));
        doublyRobust
                .perUnit()
                .map(other -> bars.add(
                        new Ranking.Bar("Cross-fitted", Means.measured(other.effect(), unit()), doublyRobust.rows())));
        return new FindingBuilder(run, index, BestAnalysis.CARD.question(), base)
                .estimand("Difference in revenue over the "
                        + Unit.whole(study.options().periodDays()) + " days after " + study.split()
                        + " between customers one of whom rated one point higher in the "
                        + Unit.whole(study.options().recentDays()) + " days before, both among the best "
                        + study.best() + " by what they had brought until then, and alike in "
                        + String.join(", ", covariates.groups()) + ".")
                .estimate(worth)
                .design(Design.ADJUSTED_COMPARISON)
                .checks(checks)
                .pictures(List.of(
                        new Ranking("What one point goes with among the best", new Axis("Difference", unit()), 0, bars),
                        BestFindings.attrition(base)))
                .assuming(List.of(
                        "Nothing else that we did not see moves both the rating and what is bought later.",
                        "An experiment would change our mind either way."))
                .workings(workings)
                .stating(Statement.description("{sentence}", Statement.name("sentence", statement)));
    }

    private List<Check> checks(Comparison comparison, DoublyRobust doublyRobust, Estimate main, int[] rows) {
        double cut = comparison.evenCut();
        String points = Unit.number("").write(cut, cut == Math.rint(cut) ? 0 : 1, java.math.RoundingMode.HALF_EVEN);
        return List.of(
                new Check(
                        "time order",
                        "Is everything adjusted for known before the rating, and everything counted after it?",
                        Verdict.PASSED,
                        "revenue up to "
                                + study.split().minusDays(study.options().recentDays())
                                + " adjusted for, ratings from then up to " + study.split()
                                + ", revenue after from the next day on",
                        Grade.UNADJUSTED),
                placebo(rows),
                comparison.shuffledExposure(run.seed()),
                comparison.overlap(cut, points + " and above", "below " + points),
                balance(doublyRobust, cut),
                methods(doublyRobust, main),
                comparison.hiddenCause());
    }

    /** The last part of what they had brought before, given the earlier part: ratings came after both. */
    private Check placebo(int[] rows) {
        Covariates earlier = study.covariates("revenue_early_minor", rows).atMost(rows.length / ROWS_A_COLUMN);
        return comparison("revenue_placebo_minor", earlier, rows)
                .placebo("revenue in the " + Unit.whole(study.options().placeboDays())
                        + " days before the days of ratings");
    }

    private static Check balance(DoublyRobust doublyRobust, double cut) {
        return DoublyRobust.balanceCheck(doublyRobust.above(cut).map(result -> doublyRobust.balance(cut, result)));
    }

    /** Two ways of allowing for what was known before must not tell opposite stories. */
    private Check methods(DoublyRobust doublyRobust, Estimate main) {
        String question = "Do two ways of allowing for what was known before agree?";
        return doublyRobust
                .perUnit()
                .fold(
                        other -> new Check(
                                "two methods",
                                question,
                                main.interval().contains(other.effect().value())
                                                || other.effect().interval().contains(main.value())
                                        ? Verdict.PASSED
                                        : Verdict.FAILED,
                                "adjusted " + Means.measured(main, unit()).text() + ", cross-fitted "
                                        + Means.measured(other.effect(), unit()).text(),
                                Grade.UNADJUSTED),
                        no -> new Check("two methods", question, Verdict.CANNOT_TELL, no.found(), Grade.UNADJUSTED));
    }
}
