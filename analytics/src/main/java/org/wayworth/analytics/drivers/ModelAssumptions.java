package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

/**
 * What a linear model of incomplete answers may have missed: why answers are missing, and whether straight lines are
 * enough.
 *
 * @param nonLinear empty where it is not asked: of parts of the respondents, who would only repeat it
 */
record ModelAssumptions(DriversStudy study, MissingAnswers missing, Optional<Fit<NonLinearity>> nonLinear) {

    static ModelAssumptions of(DriversStudy study, long seed) {
        return new ModelAssumptions(study, MissingAnswers.of(study), Optional.of(NonLinearity.of(study, seed)));
    }

    static ModelAssumptions ofPart(DriversStudy study) {
        return new ModelAssumptions(study, MissingAnswers.of(study), Optional.empty());
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(missing.check());
        nonLinear.ifPresent(fit -> checks.add(linearity(fit)));
        return checks;
    }

    /** It takes nothing from the grade: what is shared out is what lines explain, whatever else there is. */
    private static Check linearity(Fit<NonLinearity> fit) {
        RobustnessCheck check = RobustnessCheck.of(
                "linearity", "Does a linear model explain as much as one with thresholds, bends and interactions?");
        return check.of(
                fit,
                found -> check.passedIf(
                        !found.isClear(),
                        "of responses held out, a linear model explains "
                                + share(found.gain().linear()) + " and boosted trees "
                                + share(found.gain().trees()) + ": a gain of "
                                + gain(found).text() + "; one of "
                                + Unit.sharePoints("").write(NonLinearity.CLEARLY) + ", beyond chance, would count"));
    }

    /** Trees less lines. */
    static Measured gain(NonLinearity found) {
        return new Measured(
                found.gain().gain().value(),
                found.gain().gain().interval().low(),
                found.gain().gain().interval().high(),
                DriversModel.LEVEL,
                Unit.sharePoints(""));
    }

    List<Exhibit> exhibits() {
        List<Exhibit> exhibits = new ArrayList<>();
        understated().ifPresent(found -> exhibits.add(beside(found)));
        missing.exhibit().ifPresent(exhibits::add);
        return exhibits;
    }

    /** Where trees explain clearly more than lines. */
    private Optional<NonLinearity> understated() {
        return nonLinear
                .flatMap(fit -> fit.<Optional<NonLinearity>>fold(Optional::of, no -> Optional.empty()))
                .filter(found -> found.contributions().isPresent());
    }

    List<String> assumptions() {
        List<String> assumptions = new ArrayList<>();
        understated()
                .ifPresent(found -> assumptions.add("A linear model understates the questions: boosted trees, which see"
                        + " thresholds and interactions, explain "
                        + share(found.gain().trees()) + " of the variation of responses held out, and the linear model "
                        + share(found.gain().linear()) + "."
                        + (sameOrder(found)
                                ? " Both put the same question first."
                                : " The trees put "
                                        + study.model().name(found.order().get(0)) + " first.")));
        assumptions.add(missing.assumption());
        return assumptions;
    }

    private boolean sameOrder(NonLinearity found) {
        return found.order().get(0) == study.model().order()[0];
    }

    /** Two measures that are not one: shares of variance by lines, and sizes of contributions by trees. */
    private Exhibit beside(NonLinearity found) {
        DriversModel model = study.model();
        Unit points = study.target().isShare() ? Unit.sharePoints("") : Unit.number("points");
        Unit ofLines = Unit.share("of the variation that the linear model explains");
        List<List<Cell>> rows = new ArrayList<>();
        for (int j : found.order()) {
            Measured share = model.share(j, study.shareUnit());
            rows.add(List.of(
                    Cell.text(model.name(j)),
                    Cell.value(share),
                    Cell.text(share.intervalText()),
                    Cell.number(found.share(j), Unit.share("")),
                    Cell.number(found.contributions().orElseThrow().at(j), points)));
        }
        return new Exhibit.Table(
                "Importance in the linear model and in boosted trees (thresholds and interactions)",
                List.of(
                        new Axis("Driver", Unit.number("")),
                        new Axis("Linear model", ofLines),
                        new Axis("95% interval", ofLines),
                        new Axis("Boosted trees", Unit.share("of all contributions (mean absolute SHAP value)")),
                        new Axis("Mean absolute SHAP value", points)),
                rows);
    }

    List<Step> workings() {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of("Little's test of answers missing at random", missing.workings()));
        nonLinear.ifPresent(fit -> steps.add(fit.fold(
                found -> Step.of(
                        "explained of " + Unit.whole(found.gain().gain().n())
                                + " complete responses held out, by models trained on the others",
                        List.of(
                                Step.of("least squares", found.gain().linear()),
                                Step.of("boosted trees", found.gain().trees()),
                                Step.of("gain of the trees", gain(found).text()))),
                no -> Step.of(
                        "linear model against boosted trees",
                        KernelWords.found(no, study.model().names())))));
        return steps;
    }

    private static String share(double share) {
        return Unit.share("").write(share);
    }
}
