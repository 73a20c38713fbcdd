package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.weighting.UnitWeights;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;

/** The findings of one run, in their order. */
final class DriversFindings {

    private final Run run;
    private final Optional<ObservationWindow> observed;
    private final List<Finding> findings = new ArrayList<>();

    /** @param observed from when to when it is known what customers did */
    DriversFindings(Run run, Optional<ObservationWindow> observed) {
        this.run = run;
        this.observed = observed;
    }

    List<Finding> all() {
        return findings;
    }

    /**
     * What the questions account for, or why that cannot be told; and what they are worth in money.
     *
     * @param money the finding that follows, or why there is none; empty where it was not asked
     * @param more for the reader to know
     */
    void add(
            DriversStudy study,
            ModelAssumptions model,
            List<RoutedQuestion> routed,
            Optional<Outcome> money,
            List<String> more) {
        List<String> assumptions = assumptions(study, model.assumptions());
        assumptions.addAll(more);
        money.flatMap(DriversFindings::refusal)
                .ifPresent(no -> assumptions.add(no.aside("what a driver is worth in money")));
        findings.add(new FindingBuilder(run, findings.size(), DriversAnalysis.CARD.question(), study.base())
                .estimand(estimand(study) + observed(study))
                .estimate(estimate(study))
                .design(study.target().design())
                .checks(new DriversChecks(study).all(model))
                .pictures(new DriversExhibits(study).all(routed, model))
                .assuming(assumptions)
                .workings(new DriversWorkings(study).all(routed, model))
                .stating(DriversStatements.of(study)));
        money.flatMap(DriversFindings::finding).ifPresent(findings::add);
    }

    /** The same of a part of the respondents. */
    void add(DriversStudy part, ModelAssumptions model) {
        add(part, model, List.of(), Optional.empty(), List.of());
    }

    /** R² where there is no order, the share of the strongest drivers where there is. */
    private static Measured estimate(DriversStudy study) {
        DriversModel model = study.model();
        if (!study.isRanked()) {
            return model.r2Measured(study.target().explainedUnit());
        }
        return model.isStable()
                ? model.namedShare(study.shareUnit())
                : model.share(model.order()[0], study.shareUnit());
    }

    private static Optional<Outcome.Refusal> refusal(Outcome outcome) {
        return outcome.fold(answer -> Optional.empty(), Optional::of);
    }

    private static Optional<Finding> finding(Outcome outcome) {
        return outcome.fold(answer -> Optional.of(answer.headline()), refusal -> Optional.empty());
    }

    /** The clearest of the questions that only some could answer; the others are in the headline's pictures. */
    void addRouted(DriversStudy study, List<RoutedQuestion> routed) {
        routed.stream()
                .filter(RoutedQuestion::isClear)
                .max(Comparator.comparingDouble(
                        each -> Math.abs(each.model().slope(each.model().size() - 1))))
                .ifPresent(each -> addRouted(study, each));
    }

    private void addRouted(DriversStudy study, RoutedQuestion routed) {
        Base base = new SampleAccount()
                .leftOut(
                        "did not rate \"" + routed.name() + "\", or another question in the model did not apply",
                        study.respondents().size() - routed.rows().size())
                .remaining(routed.rows().size(), "responses");
        findings.add(new FindingBuilder(run, findings.size(), DriversAnalysis.CARD.question(), base)
                .estimand("Slope of " + study.target().text() + " on the rating of \"" + routed.name()
                        + "\" among respondents who rated it, the other questions in the model held constant.")
                .estimate(routed.slope(study.target().perPoint()))
                .design(study.target().design())
                .check(RobustnessCheck.of(
                                "multiple questions", "Is it clear beyond chance, counting all questions of this kind?")
                        .byDesign("only such questions are reported; probability by chance, corrected for their number"
                                + " (Benjamini–Hochberg), " + chance(routed.adjusted())))
                .assuming(assumptions(study, List.of("Those who could not rate it are left out, not filled in.")))
                .stating(grade -> DriversStatements.ofRouted(study, routed, grade)));
    }

    /** Whether some put the weight elsewhere; nothing where that cannot be told. */
    void addContrast(DriversStudy study, Fit<SegmentContrast> contrast) {
        contrast.map(found -> findings.add(SegmentContrastFinding.of(run, findings.size(), study, found, observed)));
    }

    /** "below 0.0001" or four decimals. */
    static String chance(double probability) {
        return probability < 1e-4 ? "below 0.0001" : String.format(Locale.ROOT, "%.4f", probability);
    }

    /** Who brings most, who buys again and who stays rests on what is recorded of customers. */
    private String observed(DriversStudy study) {
        return study.group().isBest() || study.target().isShare()
                ? observed.map(window -> " " + window.text()).orElse("")
                : "";
    }

    private static String estimand(DriversStudy study) {
        return "How the explained variance of " + study.target().text() + " divides among "
                + study.model().size() + (study.model().size() == 1 ? " question" : " questions")
                + ": Shapley values of R² (LMG), among " + study.group().text()
                + " and to whom all of these questions applied"
                + (study.model().sample().isWeighted() ? "; weighted by the survey's own weights." : ".");
    }

    /** @param missing what is taken for granted of what was not answered */
    private static List<String> assumptions(DriversStudy study, List<String> missing) {
        List<String> assumptions = new ArrayList<>();
        assumptions.add(
                "A share of the explained variation is no return on investment: it does not say what improving a"
                        + " question would bring.");
        if (!study.target().isShare()) {
            assumptions.add(
                    "Questions and outcome come from the same questionnaire: a general mood may have coloured both"
                            + " (common method bias).");
        }
        assumptions.addAll(missing);
        UnitWeights spread = study.model().sample().spread();
        if (spread.isUneven()) {
            assumptions.add(DriversRefusals.countAs(spread) + " (effective sample size); the intervals allow for it.");
        }
        assumptions.add("The results describe those who responded, not those who did not.");
        assumptions.add(
                "An experiment that improves one of these things for some customers first could confirm or refute"
                        + " this.");
        return assumptions;
    }
}
