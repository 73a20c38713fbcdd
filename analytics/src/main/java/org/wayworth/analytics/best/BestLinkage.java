package org.wayworth.analytics.best;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.analytics.sceptic.DoublyRobust;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Estimate;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/**
 * What a rating goes with among the best, in the period after. In the order of time: what they had brought, which makes
 * them the best and is adjusted for; their rating; what they bring from the split on.
 */
final class BestLinkage {

    /** Rows behind each thing adjusted for. */
    private static final int ROWS_A_COLUMN = 10;

    private final BestStudy study;
    private final Run run;
    private final int[] rows;

    BestLinkage(BestStudy study, Run run) {
        this.study = study;
        this.run = run;
        this.rows = study.tier().bestWithRating();
    }

    /**
     * Empty where too few of the best rated us.
     *
     * @param workings how many there were at each step
     */
    Optional<Finding> finding(int index, List<Step> workings) {
        if (study.survey().isEmpty() || rows.length < study.options().minimumCustomers()) {
            return Optional.empty();
        }
        Covariates covariates = covariates("revenue_known_minor");
        Comparison comparison = comparison("revenue_after_minor", covariates);
        return comparison
                .adjusted()
                .fold(
                        estimate -> Optional.of(finding(index, comparison, covariates, estimate, workings)),
                        no -> Optional.empty());
    }

    /** What was known before the days in which ratings count, as much as the rows allow. */
    Covariates covariates(String revenue) {
        return study.covariates(revenue, rows).atMost(rows.length / ROWS_A_COLUMN);
    }

    /** By rating, of money in a column of {@code best.sql}. */
    Comparison comparison(String outcome, Covariates covariates) {
        return new Comparison(ratings(), study.tier().money(outcome, rows), covariates, customers(), unit());
    }

    BestStudy study() {
        return study;
    }

    int[] rows() {
        return rows;
    }

    double[] ratings() {
        return study.tier().pick("rating", rows);
    }

    long[] customers() {
        return study.tier().whole("customer_id", rows);
    }

    Unit unit() {
        return Unit.money(
                study.currency(),
                "per customer in " + Unit.whole(study.options().periodDays()) + " days, per point");
    }

    private Finding finding(
            int index, Comparison comparison, Covariates covariates, Estimate estimate, List<Step> workings) {
        Measured worth = Means.measured(estimate, unit());
        DoublyRobust doublyRobust = comparison.doublyRobust(run.seed());
        double cut = comparison.evenCut();
        Measured inAll = inAll(worth, cut);
        List<Check> checks =
                new BestLinkageChecks(this, comparison, covariates, estimate).all(doublyRobust, run.seed());
        Base base = new SampleAccount()
                .observed(study.base().observed())
                .leftOut(
                        "without a rating in the " + Unit.whole(study.options().recentDays()) + " days up to "
                                + study.splitText(),
                        study.tier().bestBeforeRatings().length - rows.length)
                .remaining(rows.length, "best customers");
        return new FindingBuilder(run, index, BestAnalysis.CARD.question(), base)
                .estimand(estimand(covariates))
                .estimate(worth)
                .headline(worth.isClearOf(0) ? Optional.of(inAll) : Optional.empty())
                .design(Design.ADJUSTED_COMPARISON)
                .checks(checks)
                .picture(picture(comparison, doublyRobust, worth))
                .picture(SampleAccount.picture(base))
                .assuming("No unmeasured confounder affects both the rating and later purchases.")
                .assuming("An experiment could confirm or refute this.")
                .workings(workings)
                .stating(grade -> statement(grade, worth, inAll, cut));
    }

    private String estimand(Covariates covariates) {
        return "Difference in revenue over the "
                + Unit.whole(study.options().periodDays()) + " days after " + study.splitText()
                + " between customers one of whom rated one point higher in the "
                + Unit.whole(study.options().recentDays()) + " days before, both among the best "
                + study.best() + " by what they had brought until then, adjusted for "
                + Sentence.list(covariates.groups()) + ". "
                + study.setting().window().text();
    }

    /** For all who rate {@code cut} or more, against lower ratings. */
    private Measured inAll(Measured worth, double cut) {
        double[] ratings = ratings();
        double high = mean(ratings, cut, true);
        double times = high(ratings, cut) * (high - mean(ratings, cut, false));
        return new Measured(
                worth.value() * times,
                worth.low() * times,
                worth.high() * times,
                worth.level(),
                Unit.money(study.currency(), study.within()));
    }

    private static long high(double[] ratings, double cut) {
        return Arrays.stream(ratings).filter(rating -> rating >= cut).count();
    }

    private static double mean(double[] ratings, double cut, boolean isHigh) {
        return Arrays.stream(ratings)
                .filter(rating -> rating >= cut == isHigh)
                .average()
                .orElse(cut);
    }

    private Statement statement(Grade grade, Measured worth, Measured inAll, double cut) {
        return worth.isClearOf(0)
                ? Statement.difference(
                        "Among the {who}, a rating of {cut} or more {verb} {size} {direction} revenue {within} than lower"
                                + " ratings.",
                        Statement.words("who", study.who()),
                        Statement.words("cut", points(cut)),
                        Statement.verb(grade),
                        Statement.size("size", inAll),
                        Statement.words("direction", inAll.value() > 0 ? "more" : "less"),
                        Statement.words("within", study.within()))
                : Statement.noClearDifference(
                        "Among the {who} we see no clear difference in later revenue by rating.",
                        Statement.words("who", study.who()));
    }

    /** "8", "7.5". */
    static String points(double rating) {
        return rating == Math.rint(rating)
                ? Unit.whole(rating)
                : Unit.number("").write(rating);
    }

    private Ranking picture(Comparison comparison, DoublyRobust doublyRobust, Measured worth) {
        List<Ranking.Bar> bars = new ArrayList<>();
        comparison.raw().map(raw -> bars.add(new Ranking.Bar("Unadjusted", Means.measured(raw, unit()), rows.length)));
        bars.add(new Ranking.Bar("Adjusted for differences between customers", worth, rows.length));
        doublyRobust
                .perUnit()
                .map(other -> bars.add(new Ranking.Bar(
                        "Adjusted, cross-fitted", Means.measured(other.effect(), unit()), doublyRobust.rows())));
        return new Ranking(
                "Difference in revenue per point of the rating, among the " + study.who(),
                new Axis("Difference", unit()),
                0,
                bars);
    }
}
