package org.wayworth.analytics.silent;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.kernel.Estimate;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** What {@link SilentAnalysis} says: what the silent are worth, who answers, and what that does to the score. */
final class SilentFindings {

    private final SilentStudy study;
    private final SilentExhibits exhibits;
    private final SmallGroups small;
    private final Run run;

    SilentFindings(SilentStudy study, SmallGroups small, Run run) {
        this.study = study;
        this.exhibits = new SilentExhibits(study);
        this.small = small;
        this.run = run;
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        findings.add(silent());
        study.value()
                .flatMap(SilentValue::timesAsOften)
                .ifPresent(times -> findings.add(often(times, findings.size())));
        SilentScore score = study.scores().get(0);
        score.weighted().ifPresent(weighted -> findings.add(weighted(score, weighted, findings.size())));
        findings.add(bounds(score, findings.size()));
        study.waves()
                .ifPresent(waves ->
                        findings.addAll(new SilentWaveFindings(study, waves, small, run).all(findings.size())));
        return findings;
    }

    private Finding silent() {
        List<Exhibit> shown = new ArrayList<>();
        shown.add(exhibits.shares());
        shown.add(exhibits.numbers());
        exhibits.money().ifPresent(shown::add);
        shown.add(exhibits.attrition());
        Estimate rate = study.rate();
        return new FindingBuilder(run, 0, SilentAnalysis.CARD.question(), study.base())
                .estimand(study.value()
                        .map(v ->
                                "Share of the revenue of the 365 days before that comes from those who did not answer "
                                        + study.survey().text() + ", among " + study.everyone() + " from "
                                        + study.window().fromDay() + " to "
                                        + study.window().cutDay())
                        .orElse("Share of " + study.everyone() + " from "
                                + study.window().fromDay() + " to "
                                + study.window().cutDay() + " who answered "
                                + study.survey().text()))
                .estimate(study.value()
                        .map(v -> Measured.counted(v.silentShare(), Unit.share("of the revenue")))
                        .orElse(new Measured(
                                rate.value(),
                                rate.interval().low(),
                                rate.interval().high(),
                                rate.interval().level(),
                                Unit.share("answered"))))
                .checks(study.checks())
                .pictures(shown)
                .assuming(List.of(
                        "People are described as they were " + study.moment() + ".",
                        "Each difference is looked at alone; chance makes some, which the workings allow for within each"
                                + " group."))
                .workings(silentSteps())
                .stating(Statement.description(
                        "{sentence}",
                        Statement.name(
                                "sentence",
                                study.value()
                                        .map(v -> "Those who did not answer, " + percent(1 - rate.value())
                                                + " of people, bring "
                                                + percent(v.silentShare()) + " of the revenue of "
                                                + study.everyone() + ".")
                                        .orElse(percent(rate.value()) + " of " + study.everyone() + " answered."))));
    }

