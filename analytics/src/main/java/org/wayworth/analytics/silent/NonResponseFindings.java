package org.wayworth.analytics.silent;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Estimate;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** What {@link SilentAnalysis} finds: what non-respondents are worth, who responds, and what that does to the score. */
final class NonResponseFindings {

    /** What no weights can mend. */
    private static final String NOT_MENDED =
            "Nothing but the answers of non-respondents could tell whether dissatisfied customers respond less than"
                    + " similar customers who are satisfied.";

    private final NonResponseStudy study;
    private final NonResponseExhibits exhibits;
    private final NonResponseStatements statements;
    private final SmallGroups small;
    private final Run run;

    NonResponseFindings(NonResponseStudy study, SmallGroups small, Run run) {
        this.study = study;
        this.exhibits = new NonResponseExhibits(study);
        this.statements = new NonResponseStatements(study);
        this.small = small;
        this.run = run;
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        findings.add(nonRespondents());
        study.value()
                .flatMap(NonRespondentValue::timesAsLikely)
                .ifPresent(times -> findings.add(whoResponds(times, findings.size())));
        AdjustedScore score = study.scores().get(0);
        score.weighted().ifPresent(weighted -> findings.add(weighted(score, weighted, findings.size())));
        findings.add(bounds(score, findings.size()));
        study.waves()
                .ifPresent(waves -> findings.addAll(new WaveFindings(study, waves, small, run).all(findings.size())));
        return findings;
    }

    private Finding nonRespondents() {
        List<Exhibit> shown = new ArrayList<>();
        shown.add(exhibits.shares());
        shown.add(exhibits.numbers());
        exhibits.money().ifPresent(shown::add);
        shown.add(SampleAccount.picture(study.base()));
        return new FindingBuilder(run, 0, SilentAnalysis.CARD.question(), study.base())
                .estimand(study.value()
                        .map(v -> "Share of non-respondents in the revenue that " + study.asked() + " brought in "
                                + coverage().before() + " they were asked. " + asking() + recorded())
                        .orElseGet(() -> "Share of " + study.asked() + " who responded. " + asking()))
                .estimate(study.value()
                        .map(v -> Measured.counted(v.silentShare(), Unit.share("of the revenue")))
                        .orElseGet(() -> Means.measured(study.rate(), Unit.share("responded"))))
                .checks(study.checks())
                .pictures(shown)
                .assuming("Customers are described as they were " + study.moment() + ".")
                .assuming(NOT_MENDED)
                .assuming(
                        "Each difference is tested on its own; the workings correct for the number of classes and numbers.")
                .assuming(study.noRevenue().stream().toList())
                .workings(nonRespondentSteps())
                .stating(statements.nonRespondents());
    }

    private RevenueCoverage coverage() {
        return study.people().coverage().orElseThrow();
    }

    /** Which survey, and asked when. */
    private String asking() {
        return "Survey " + study.survey().survey() + ", asked from "
                + Sentence.date(study.window().fromDay()) + " to "
                + Sentence.date(study.window().cutDay()) + ".";
    }

    private String recorded() {
        return coverage()
                .window()
                .map(ObservationWindow::text)
                .map(text -> " " + text)
                .orElse("");
    }

