package org.wayworth.analytics.landmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.analytics.sceptic.FinerTimes;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.sceptic.Onset;
import org.wayworth.analytics.sceptic.PlaceboRate;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Unit;

/**
 * Whether a slope per point is a matter of time alone: decided before the answer and dated after it, arisen at once,
 * there before, or made by the calendar.
 */
public final class TimingChecks {

    /** A part of the figure below this share is a trifle; beyond it, and beyond chance at 1%, it counts. */
    private static final double SMALL = 0.10;

    private static final double CLEAR = 2.58;

    /** Refunds whose sale is known, below which the rest may hide something. */
    private static final double MOST_MATCHED = 0.80;

    /** Answers of which only the day is known, from which that day belongs to neither side. */
    private static final double NEARLY_ALL = 0.90;

    /** Answers dated by their order or case, from which the time order is not the answers' own. */
    private static final double FEW = 0.10;

    private final LandmarkStudy study;
    private final Covariates covariates;
    private final Estimate figure;
    private final Fit<Onset> onset;

    /**
     * @param figure per point
     * @param onset of the whole span, before its first days were left out
     */
    public TimingChecks(LandmarkStudy study, Covariates covariates, Estimate figure, Fit<Onset> onset) {
        this.study = study;
        this.covariates = covariates;
        this.figure = figure;
        this.onset = onset;
    }

