package org.wayworth.analytics.landmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wayworth.analytics.buying.BuyingChecks;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Warehouse;

/** The attempts to show that a figure per point is an artefact. */
final class LandmarkChecks {

    /** {@code doubtful-identities.sql} asks for nothing. */
    private record Nothing() {}

    private final PointWorth worth;
    private final LandmarkStudy study;
    private final Covariates covariates;
    private final Comparison comparison;
    private final Estimate main;
    private final Fit<Responding> responding;
    private final Warehouse warehouse;

    LandmarkChecks(PointWorth worth, Estimate main, Fit<Responding> responding, Warehouse warehouse) {
        this.worth = worth;
        this.study = worth.study();
        this.covariates = worth.covariates();
        this.comparison = worth.comparison();
        this.main = main;
        this.responding = responding;
        this.warehouse = warehouse;
    }

    List<Check> all(long seed) {
        double cut = worth.cut();
        String points = Unit.whole(cut);
        List<Check> checks =
                new ArrayList<>(study.rows().value().map(this::ofForecast).orElse(List.of()));
        checks.addAll(List.of(
                timeOrder(),
                placebo(),
                comparison.shuffledExposure(seed),
                comparison.overlap(cut, points + " and above", "below " + points),
                comparison.halves(study.rows().day()),
                adjustedForAll(),
                methods(),
                whoAnswered(),
                identities(),
                worth.adjusted()
                        .fold(
                                adjusted -> comparison.randomCause(adjusted, seed),
                                no -> cannotTell("random cause", "Does the figure stay?", no.found())),
                comparison.hiddenCause()));
        return checks;
    }

    private Check timeOrder() {
        return new Check(
                "time order",
                "Is everything adjusted for known before the answer, and everything counted after it?",
                Verdict.PASSED,
                "the outcome lies in the "
                        + study.plan().outcome().span(study.plan().horizonDays()) + " after "
                        + study.plan().landmark().map(date -> "the landmark").orElse("each answer")
                        + (study.plan().outcome().isForecast()
                                ? "; the first "
                                        + Unit.whole(study.plan().seenDays())
                                        + " days were observed, and the rest"
                                        + " forecast from purchases without the rating, for every one of the "
                                : ", observed to their end for every one of the ")
                        + study.base().text(),
                Grade.UNADJUSTED);
    }

    /** What a forecast adds to doubt: whether it foresaw, for all ratings alike, and what was seen without it. */
    private List<Check> ofForecast(LandmarkValue value) {
        return List.of(new BuyingChecks(value.study(), value.model()).sales(), missByRating(value), seenAlone());
    }

    /** A forecast that is too high for those who rate high would make a difference where there is none. */
    private Check missByRating(LandmarkValue value) {
        String question = "Tried on the " + Unit.whole(value.study().holdoutDays())
                + " days kept aside, does the forecast miss high and low raters alike?";
        long[] customers = study.rows().customers();
        double[] day = study.rows().day();
        double[] miss = new double[day.length];
        boolean[] chosen = new boolean[day.length];
        for (int i : latestBefore(value.calibratedDay(), customers, day)) {
            if (value.expected().isTested(customers[i])) {
                chosen[i] = true;
                miss[i] = value.study().plan().marginOrAll()
                        * value.expected().tested(customers[i]).miss();
            }
        }
        return study.comparison(covariates, miss)
                .among(chosen)
                .fold(
                        slope -> missByRating(slope, question),
                        no -> cannotTell("forecast by rating", question, no.found()));
    }

    private Check missByRating(Estimate slope, String question) {
        boolean isAlike = slope.interval().contains(0);
        boolean isTooSmall = slope.value() * main.value() > 0;
        return new Check(
                "forecast by rating",
                question,
                isAlike || isTooSmall ? Verdict.PASSED : Verdict.FAILED,
                "sales above the forecast " + text(slope) + " per point"
                        + (isAlike
                                ? ", which chance explains"
                                : isTooSmall ? ", so that the figure shown is rather too small" : ""),
                Grade.UNADJUSTED);
    }

