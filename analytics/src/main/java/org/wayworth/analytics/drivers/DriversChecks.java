package org.wayworth.analytics.drivers;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.importance.Polychoric;
import org.wayworth.kernel.importance.SubModels;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.regression.Collinearity;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Unit;

/** The attempts to show that an order among questions is an artefact. */
final class DriversChecks {

    /** A share of what is explained that moves further under another sound method depends on the method. */
    private static final double MOST_MOVED = 0.05;

    /** Variance inflation above which slopes are hardly told apart (Marquardt 1970). */
    private static final double MOST_INFLATED = 10;

    /** 2^10 logistic models are seconds; 2^20 are not. */
    private static final int MOST_LOGISTIC = 10;

    /** Ordered answers of more steps are as good as numbers. */
    private static final int MOST_STEPS = 11;

    private final DriversStudy study;
    private final DriversModel model;

    DriversChecks(DriversStudy study) {
        this.study = study;
        this.model = study.model();
    }

    List<Check> all(DriversProbes probes) {
        List<Check> checks = new ArrayList<>();
        checks.add(enoughExplained());
        checks.add(toldApart());
        checks.add(order());
        checks.add(leftBlank());
        checks.addAll(probes.checks());
        fewSteps().ifPresent(checks::add);
        yesOrNo().ifPresent(checks::add);
        checks.add(halves());
        checks.add(turnedSign());
        return checks;
    }

    private Check enoughExplained() {
        return new Check(
                "enough explained",
                "Do the questions together explain enough to be put in an order?",
                study.explainsEnough() ? Verdict.PASSED : Verdict.FAILED,
                model.r2Measured(study.r2Unit()).text() + "; at least " + share(DriversStudy.LEAST_EXPLAINED)
                        + " is needed",
                Grade.DESCRIPTIVE);
    }

    private Check toldApart() {
        int[] rows = model.complete();
        String halo = share(model.firstComponent()) + " of what the questions say is one thing (halo above "
                + share(DriversStudy.MOST_HALO) + ")";
        double[] weights = model.sample().of(rows).weights();
        Fit<Collinearity> fit = rows.length <= model.size() + 1
                ? Fit.impossible(Fit.Reason.TOO_FEW_ROWS, "too few complete answers", "")
                : Collinearity.of(model.columns(rows), weights);
        double inflation = fit.fold(
                c -> Arrays.stream(c.varianceInflation().toArray()).max().orElse(1), no -> Double.POSITIVE_INFINITY);
        String found = fit.fold(
                c -> halo + "; variance inflation at most " + number(inflation) + "; condition index "
                        + number(c.conditionIndices().at(c.conditionIndices().size() - 1)),
                no -> halo + "; " + no.found());
        boolean apart = !study.isHalo() && inflation <= MOST_INFLATED;
        return new Check(
                "told apart",
                "Can the questions be told from each other?",
                apart ? Verdict.PASSED : Double.isInfinite(inflation) ? Verdict.CANNOT_TELL : Verdict.FAILED,
                found,
                Grade.DESCRIPTIVE);
    }

    private Check order() {
        double stable = model.namedOnTop();
        boolean fine = model.isRanked() && model.isStable();
        String names = model.named().stream().map(model::name).collect(Collectors.joining(", "));
        String alike = model.isRanked() ? "" : "; the intervals of the first and the last overlap";
        return new Check(
                "order",
                "Would other respondents have put the same questions on top?",
                fine ? Verdict.PASSED : Verdict.FAILED,
                names + " on top in " + Unit.share("").write(stable, 0, RoundingMode.HALF_EVEN) + " of "
                        + Unit.whole(model.resampled().replicates().values().rows()) + " resamples" + alike,
                Grade.DESCRIPTIVE);
    }

    private Check leftBlank() {
        String question = "Do those who left nothing blank say the same?";
        int[] rows = model.complete();
        if (rows.length == model.sample().size()) {
            return new Check("blank answers", question, Verdict.PASSED, "nothing was left blank", Grade.DESCRIPTIVE);
        }
        String some = Unit.whole(rows.length) + " complete responses";
        return model.relative(rows)
                .fold(
                        relative -> moved("blank answers", question, "among " + some, relative),
                        no -> cannotTell("blank answers", question, no.found()));
    }

