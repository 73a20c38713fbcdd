package org.wayworth.analytics.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.kernel.Estimate;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Unit;

/** The attempts to show that a linkage is an artefact. */
final class LinkageChecks {

    private final LinkageStudy study;
    private final Covariates covariates;
    private final Comparison comparison;
    private final Estimate estimate;

    LinkageChecks(LinkageStudy study, Covariates covariates, Comparison comparison, Estimate estimate) {
        this.study = study;
        this.covariates = covariates;
        this.comparison = comparison;
        this.estimate = estimate;
    }

    List<Check> all(long seed) {
        double cut = cut();
        String points = Unit.count("").write(cut);
        return List.of(
                timeOrder(),
                placebo(),
                comparison.shuffledExposure(seed),
                comparison.overlap(cut, points + " and above", "below " + points),
                comparison.halves(study.rows().day()),
                adjustedForAll(),
                comparison.hiddenCause());
    }

    private Check timeOrder() {
        return new Check(
                "time order",
                "Is everything adjusted for known before the answer, and everything counted after it?",
                Verdict.PASSED,
                "the outcome lies in the " + study.options().horizonDays() + " days after "
                        + study.options().landmark().map(date -> "the landmark").orElse("each answer")
                        + ", observed to their end for every one of the "
                        + study.base().text(),
                Grade.UNADJUSTED);
    }

    private Check placebo() {
        LinkageRows rows = study.rows();
        Covariates early = rows.earlyCovariates().withoutDependent().atMost(covariates.size());
        boolean sameUnit = study.options().outcome() == LinkageOutcome.REVENUE;
        return rows.placeboComparison(early, Unit.money(study.currency(), ""))
                .placebo(
                        "revenue in the " + study.options().placeboDays() + " days before the answer",
                        sameUnit ? Optional.of(estimate) : Optional.empty());
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

    /** The rating that parts the respondents most evenly. */
    private double cut() {
        double[] sorted = study.rows().ratings();
        Arrays.sort(sorted);
        double best = sorted[sorted.length - 1];
        int bestGap = sorted.length;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] > sorted[i - 1]) {
                int gap = Math.abs(sorted.length - 2 * i);
                if (gap < bestGap) {
                    bestGap = gap;
                    best = sorted[i];
                }
            }
        }
        return best;
    }
}