    private List<Step> silentSteps() {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of(
                "people",
                List.of(
                        Step.of(study.everyone(), study.people().size()),
                        Step.of("answered", study.people().nHeard()),
                        Step.of("share who answered", percent(study.rate().value())))));
        study.value()
                .ifPresent(v -> steps.add(Step.of(
                        "revenue of the year before",
                        List.of(
                                Step.of("of all", study.people().write(v.total())),
                                Step.of("of the silent", study.people().write(v.silent()))))));
        List<Step> differences = new ArrayList<>();
        for (SilentDifferences.Told told : SilentDifferences.Told.values()) {
            study.differences()
                    .told(told)
                    .forEach(d -> differences.add(Step.of(
                            d.name(),
                            d.heardLessAll().text() + ", chance "
                                    + Unit.number("").write(d.chance(), 4, RoundingMode.HALF_EVEN)
                                    + (d.isClear() ? "" : ": not clear"))));
        }
        steps.add(Step.of("answered less all, chances corrected (Benjamini–Hochberg)", differences));
        steps.add(Step.of("classes hidden", study.differences().hidden()));
        return steps;
    }

    private Finding often(Measured times, int index) {
        SilentValue value = study.value().orElseThrow();
        String who = "Customers of " + study.people().write(value.threshold()) + " or more";
        String statement = times.isClearOf(1)
                ? who + " answer " + times.valueText() + " times as often as the others."
                : who + " answer about as often as the others.";
        List<Exhibit> shown = new ArrayList<>();
        shown.add(exhibits.ratesByRevenue());
        study.model().map(m -> shown.add(exhibits.signs(m)));
        return new FindingBuilder(run, index, "Who answers?", study.base())
                .estimand("Share who answer among customers with "
                        + study.people().write(value.threshold())
                        + " or more of revenue in the 365 days before, over that among all others")
                .estimate(times)
                .design(Design.RAW_COMPARISON)
                .pictures(shown)
                .assuming(List.of(
                        "The two groups are compared as they are: those who spend more may also be more satisfied.",
                        Unit.whole(value.nHigh()) + " customers are of high value."))
                .workings(modelSteps())
                .stating(Statement.description("{sentence}", Statement.name("sentence", statement)));
    }

    private List<Step> modelSteps() {
        List<Step> steps = new ArrayList<>();
        study.model()
                .fold(
                        m -> {
                            List<Step> coefficients = new ArrayList<>();
                            coefficients.add(Step.of(
                                    "intercept", m.model().coefficients().at(0)));
                            List<String> names = m.covariates().names();
                            for (int j = 0; j < names.size(); j++) {
                                coefficients.add(Step.of(
                                        names.get(j), m.model().coefficients().at(j + 1)));
                            }
                            steps.add(Step.of(
                                    "model: logistic regression of answering, McFadden's R² "
                                            + percent(m.model().mcFadden()),
                                    coefficients));
                            steps.add(Step.of(
                                    "weights",
                                    List.of(
                                            Step.of(
                                                    "R-indicator",
                                                    m.representative().indicator() + " ("
                                                            + m.representative()
                                                                    .interval()
                                                                    .low()
                                                            + " to "
                                                            + m.representative()
                                                                    .interval()
                                                                    .high() + ")"),
                                            Step.of("largest", m.weights().largest()),
                                            Step.of("design effect", m.weights().designEffect()),
                                            Step.of(
                                                    "plain answers they are worth",
                                                    m.weights().effectiveRows()))));
                            steps.add(Step.of(
                                    "left out", String.join(", ", m.covariates().leftOut())));
                            return true;
                        },
                        no -> steps.add(Step.of("no model", no.found())));
        return steps;
    }

    private Finding weighted(SilentScore score, Estimate weighted, int index) {
        Measured measured = SilentExhibits.measured(weighted, score);
        Measured change = SilentExhibits.measured(score.change().orElseThrow(), score);
        String statement = "Weighted for who answers, the "
                + lower(score.scale().name()) + " is " + measured.valueText()
                + (!change.isClearOf(0)
                        ? ", not clearly other than as answered."
                        : score.scale().isNegligible(change.value())
                                ? ", all but the same as answered."
                                : ", " + change.sizeText() + (change.value() < 0 ? " lower" : " higher")
                                        + " than as answered.");
        List<Exhibit> shown = new ArrayList<>();
        study.scores().forEach(s -> shown.add(exhibits.score(s)));
        shown.add(exhibits.scores());
        return new FindingBuilder(run, index, "What does their silence do to the score?", study.base())
                .estimand(score.scale().name() + " of " + study.everyone()
                        + ", if the silent would rate as those who answered and are like them in "
                        + study.model()
                                .fold(m -> String.join(", ", m.covariates().groups()), no -> "nothing"))
                .estimate(measured)
                .checks(study.checks())
                .pictures(shown)
                .assuming(List.of(
                        "Weights mend only what comes from things we know. They cannot mend it when the dissatisfied answer"
                                + " less than others like them.",
                        "Asking a random part of the silent by telephone would tell."))
                .workings(modelSteps())
                .stating(Statement.description("{sentence}", Statement.name("sentence", statement)));
    }

    private Finding bounds(SilentScore score, int index) {
        Measured bounds = SilentExhibits.bounds(score);
        String statement =
                "With nothing assumed of the silent, the " + lower(score.scale().name()) + " of " + study.everyone()
                        + " is between " + bounds.intervalText().replace(" to ", " and ") + ".";
        return new FindingBuilder(run, index, "What do we know without any assumption?", study.base())
                .estimand(score.scale().name() + " of " + study.everyone()
                        + ": from all of the silent giving the lowest rating to all of them giving the highest")
                .estimate(bounds)
                .pictures(List.of(exhibits.score(score)))
                .assuming(List.of("Only more answers make this narrower."))
                .workings(List.of(Step.of(
                        "worst cases (Manski 1990; Imbens and Manski 2004)",
                        List.of(
                                Step.of(
                                        "all silent at the lowest",
                                        score.bounds().low()),
                                Step.of(
                                        "all silent at the highest",
                                        score.bounds().high()),
                                Step.of("answered", score.bounds().answered()),
                                Step.of("asked", score.bounds().asked())))))
                .stating(Statement.description("{sentence}", Statement.name("sentence", statement)));
    }

    private static String lower(String name) {
        return name.startsWith("NPS")
                ? name
                : name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
    }

    private static String percent(double share) {
        return Unit.share("").write(share);
    }
}
