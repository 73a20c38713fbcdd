package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.importance.Polychoric;
import org.wayworth.kernel.importance.SubModels;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.regression.Collinearity;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;

/** The attempts to show that a ranking of questions is an artefact. */
final class DriversChecks {

    /** A share of the explained variation that moves further under another sound method depends on the method. */
    private static final double MOST_MOVED = 0.05;

    /** Variance inflation above which slopes are hardly told apart (Marquardt 1970). */
    private static final double MOST_INFLATED = 10;

    /** 2^10 logistic models are seconds; 2^20 are not. */
    private static final int MOST_LOGISTIC = 10;

    /** Ordered answers of more steps are as good as numbers. */
    private static final int MOST_STEPS = 11;

    private static final Unit PERCENT = Unit.share("");

    private final DriversStudy study;
    private final DriversModel model;

    DriversChecks(DriversStudy study) {
        this.study = study;
        this.model = study.model();
    }

    List<Check> all(ModelAssumptions assumptions) {
        List<Check> checks = new ArrayList<>();
        checks.add(explainedVariation());
        if (model.size() > 1) {
            checks.add(commonFactor());
            checks.add(collinearity());
            checks.add(stableRanking());
        }
        checks.add(completeResponses());
        checks.addAll(assumptions.checks());
        ordinalAnswers().ifPresent(checks::add);
        logisticModel().ifPresent(checks::add);
        checks.add(halves());
        checks.add(signReversal());
        return checks;
    }

    private Check explainedVariation() {
        return decisive("explained variation", "Do the questions together explain enough to be ranked?")
                .passedIf(
                        study.explainsEnough(),
                        "the questions explain "
                                + model.r2Measured(study.target().explainedUnit())
                                        .text() + "; at least " + PERCENT.write(DriversStudy.LEAST_EXPLAINED)
                                + " is needed");
    }

    private Check commonFactor() {
        return decisive("common factor", "Do the questions measure more than one general impression?")
                .passedIf(!study.hasCommonFactor(), model.commonFactor().text());
    }

    private Check collinearity() {
        int[] rows = model.complete();
        RobustnessCheck check =
                decisive("collinearity", "Can the contribution of each question be separated from the others'?");
        if (rows.length <= model.size() + 1) {
            return check.cannotTell("there are too few complete responses");
        }
        return check.of(
                Collinearity.of(model.columns(rows), model.sample().of(rows).weights()), model.names(), found -> {
                    double inflation = Arrays.stream(found.varianceInflation().toArray())
                            .max()
                            .orElse(1);
                    Vector indices = found.conditionIndices();
                    return check.passedIf(
                            inflation <= MOST_INFLATED,
                            "largest variance inflation factor " + number(inflation) + " (limit "
                                    + number(MOST_INFLATED) + "); condition index, for information, "
                                    + number(indices.at(indices.size() - 1)));
                });
    }

    private Check stableRanking() {
        boolean isStable = model.isRanked() && model.isStable();
        String names = Sentence.list(model.named().stream().map(model::name).toList());
        return decisive("stable ranking", "Would other respondents have put the same questions on top?")
                .passedIf(
                        isStable,
                        names + (model.named().size() == 1 ? " is on top in " : " are on top in ")
                                + PERCENT.write(model.namedOnTop()) + " of "
                                + Unit.whole(
                                        model.resampled().replicates().values().rows()) + " bootstrap samples"
                                + (model.isRanked() ? "" : "; the intervals of the first and the last overlap"));
    }

    private Check completeResponses() {
        RobustnessCheck check = decisive("complete responses", "Do complete responses alone give the same shares?");
        int[] rows = model.complete();
        if (rows.length == model.sample().size()) {
            return check.byDesign("every response is complete");
        }
        return moved(check, "among " + Unit.whole(rows.length) + " complete responses", model.relative(rows));
    }

    /** Passed when no share moves much; where the other shares cannot be had, the grade stays. */
    private Check moved(RobustnessCheck check, String how, Fit<double[]> relative) {
        return relative.fold(
                other -> {
                    double change = model.largestChange(other);
                    return check.passedIf(
                            change <= MOST_MOVED,
                            how + ", the largest change of a share is " + points(change) + " (limit "
                                    + points(MOST_MOVED) + ")");
                },
                no -> check.leaving(Grade.UNADJUSTED).cannotTell(KernelWords.found(no, model.names())));
    }

