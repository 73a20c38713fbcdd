package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

/**
 * What a model of straight lines over answers with holes may have missed: why answers are missing, and whether lines are
 * enough.
 *
 * @param curves empty where it is not asked: of parts of the respondents, who would only repeat it
 */
record DriversProbes(DriversStudy study, DriversBlanks blanks, Optional<Fit<DriversCurves>> curves) {

    static DriversProbes of(DriversStudy study, long seed) {
        return new DriversProbes(study, DriversBlanks.of(study), Optional.of(DriversCurves.of(study, seed)));
    }

    static DriversProbes ofPart(DriversStudy study) {
        return new DriversProbes(study, DriversBlanks.of(study), Optional.empty());
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(blanks.check());
        curves.ifPresent(fit -> checks.add(straightLines(fit)));
        return checks;
    }

    /** It takes nothing from the grade: what is shared out is what lines explain, whatever else there is. */
    private Check straightLines(Fit<DriversCurves> fit) {
        String question = "Do straight lines tell as much as steps, bends and combinations of questions would?";
        return fit.fold(
                found -> new Check(
                        "straight lines",
                        question,
                        found.isClear() ? Verdict.FAILED : Verdict.PASSED,
                        "of answers kept aside, lines explain "
                                + share(found.gain().linear()) + " and trees "
                                + share(found.gain().trees()) + ": "
                                + gain(found).text() + "; "
                                + Unit.sharePoints("").write(DriversCurves.CLEARLY, 0, java.math.RoundingMode.HALF_EVEN)
                                + " more, beyond chance, would count",
                        Grade.UNADJUSTED),
                no -> new Check("straight lines", question, Verdict.CANNOT_TELL, no.found(), Grade.UNADJUSTED));
    }

    /** Trees less lines. */
    static Measured gain(DriversCurves curves) {
        return new Measured(
                curves.gain().gain().value(),
                curves.gain().gain().interval().low(),
                curves.gain().gain().interval().high(),
                DriversModel.LEVEL,
                Unit.sharePoints(""));
    }

    List<Exhibit> exhibits() {
        List<Exhibit> exhibits = new ArrayList<>();
        understated().ifPresent(found -> exhibits.add(beside(found)));
        blanks.exhibit().ifPresent(exhibits::add);
        return exhibits;
    }

    /** Where trees explain clearly more than lines. */
    private Optional<DriversCurves> understated() {
        return curves.flatMap(fit -> fit.<Optional<DriversCurves>>fold(Optional::of, no -> Optional.empty()))
                .filter(found -> found.contributions().isPresent());
    }

    List<String> assumptions() {
        List<String> assumptions = new ArrayList<>();
        understated()
                .ifPresent(found ->
                        assumptions.add("What straight lines share out understates the questions: trees, which"
                                + " see steps and combinations, explain "
                                + share(found.gain().trees())
                                + " of the differences among answers kept aside, and lines "
                                + share(found.gain().linear()) + "."
                                + (sameOrder(found)
                                        ? " Both put the same question first."
                                        : " By trees "
                                                + study.model()
                                                        .name(found.order().get(0)) + " comes first.")));
        assumptions.add(blanks.assumption());
        return assumptions;
    }

    private boolean sameOrder(DriversCurves found) {
        return found.order().get(0) == study.model().order()[0];
    }

    /** Two measures that are not one: shares of variance by lines, and sizes of contributions by trees. */
    private Exhibit beside(DriversCurves found) {
        DriversModel model = study.model();
        Unit points = study.target().isShare() ? Unit.sharePoints("") : Unit.number("points");
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
                "What each question accounts for by straight lines, and by trees that see steps and combinations",
                List.of(
                        new Axis("Question", Unit.number("")),
                        new Axis("By lines", Unit.share("of what lines explain")),
                        new Axis("95% interval", Unit.share("of what lines explain")),
                        new Axis("By trees", Unit.share("of the size of all contributions")),
                        new Axis("Mean size of its contribution", points)),
                rows);
    }

    List<Step> workings() {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of("Little's test of blanks by chance", blanks.workings()));
        curves.ifPresent(fit -> steps.add(fit.fold(
                found -> Step.of(
                        "explained of "
                                + Unit.whole(found.gain().gain().n())
                                + " complete responses kept aside, by what others taught",
                        List.of(
                                Step.of("least squares", found.gain().linear()),
                                Step.of("boosted trees", found.gain().trees()),
                                Step.of("trees less lines", gain(found).text()))),
                no -> Step.of("trees beside lines", no.found()))));
        return steps;
    }

    private static String share(double share) {
        return Unit.share("").write(share);
    }
}