    private List<Step> nonRespondentSteps() {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of(
                "customers",
                List.of(
                        Step.of(study.asked(), study.people().size()),
                        Step.of("responded", study.people().nHeard()),
                        Step.of("response rate", percent(study.rate().value())))));
        study.value()
                .ifPresent(v -> steps.add(Step.of(
                        study.people().revenueName(),
                        List.of(Step.of("of all", v.total()), Step.of("of non-respondents", v.silent())))));
        List<Step> differences = new ArrayList<>();
        for (RespondentDifferences.Measure measure : RespondentDifferences.Measure.values()) {
            study.differences()
                    .in(measure)
                    .forEach(d -> differences.add(Step.of(
                            d.name(),
                            d.heardLessAll().text() + ", p-value "
                                    + Unit.number("").write(d.chance(), 4, RoundingMode.HALF_EVEN)
                                    + (d.isClear() ? "" : ": not clear"))));
        }
        steps.add(Step.of("respondents less all, p-values corrected (Benjamini–Hochberg)", differences));
        steps.add(Step.of("classes hidden", study.differences().hidden()));
        return steps;
    }

    private Finding whoResponds(Measured times, int index) {
        NonRespondentValue value = study.value().orElseThrow();
        List<Exhibit> shown = new ArrayList<>();
        shown.add(exhibits.ratesByRevenue());
        study.model().map(m -> shown.add(exhibits.odds(m)));
        return new FindingBuilder(run, index, "Who responds?", study.base())
                .estimand("Response rate among customers with "
                        + study.people().write(value.threshold())
                        + " or more of " + study.people().revenueName()
                        + " they were asked, over that among all others. " + asking() + recorded())
                .estimate(times)
                .design(Design.RAW_COMPARISON)
                .pictures(shown)
                .assuming("The comparison is unadjusted: those who spend more may also be more satisfied.")
                .assuming(Unit.whole(value.nHigh()) + (value.nHigh() == 1 ? " customer is" : " customers are")
                        + " of high value.")
                .workings(modelSteps())
                .stating(statements.whoResponds(times, value));
    }

    private List<Step> modelSteps() {
        return study.model()
                .fold(
                        NonResponseFindings::steps,
                        no -> List.of(Step.of(
                                "no response model",
                                KernelWords.found(
                                        no,
                                        ResponseModel.covariates(study.people()).names()))));
    }

    private static List<Step> steps(ResponseModel m) {
        List<Step> coefficients = new ArrayList<>();
        coefficients.add(Step.of("intercept", m.model().coefficients().at(0)));
        List<String> names = m.covariates().names();
        for (int j = 0; j < names.size(); j++) {
            coefficients.add(Step.of(names.get(j), m.model().coefficients().at(j + 1)));
        }
        return List.of(
                Step.of(
                        "response model: logistic regression, McFadden's R² "
                                + percent(m.model().mcFadden()),
                        coefficients),
                Step.of(
                        "weights",
                        List.of(
                                Step.of(
                                        "R-indicator",
                                        m.representative().indicator() + " ("
                                                + m.representative().interval().low()
                                                + " to "
                                                + m.representative().interval().high() + ")"),
                                Step.of("largest weight", m.weights().largest()),
                                Step.of("design effect", m.weights().designEffect()),
                                Step.of("effective sample size", m.weights().effectiveRows()))),
                Step.of("left out", String.join(", ", m.covariates().leftOut())));
    }

    private Finding weighted(AdjustedScore score, Estimate weighted, int index) {
        Measured measured = Means.measured(weighted, score.scale().unit());
        Measured change =
                Means.measured(score.change().orElseThrow(), score.scale().unit());
        List<Exhibit> shown = new ArrayList<>();
        study.scores().forEach(s -> shown.add(exhibits.score(s)));
        shown.add(exhibits.scores());
        return new FindingBuilder(run, index, "What does non-response do to the score?", study.base())
                .estimand(Sentence.begin(score.scale().inSentence()) + " of all " + study.asked()
                        + ", if non-respondents would rate like respondents with the same "
                        + study.model().fold(m -> Sentence.list(m.covariates().groups()), no -> "facts")
                        + ". " + asking())
                .estimate(measured)
                .checks(study.checks())
                .pictures(shown)
                .assuming("Weights correct only for what is known of customers. " + NOT_MENDED)
                .assuming("A random sample of non-respondents, asked by telephone, could confirm or refute this.")
                .workings(modelSteps())
                .stating(statements.weighted(score.scale(), measured, change));
    }

    private Finding bounds(AdjustedScore score, int index) {
        Measured bounds = NonResponseExhibits.bounds(score);
        return new FindingBuilder(run, index, "What is known of the score without any assumption?", study.base())
                .estimand(Sentence.begin(score.scale().inSentence()) + " of all " + study.asked()
                        + ": from all non-respondents giving the lowest rating to all of them giving the highest. "
                        + asking())
                .estimate(bounds)
                .picture(exhibits.score(score))
                .assuming("Only more responses make this range narrower.")
                .workings(List.of(Step.of(
                        "worst cases (Manski 1990; Imbens and Manski 2004)",
                        List.of(
                                Step.of(
                                        "all non-respondents at the lowest rating",
                                        score.bounds().low()),
                                Step.of(
                                        "all non-respondents at the highest rating",
                                        score.bounds().high()),
                                Step.of("responded", score.bounds().answered()),
                                Step.of(study.asked(), score.bounds().asked())))))
                .stating(statements.bounds(score.scale(), bounds));
    }

    private static String percent(double share) {
        return Unit.share("").write(share);
    }
}
