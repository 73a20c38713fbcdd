package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Statement;

/** Studies put into words. */
final class DriversFindings {

    private final Run run;
    private final List<Finding> findings = new ArrayList<>();

    DriversFindings(Run run) {
        this.run = run;
    }

    List<Finding> all() {
        return findings;
    }

    /**
     * What the questions account for, or why that cannot be told; and the way on to money.
     *
     * @param money the finding that follows, or why there is none; empty where it was not asked
     */
    void add(DriversStudy study, DriversProbes probes, List<DriversApart> apart, Optional<Outcome> money) {
        DriversModel model = study.model();
        Measured r2 = model.r2Measured(study.r2Unit());
        Measured named = model.namedShare(study.shareUnit());
        Measured first = model.share(model.order()[0], study.shareUnit());
        boolean ranked = study.isRanked();
        List<String> assumptions = assumptions(study, probes.assumptions());
        money.flatMap(DriversFindings::refusal)
                .ifPresent(no -> assumptions.add("We cannot say what a question brings in money. " + no.have()));
        findings.add(new FindingBuilder(run, findings.size(), DriversAnalysis.CARD.question(), study.base())
                .estimand(estimand(study))
                .estimate(!ranked ? r2 : model.isStable() ? named : first)
                .design(study.target().design())
                .checks(new DriversChecks(study).all(probes))
                .pictures(new DriversExhibits(study).all(apart, probes))
                .assuming(assumptions)
                .workings(new DriversWorkings(study).all(apart, probes))
                .stating(Statement.description(
                        "{sentence}",
                        Statement.name(
                                "sentence",
                                !ranked
                                        ? unranked(study, r2)
                                        : model.isStable()
                                                ? fitted(ranking(study, named), shortRanking(study, named))
                                                : unstable(study, first)))));
        money.flatMap(DriversFindings::finding).ifPresent(findings::add);
    }

    private static Optional<Outcome.Refusal> refusal(Outcome outcome) {
        return outcome.fold(answer -> Optional.empty(), Optional::of);
    }

    private static Optional<Finding> finding(Outcome outcome) {
        return outcome.fold(answer -> Optional.of(answer.headline()), refusal -> Optional.empty());
    }

    /** The clearest of the questions that only some could answer; the others are in the headline's pictures. */
    void addApart(DriversStudy study, List<DriversApart> apart) {
        apart.stream()
                .filter(DriversApart::isClear)
                .max(Comparator.comparingDouble(
                        each -> Math.abs(each.model().slope(each.model().size() - 1))))
                .ifPresent(each -> addApart(study, each));
    }

    private void addApart(DriversStudy study, DriversApart apart) {
        Measured slope = apart.slope(study.target().perPoint());
        Base base = new Base(
                apart.rows().size(),
                "responses",
                List.of(new Base.Drop(
                        "did not rate " + apart.name() + ", or another question did not apply to them",
                        study.respondents().size() - apart.rows().size())));
        Check several = new Check(
                "several questions",
                "Is it clear beyond chance, counting all such questions?",
                Verdict.PASSED,
                "probability of such a slope by chance " + chance(apart.adjusted()),
                Grade.DESCRIPTIVE);
        findings.add(new FindingBuilder(run, findings.size(), DriversAnalysis.CARD.question(), base)
                .estimand("Slope of " + study.target().text() + " on the rating of " + apart.name()
                        + " among those who could rate it, the questions of the one model held.")
                .estimate(slope)
                .design(study.target().design())
                .checks(List.of(several))
                .assuming(assumptions(study, List.of("Those who could not rate it are not filled in.")))
                .stating(Statement.description(
                        "{sentence}",
                        Statement.name(
                                "sentence",
                                fitted(
                                        Sentence.begin(apart.name())
                                                + ": among those who rated it, one point more goes with "
                                                + size(study, slope) + ".",
                                        "Among those who rated it, one point more of " + apart.name() + " goes with "
                                                + slope.sizeText() + ".")))));
    }

