package org.wayworth.analytics.best;

import java.util.Arrays;
import java.util.List;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.analytics.sceptic.DoublyRobust;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.sceptic.PlaceboRate;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Estimate;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;

/** The attempts to show that what a rating goes with among the best is something else. */
final class BestLinkageChecks {

    /** Ratings dated by their order or case, from which the time order is not the ratings' own. */
    private static final double FEW = 0.10;

    /** Refunds whose sale is known, below which the rest may hide something. */
    private static final double MOST_MATCHED = 0.80;

    /** A part of the figure below this share is a trifle; beyond it, and beyond chance at 1%, it counts. */
    private static final double SMALL = 0.10;

    private static final double CLEAR = 2.58;

    private final BestLinkage linkage;
    private final BestStudy study;
    private final Comparison comparison;
    private final Covariates covariates;
    private final Estimate main;

    BestLinkageChecks(BestLinkage linkage, Comparison comparison, Covariates covariates, Estimate main) {
        this.linkage = linkage;
        this.study = linkage.study();
        this.comparison = comparison;
        this.covariates = covariates;
        this.main = main;
    }

    List<Check> all(DoublyRobust doublyRobust, long seed) {
        double cut = comparison.evenCut();
        String points = BestLinkage.points(cut);
        return List.of(
                timeOrder(),
                decidedBefore(),
                placebo(),
                study.setting().survivorship().check(),
                study.setting().survivorship().keysCheck(),
                comparison.shuffledExposure(seed),
                comparison.overlap(cut, "ratings of " + points + " or more", "lower ones"),
                DoublyRobust.balanceCheck(doublyRobust.above(cut).map(result -> doublyRobust.balance(cut, result))),
                methods(doublyRobust),
                comparison.hiddenCause());
    }

    private Check timeOrder() {
        RobustnessCheck check = RobustnessCheck.of(
                "time order", "Was everything counted after the rating, and everything adjusted for known before it?");
        long[] borrowed = study.tier().whole("is_borrowed", linkage.rows());
        double share = Arrays.stream(borrowed).average().orElse(0);
        if (share > FEW) {
            return check.failed(Unit.share("").write(share)
                    + " of the ratings have no date of their own; they are dated by the order or case that they are"
                    + " about, which came before them");
        }
        return check.byDesign("revenue up to "
                + Sentence.date(study.split().minusDays(study.options().recentDays()))
                + " is adjusted for, ratings count from then up to " + study.splitText()
                + ", and revenue is counted from the next day on");
    }

    /** Refunds count with their sale; what cannot be matched may take back what was sold before the rating. */
    private Check decidedBefore() {
        RobustnessCheck check = RobustnessCheck.of(
                "decided before", "Is anything counted after the rating that was decided before it, such as refunds?");
        long refunds = Arrays.stream(study.tier().whole("refunds_after", linkage.rows()))
                .sum();
        long unmatched = Arrays.stream(study.tier().whole("unmatched_after", linkage.rows()))
                .sum();
        if (refunds == 0) {
            return check.byDesign("no refund followed");
        }
        String matched = Unit.whole(refunds - unmatched) + " of " + Unit.whole(refunds)
                + " refunds are matched to their sale and count with it";
        if (refunds - unmatched >= MOST_MATCHED * refunds) {
            return check.passed(matched);
        }
        return check.of(
                linkage.comparison("unmatched_after_minor", covariates).adjusted(),
                covariates.names(),
                slope -> isLarge(slope)
                        ? check.failed(matched + "; refunds without a sale differ by " + text(slope))
                        : check.cannotTell(matched + "; for the others it is not known when their sale came"));
    }

    private boolean isLarge(Estimate slope) {
        return Math.abs(slope.value()) > CLEAR * slope.standardError()
                && Math.abs(slope.value()) > SMALL * Math.abs(main.value());
    }

    /** The last part of what they had brought before, given the earlier part: ratings came after both. */
    private Check placebo() {
        int days = study.options().placeboDays();
        RobustnessCheck check = RobustnessCheck.of(
                "placebo outcome",
                "Does the rating also \u201cpredict\u201d revenue in the " + Unit.whole(days)
                        + " days before the days of ratings, which it cannot have moved?");
        int[] rows = linkage.rows();
        double[] seen = Arrays.stream(study.tier().pick("tenure_days", rows))
                .map(tenure ->
                        Math.max(0, Math.min(days, tenure - study.options().recentDays())))
                .toArray();
        return check.of(
                PlaceboRate.of(
                        linkage.ratings(),
                        study.tier().money("revenue_after_minor", rows),
                        covariates,
                        study.tier().money("revenue_placebo_minor", rows),
                        seen,
                        study.options().periodDays(),
                        linkage.covariates("revenue_early_minor"),
                        linkage.customers()),
                covariates.names(),
                found -> {
                    String told = "before " + text(found.placebo()) + "; the figure less that is " + text(found.less());
                    return switch (found.verdict()) {
                        case PASSED -> check.passed(told);
                        case FAILED -> check.failed(told);
                        case CANNOT_TELL, BY_DESIGN -> check.cannotTell(told);
                    };
                });
    }

    /** Two ways of adjusting must not tell opposite stories. */
    private Check methods(DoublyRobust doublyRobust) {
        RobustnessCheck check =
                RobustnessCheck.of("two methods", "Do two ways of adjusting for differences between customers agree?");
        return check.of(
                doublyRobust.perUnit(),
                covariates.names(),
                other -> check.passedIf(
                        main.interval().contains(other.effect().value())
                                || other.effect().interval().contains(main.value()),
                        "least squares " + text(main) + ", cross-fitted " + text(other.effect())));
    }

    private String text(Estimate estimate) {
        return Means.measured(estimate, linkage.unit()).text();
    }
}