    private static int[] latestBefore(double until, long[] customers, double[] day) {
        Map<Long, Integer> latest = new HashMap<>();
        for (int i = 0; i < day.length; i++) {
            if (day[i] <= until) {
                latest.merge(customers[i], i, (one, other) -> day[one] >= day[other] ? one : other);
            }
        }
        return latest.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private Check seenAlone() {
        String question = "Does what really came in, without any forecast, point the same way?";
        return study.comparison(covariates, study.rows().early())
                .adjusted()
                .fold(
                        seen -> new Check(
                                "seen alone",
                                question,
                                seen.value() * main.value() >= 0 ? Verdict.PASSED : Verdict.FAILED,
                                "in the first "
                                        + Unit.whole(study.plan().seenDays()) + " days " + text(seen)
                                        + " per point; "
                                        + Unit.share("").write(study.forecastShare())
                                        + " of the lifetime value is forecast",
                                Grade.UNADJUSTED),
                        no -> cannotTell("seen alone", question, no.found()));
    }

    private Check placebo() {
        boolean sameUnit = study.plan().outcome() == FollowUp.REVENUE;
        return study.placebo(covariates)
                .placebo(
                        "revenue in the " + Unit.whole(study.plan().placeboDays()) + " days before the answer",
                        sameUnit ? Optional.of(main) : Optional.empty());
    }

    private Check adjustedForAll() {
        List<String> leftOut = covariates.leftOut();
        boolean hasHistory = covariates.groups().stream().anyMatch(group -> group.contains("revenue"));
        return new Check(
                "what was adjusted for",
                "Could we allow for what customers brought before?",
                hasHistory ? Verdict.PASSED : Verdict.CANNOT_TELL,
                "adjusted for " + (covariates.size() == 0 ? "nothing" : String.join(", ", covariates.groups()))
                        + (leftOut.isEmpty() ? "" : "; not for " + String.join("; ", leftOut)),
                Grade.UNADJUSTED);
    }

    /** Opposite signs block the headline before this is asked; here they must not be far apart either. */
    private Check methods() {
        String question = "Do two ways of allowing for what was known say the same?";
        return worth.adjusted()
                .flatMap(adjusted -> worth.crossFitted().map(other -> methods(adjusted, other.effect(), question)))
                .fold(
                        check -> check,
                        no -> new Check("two methods", question, Verdict.CANNOT_TELL, no.found(), Grade.ADJUSTED));
    }

    private Check methods(Estimate adjusted, Estimate other, String question) {
        boolean inside =
                adjusted.interval().contains(other.value()) || other.interval().contains(adjusted.value());
        return new Check(
                "two methods",
                question,
                inside ? Verdict.PASSED : Verdict.FAILED,
                "adjusted " + text(adjusted) + ", cross-fitted " + text(other),
                Grade.UNADJUSTED);
    }

    /** The finding speaks of those who answered, so not knowing who was asked does not lower it. */
    private Check whoAnswered() {
        String question = "Would it be the same if everybody who was asked had answered alike?";
        return responding
                .flatMap(answers -> worth.weighted()
                        .map(weighted -> new Check(
                                "who answered",
                                question,
                                main.interval().contains(weighted.value()) ? Verdict.PASSED : Verdict.FAILED,
                                "weighted to the " + Unit.whole(answers.asked()) + " who were asked, " + text(weighted)
                                        + "; as answered, " + text(main),
                                Grade.UNADJUSTED)))
                .fold(check -> check, no -> cannotTell("who answered", question, no.found()));
    }

    /** The bar for joining two keys to one customer, raised: those joined by a rule of the few are left out. */
    private Check identities() {
        String question = "Is it the same without customers whose identity rests on a rule that joined only a few?";
        long[] doubtful = warehouse
                .read(Landmarks.class, "doubtful-identities.sql", new Nothing())
                .longs("customer_id");
        long[] customers = study.rows().customers();
        boolean[] sure = new boolean[customers.length];
        int left = 0;
        for (int i = 0; i < sure.length; i++) {
            sure[i] = Arrays.binarySearch(doubtful, customers[i]) < 0;
            left += sure[i] ? 0 : 1;
        }
        if (left == 0) {
            return cannotTell("identity", question, "the same rules joined all customers, so there is no bar to raise");
        }
        String without = "without " + Unit.whole(left) + " rows, ";
        return comparison
                .among(sure)
                .fold(
                        strict -> new Check(
                                "identity",
                                question,
                                main.interval().contains(strict.value()) ? Verdict.PASSED : Verdict.FAILED,
                                without + text(strict) + "; with them, " + text(main),
                                Grade.UNADJUSTED),
                        no -> cannotTell("identity", question, without + no.found()));
    }

    /** Without effect on the grade of an adjusted comparison. */
    private static Check cannotTell(String name, String question, String found) {
        return new Check(name, question, Verdict.CANNOT_TELL, found, Grade.ADJUSTED);
    }

    private String text(Estimate estimate) {
        Unit unit = study.unitPerPoint();
        return Means.measured(estimate, new Unit(unit.kind(), unit.symbol(), ""))
                .text();
    }
}