    private Check moved(String name, String question, String how, double[] relative) {
        double change = model.largestChange(relative);
        return new Check(
                name,
                question,
                change <= MOST_MOVED ? Verdict.PASSED : Verdict.FAILED,
                how + " no share moves by more than " + Unit.sharePoints("").write(change) + "; "
                        + Unit.sharePoints("").write(MOST_MOVED) + " is accepted",
                Grade.DESCRIPTIVE);
    }

    /** Ordered answers are not numbers: the same shares from the correlations of what the answers are cut from. */
    private Optional<Check> fewSteps() {
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
        String question = "Are the shares the same when answers count as steps and not as numbers?";
        return Optional.of(Polychoric.fit(steps)
                .fold(
                        fit -> isDefinite(fit.correlation())
                                ? moved(
                                        "steps or numbers",
                                        question,
                                        "with polychoric correlations",
                                        DriversModel.relative(fit.correlation()))
                                : cannotTell("steps or numbers", question, "the correlations contradict each other"),
                        no -> cannotTell("steps or numbers", question, no.found())));
    }

    private static double[] levels(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return IntStream.range(0, sorted.length)
                .filter(i -> i == 0 || sorted[i] != sorted[i - 1])
                .mapToDouble(i -> sorted[i])
                .toArray();
    }

    private static boolean isDefinite(Matrix correlation) {
        return Cholesky.of(correlation.toArray(), correlation.rows(), 1e-9).isDefinite();
    }

    /** A yes or no has a model of its own: McFadden's R² shared out in the place of R². */
    private Optional<Check> yesOrNo() {
        int[] rows = model.complete();
        if (!study.target().isShare() || !study.explainsEnough() || model.size() > MOST_LOGISTIC) {
            return Optional.empty();
        }
        DriversSample part = model.sample().of(rows);
        String question = "Does a model for yes or no share it out alike?";
        return Optional.of(SubModels.logistic(model.columns(rows), part.outcome(), part.weights())
                .fold(
                        models -> moved(
                                "yes or no",
                                question,
                                "with logistic models",
                                Arrays.stream(models.shapley().toArray())
                                        .map(share -> share / models.full())
                                        .toArray()),
                        no -> cannotTell("yes or no", question, no.found())));
    }

    private Check halves() {
        String question = "Do the earlier and the later half of the answers say the same?";
        double[] days = study.rows().days();
        if (Arrays.stream(days).anyMatch(Double::isNaN)) {
            return cannotTell("halves of the time", question, "some answers have no date");
        }
        double[] sorted = days.clone();
        Arrays.sort(sorted);
        double middle = sorted[sorted.length / 2];
        Fit<double[]> early = model.relative(
                IntStream.range(0, days.length).filter(i -> days[i] < middle).toArray());
        Fit<double[]> late = model.relative(
                IntStream.range(0, days.length).filter(i -> days[i] >= middle).toArray());
        return early.flatMap(first ->
                        late.map(second -> halves(question, model.namedShare(first), model.namedShare(second))))
                .fold(
                        check -> check,
                        no -> cannotTell(
                                "halves of the time", question, "on one side of the middle date " + no.found()));
    }

    private Check halves(String question, double first, double second) {
        // Half the rows have an error √2 larger, their difference one twice as large; 2.576 is the 1% point.
        boolean alike = Math.abs(first - second) <= 2.576 * 2 * model.namedError();
        Unit share = Unit.share("");
        return new Check(
                "halves of the time",
                question,
                alike ? Verdict.PASSED : Verdict.FAILED,
                "the same questions account for " + share.write(first) + " in the earlier and " + share.write(second)
                        + " in the later half",
                Grade.UNADJUSTED);
    }

    private Check turnedSign() {
        List<String> turned = IntStream.range(0, model.size())
                .filter(model::isSuppressed)
                .mapToObj(model::name)
                .toList();
        return new Check(
                "turned sign",
                "Does any question point one way alone and the other way beside the rest?",
                turned.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
                turned.isEmpty()
                        ? "none does beyond chance"
                        : String.join(", ", turned) + ": the others speak through it; do not read its share alone",
                Grade.UNADJUSTED);
    }

    private static Check cannotTell(String name, String question, String why) {
        return new Check(name, question, Verdict.CANNOT_TELL, why, Grade.UNADJUSTED);
    }

    private static String share(double share) {
        return Unit.share("").write(share, 0, RoundingMode.HALF_EVEN);
    }

    private static String number(double value) {
        return Unit.number("").write(value, 1, RoundingMode.HALF_EVEN);
    }
}