    /** Whether some put the weight elsewhere; nothing where that cannot be told. */
    void addContrast(DriversStudy study, Fit<DriversContrast> contrast) {
        contrast.map(found -> findings.add(DriversContrastFinding.of(run, findings.size(), study, found)));
    }

    /** "0.24 points more of satisfaction", "a share 1.2 pp lower of who buys again". */
    private static String size(DriversStudy study, Measured slope) {
        boolean up = slope.value() > 0;
        return study.target().isShare()
                ? "a share " + slope.sizeText() + (up ? " higher" : " lower") + " of "
                        + study.target().noun()
                : slope.sizeText() + " points " + (up ? "more" : "less") + " of "
                        + study.target().noun();
    }

    private static String ranking(DriversStudy study, Measured named) {
        return begin(study, names(study.model()))
                + (study.model().named().size() == 1 ? " accounts for " : " account for ")
                + named.valueText() + " of what " + study.model().size() + " questions explain of "
                + study.target().noun() + ".";
    }

    private static String shortRanking(DriversStudy study, Measured named) {
        int count = study.model().named().size();
        return begin(study, count + " of " + study.model().size() + " questions") + " account for " + named.valueText()
                + " of what all explain.";
    }

    /** Other respondents might have put others on top. */
    private static String unstable(DriversStudy study, Measured first) {
        String name = study.model().name(study.model().order()[0]);
        return fitted(
                begin(study, name) + " comes first, but not surely: " + first.valueText() + " of what "
                        + study.model().size() + " questions explain of "
                        + study.target().noun() + ".",
                begin(study, "no few") + " of " + study.model().size() + " questions surely stand out.");
    }

    private static String unranked(DriversStudy study, Measured r2) {
        String explain = begin(study, study.model().size() + " questions") + " together explain " + r2.valueText()
                + " of the differences in " + study.target().noun();
        if (!study.explainsEnough()) {
            return fitted(explain + ": too little to rank them.", "Too little is explained to rank the questions.");
        }
        return study.isHalo()
                ? fitted(explain + ", but all say one thing.", "The questions say one thing: no ranking.")
                : fitted(explain + "; none stands out beyond chance.", "No question stands out beyond chance.");
    }

    static String chance(double probability) {
        return probability < 1e-4 ? "below 0.0001" : String.format(Locale.ROOT, "%.4f", probability);
    }

    private static String begin(DriversStudy study, String subject) {
        return study.audience().isEmpty() ? Sentence.begin(subject) : study.audience() + ", " + subject;
    }

    private static String fitted(String sentence, String shorter) {
        return sentence.length() <= Statement.LONGEST ? sentence : shorter;
    }

    private static String names(DriversModel model) {
        List<String> names = model.named().stream().map(model::name).toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static String estimand(DriversStudy study) {
        return "How the explained part of the variance of " + study.target().text() + " falls to "
                + study.model().size() + " questions, averaged over all orders in which they could be taken (LMG), "
                + (study.audience().isEmpty()
                        ? "among those who answered"
                        : study.audience().toLowerCase(Locale.ROOT))
                + " and to whom all of these questions applied"
                + (study.model().sample().isWeighted() ? "; weighted as the source weighs them." : ".");
    }

    /** @param blanks what is taken for granted of what was not answered */
    private static List<String> assumptions(DriversStudy study, List<String> blanks) {
        List<String> assumptions = new ArrayList<>();
        assumptions.add(
                "A share of what is explained is no return: it does not say what changing a question would bring.");
        if (!study.target().isShare()) {
            assumptions.add(
                    "Questions and outcome come from one questionnaire: a good mood may have coloured both at once.");
        }
        assumptions.addAll(blanks);
        assumptions.add("Those who answered stand for themselves, not for those who did not.");
        assumptions.add("An experiment that improves one question for some first would change our mind.");
        return assumptions;
    }
}