    public List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(timeOrder());
        if (study.plan().outcome().isMoney() || study.plan().outcome() == FollowUp.GROWTH) {
            checks.add(decidedBefore());
            checks.add(sameDay());
        }
        checks.add(onset());
        study.contractsEnding().ifPresent(ending -> checks.add(contracts(ending)));
        checks.add(placebo());
        checks.add(past());
        checks.add(calendar());
        checks.add(study.setting().survivorship().check());
        checks.add(study.setting().survivorship().keysCheck());
        return checks;
    }

    private Check timeOrder() {
        RobustnessCheck check = RobustnessCheck.of(
                "time order",
                "Was everything counted after the response, and everything adjusted for known before it?");
        double borrowed = study.rows().datedByEpisodeShare();
        if (borrowed > FEW) {
            return check.failed(Unit.share("").write(borrowed)
                    + " of the responses have no date of their own; they are dated by the order or case that they are"
                    + " about, which came before them");
        }
        return check.byDesign("the outcome is counted "
                + study.plan().span().within()
                + " after "
                + study.plan().landmark().map(date -> "the analysis date").orElse("each response")
                + (study.plan().outcome().isForecast()
                        ? "; the first " + Unit.whole(study.plan().seenDays())
                                + " days were observed, the rest is forecast from purchases without the rating, for all "
                        : ", and observed to the end for all ")
                + study.base().text());
    }

    /** Refunds count with their sale; what cannot be matched may have been decided before the answer. */
    private Check decidedBefore() {
        RobustnessCheck check = RobustnessCheck.of(
                "decided before",
                "Is anything counted after the response that was decided before it, such as refunds?");
        long refunds = study.rows().refunds();
        long unmatched = study.rows().refundsUnmatched();
        String before = decidedBeforeText();
        if (refunds == 0) {
            return check.byDesign("no refund followed a response" + before);
        }
        String matched = Unit.whole(refunds - unmatched) + " of " + Unit.whole(refunds)
                + " refunds are matched to their sale and count with it" + before;
        if (refunds - unmatched >= MOST_MATCHED * refunds) {
            return check.passed(matched);
        }
        return check.of(
                slope(study.rows().unmatchedRefunds()),
                slope -> isLarge(slope)
                        ? check.failed(matched + "; refunds without a sale differ by " + money(slope) + " per point")
                        : check.cannotTell(matched + "; for the others it is not known when their sale came"));
    }

    private String decidedBeforeText() {
        return slope(study.rows().decidedBefore())
                .fold(
                        slope -> slope.value() == 0 && slope.standardError() == 0
                                ? ""
                                : "; what came after the response and was decided before it is left out: "
                                        + money(slope) + " per point",
                        no -> "");
    }

    /** Sales of the day of an answer without a time may have made the rating. */
    private Check sameDay() {
        RobustnessCheck check =
                RobustnessCheck.of("same day", "Is the difference made by purchases on the very day of the response?");
        Fit<Estimate> slope = slope(study.rows().sameDay());
        if (study.rows().dayOnlyShare() >= NEARLY_ALL) {
            return check.byDesign(
                    "responses carry a date and no time, so that their day counts neither before nor after"
                            + slope.fold(
                                    found -> "; purchases on it differ by " + money(found) + " per point", no -> ""));
        }
        return check.of(
                slope,
                found -> check.passedIf(
                        !isLarge(found), "purchases later on that day differ by " + money(found) + " per point"));
    }

    private Check onset() {
        RobustnessCheck check = RobustnessCheck.of(
                "timing of the difference",
                "Does the difference go on arising, or was it there within days of the response?");
        return check.of(
                onset,
                found -> found.early()
                        .map(early -> check.failed("about "
                                + Unit.share("").write(Math.min(1, early.share()))
                                + " of the difference arises in the first " + days(early.day())
                                + "; later, " + counted(early.rest())
                                + " per point. It may have been decided before the response. The figure counts what came"
                                + " from day " + Unit.whole(early.day() + 1L) + " on"))
                        .orElseGet(() -> check.passed(found.parts().stream()
                                .map(part -> between(part) + ": " + counted(part.slope()))
                                .reduce((one, other) -> one + "; " + other)
                                .orElse("nothing was counted"))));
    }

    private Check contracts(Fit<Onset> ending) {
        RobustnessCheck check = RobustnessCheck.of(
                "timing of cancellations",
                "Do contracts go on ending, or did those that end do so within days of the response?");
        return check.of(
                ending,
                found -> found.early()
                        .map(early -> check.failed("nearly all of the difference in contracts that end arises in the"
                                + " first " + days(early.day())
                                + ": these customers may have given notice before they answered"))
                        .orElseGet(() -> check.passed(found.parts().stream()
                                .map(part -> between(part) + ": " + text(part.slope(), Unit.sharePoints("")))
                                .reduce((one, other) -> one + "; " + other)
                                .orElse("no contract ended"))));
    }

    private static String between(Onset.Part part) {
        return (part.from() + 1 == part.to() ? "day " : "days ") + part.days();
    }

    static String days(int many) {
        return many == 1 ? "day" : Unit.whole(many) + " days";
    }

    private Check placebo() {
        RobustnessCheck check = RobustnessCheck.of(
                "placebo outcome",
                "Does the rating also \u201cpredict\u201d "
                        + study.plan().outcome().placeboNoun() + " in the "
                        + Unit.whole(study.plan().placeboDays())
                        + " days before the response, which it cannot have moved?");
        if (study.moneyUnknown().isPresent() && study.plan().outcome() == FollowUp.RETENTION) {
            return check.cannotTell("what customers brought before cannot be compared: "
                    + study.moneyUnknown().get());
        }
        return check.of(study.placebo(covariates), found -> {
            String said = placeboText(found);
            return found.verdict() == Verdict.PASSED
                    ? check.passed(said)
                    : found.verdict() == Verdict.FAILED ? check.failed(said) : check.cannotTell(said);
        });
    }

    private String placeboText(PlaceboRate found) {
        boolean isSameUnit = study.plan().outcome().hasPlaceboOfItsUnit();
        Unit unit = isSameUnit ? study.unitPerPoint() : Unit.number("standard deviations");
        Unit bare = new Unit(unit.kind(), unit.symbol(), isSameUnit ? "" : unit.name());
        return "per point " + Means.measured(found.placebo(), bare).text()
                + (isSameUnit
                        ? " at the length of the follow-up period; the figure less that is "
                        : "; the figure less that is ")
                + Means.measured(found.less(), bare).text();
    }

    private Check past() {
        List<String> leftOut = study.leftOut(covariates);
        return RobustnessCheck.of(
                        "what was adjusted for",
                        "Could we adjust for what customers did before the last "
                                + Unit.whole(study.plan().placeboDays()) + " days?")
                .passedIf(
                        study.hasPast() && !covariates.lacksEventsFor(KnownBefore.TERM),
                        noPast()
                                + "adjusted for "
                                + (covariates.size() == 0 ? "nothing" : String.join(", ", covariates.groups()))
                                + (leftOut.isEmpty() ? "" : "; not for " + String.join("; ", leftOut)));
    }

    private String noPast() {
        if (study.hasPast()) {
            return "";
        }
        return study.moneyUnknown().isPresent()
                ? "what customers brought before cannot be compared; "
                : "there is no earlier history that distinguishes customers; ";
    }

    private Check calendar() {
        RobustnessCheck check =
                RobustnessCheck.of("calendar", "Is it the same among customers who answered in the same week?");
        if (Arrays.stream(study.rows().day()).distinct().count() == 1) {
            return check.byDesign("all are described as of one day");
        }
        return check.of(study.finerTimes(covariates), found -> check.passedIf(!isApart(found), finerText(found)));
    }

    private boolean isApart(FinerTimes found) {
        return found.isApart(figure);
    }

    private String finerText(FinerTimes found) {
        return "within the same week " + text(found.weekly()) + " per point; adjusted for quarters only, less that: "
                + text(found.gap());
    }

    private Fit<Estimate> slope(double[] outcome) {
        return study.comparison(covariates, outcome).adjusted();
    }

    private boolean isLarge(Estimate slope) {
        double whole = study.plan().outcome() == FollowUp.GROWTH
                ? slope(study.rows().countedTo(study.plan().horizonDays())).fold(Estimate::value, no -> 0.0)
                : figure.value();
        return Math.abs(slope.value()) > CLEAR * slope.standardError()
                && Math.abs(slope.value()) > SMALL * Math.abs(whole);
    }

    private String text(Estimate estimate) {
        return text(estimate, study.unitPerPoint());
    }

    private String counted(Estimate estimate) {
        return text(estimate, study.plan().outcome().onsetUnit(study.currency()));
    }

    /** Of what is counted in money, also where the outcome is growth. */
    private String money(Estimate estimate) {
        return text(estimate, Unit.money(study.currency(), ""));
    }

    private static String text(Estimate estimate, Unit unit) {
        return Means.measured(estimate, new Unit(unit.kind(), unit.symbol(), ""))
                .text();
    }
}