    /** Ordered answers are not numbers: the same shares from the correlations of what the answers are cut from. */
    private Optional<Check> ordinalAnswers() {
        int[] rows = model.complete();
        if (study.target().isShare()
                || model.sample().isWeighted()
                || model.size() > SubModels.MOST_COLUMNS
                || rows.length < DriversStudy.need(model.size())) {
            return Optional.empty();
        }
        double[][] all = Arrays.copyOf(model.columns(rows), model.size() + 1);
        all[model.size()] = model.sample().of(rows).outcome();
        int[][] steps = new int[all.length][];
        for (int j = 0; j < all.length; j++) {
            double[] levels = levels(all[j]);
            if (levels.length < 2 || levels.length > MOST_STEPS) {
                return Optional.empty();
            }
            steps[j] = Arrays.stream(all[j])
                    .mapToInt(value -> Arrays.binarySearch(levels, value))
                    .toArray();
        }
        Fit<double[]> relative = Polychoric.fit(steps)
                .flatMap(fit -> isDefinite(fit.correlation())
                        ? Fit.done(DriversModel.relative(fit.correlation()))
                        : Fit.impossible(
                                Fit.Reason.TOO_FEW_EVENTS,
                                "the polychoric correlations contradict each other",
                                "use fewer questions"));
        return Optional.of(moved(
                decisive(
                        "ordinal answers",
                        "Are the shares the same when answers count as ordered steps, not as numbers?"),
                "with polychoric correlations",
                relative));
    }

    private static double[] levels(double[] values) {
        return Arrays.stream(values).sorted().distinct().toArray();
    }

    private static boolean isDefinite(Matrix correlation) {
        return Cholesky.of(correlation.toArray(), correlation.rows(), 1e-9).isDefinite();
    }

    /** A yes or no has a model of its own: McFadden's R² shared out in the place of R². */
    private Optional<Check> logisticModel() {
        int[] rows = model.complete();
        if (!study.target().isShare() || !study.explainsEnough() || model.size() > MOST_LOGISTIC) {
            return Optional.empty();
        }
        DriversSample part = model.sample().of(rows);
        Fit<double[]> relative = SubModels.logistic(model.columns(rows), part.outcome(), part.weights())
                .map(models -> Arrays.stream(models.shapley().toArray())
                        .map(share -> share / models.full())
                        .toArray());
        return Optional.of(moved(
                decisive("logistic model", "Are the shares the same with a model for a yes-or-no outcome?"),
                "with logistic models",
                relative));
    }

    private Check halves() {
        RobustnessCheck check = RobustnessCheck.of(
                "stable over time", "Do the earlier and the later half of the responses give the same result?");
        double[] days = study.rows().days();
        if (Arrays.stream(days).anyMatch(Double::isNaN)) {
            return check.cannotTell("some responses carry no date");
        }
        double middle = Comparison.evenCut(days);
        if (Arrays.stream(days).allMatch(day -> day == middle)) {
            return check.cannotTell("all responses are of one day");
        }
        Fit<double[]> early = model.relative(
                IntStream.range(0, days.length).filter(i -> days[i] < middle).toArray());
        Fit<double[]> late = model.relative(
                IntStream.range(0, days.length).filter(i -> days[i] >= middle).toArray());
        return check.of(
                early.flatMap(first -> late.map(second -> halves(check, first, second))), model.names(), same -> same);
    }

    private Check halves(RobustnessCheck check, double[] earlier, double[] later) {
        double first = model.namedShare(earlier);
        double second = model.namedShare(later);
        // Half the rows have an error √2 larger, their difference one twice as large; 2.576 is the 1% point.
        double reach = 2.576 * 2 * model.namedError();
        return check.passedIf(
                Math.abs(first - second) <= reach,
                Sentence.list(model.named().stream().map(model::name).toList()) + ": " + PERCENT.write(first)
                        + " of the explained variation in the earlier and " + PERCENT.write(second)
                        + " in the later half (" + points(reach) + " apart is within chance)");
    }

    private Check signReversal() {
        List<String> reversed = IntStream.range(0, model.size())
                .filter(model::isSuppressed)
                .mapToObj(model::name)
                .toList();
        return RobustnessCheck.of(
                        "sign reversal",
                        "Does any question point one way on its own and the other way next to the others?")
                .passedIf(
                        reversed.isEmpty(),
                        reversed.isEmpty()
                                ? "no question does, beyond chance"
                                : Sentence.list(reversed) + (reversed.size() == 1 ? " does" : " do")
                                        + " (suppression): do not read its share on its own");
    }

    /** Without it there is nothing to claim. */
    private static RobustnessCheck decisive(String name, String question) {
        return RobustnessCheck.of(name, question).leaving(Grade.DESCRIPTIVE);
    }

    private static String points(double change) {
        return Unit.sharePoints("").write(change);
    }

    private static String number(double value) {
        return Unit.number("").write(value, 1, java.math.RoundingMode.HALF_EVEN);
    }
}
