package org.wayworth.kernel.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.sensitivity.OmittedConfounder;

/**
 * By how much the outcome changes per unit of a dose, whatever shape the covariates' own part has.
 *
 * <p>The effect per unit is taken to be the same for all; where it is not, the answer is a mean with more weight on
 * those whose dose the covariates tell least. For a yes-or-no exposure {@link Aipw} makes no such assumption. The same
 * demands on covariates hold: all that moves both, all measured before.
 *
 * <p>Method: residual on residual, both out of fold; median over splits. Source: Robinson (1988), Econometrica 56(4),
 * 931–954; Chernozhukov et al. (2018), The Econometrics Journal 21(1), section 4.1.
 */
public final class PartiallyLinear {

    /**
     * @param outcome learners of the outcome from the covariates alone; the one with least out-of-fold loss is taken
     * @param exposure learners of the dose; likewise
     */
    public record Options(List<Learner> outcome, List<Learner> exposure, CrossFitting split) {

        public Options {
            outcome = List.copyOf(outcome);
            exposure = List.copyOf(exposure);
        }

        /** Least squares with and without splines, for both. */
        public static Options standard(CrossFitting split) {
            List<Learner> linear =
                    List.of(LinearLearner.leastSquares(), SplineLearner.of(LinearLearner.leastSquares()));
            return new Options(linear, linear, split);
        }
    }

    /**
     * @param effect on the outcome of one unit of dose
     * @param splits the effect in each split
     * @param outcomeR2 share of the outcome's variance that the covariates predict out of fold, first split
     * @param exposureR2 the same of the dose; near 1 there is no dose left to learn from
     * @param outcomeLearner the learner taken, by its place in the options
     * @param exposureLearner likewise, of the dose
     * @param outcomeRest of each row, outcome less what the covariates tell of it out of fold; first split
     * @param exposureRest the same of the dose
     * @param coefficient the last step as a regression, for {@link OmittedConfounder}; first split
     */
    public record Result(
            Estimate effect,
            Vector splits,
            double outcomeR2,
            double exposureR2,
            int outcomeLearner,
            int exposureLearner,
            Vector outcomeRest,
            Vector exposureRest,
            OmittedConfounder.Coefficient coefficient) {

        /** The same with another error, such as one that knows that the outcome was partly forecast. */
        public Result with(Estimate other) {
            return new Result(
                    other,
                    splits,
                    outcomeR2,
                    exposureR2,
                    outcomeLearner,
                    exposureLearner,
                    outcomeRest,
                    exposureRest,
                    coefficient);
        }
    }

    /** The rests of outcome and dose in one split. */
    private record Rests(Prediction outcome, Prediction exposure) {}

    private PartiallyLinear() {}

    /**
     * @param columns {@code columns[j][i]}: covariate j of row i, measured before the dose; finite
     * @param dose finite
     * @param outcome measured after it; finite
     */
    public static Fit<Result> fit(double[][] columns, double[] dose, double[] outcome, Options options) {
        int n = Rows.count(columns);
        Rows.requireFinite(columns);
        Rows.requireLength("dose", dose.length, n);
        Rows.requireFinite("dose", dose);
        Rows.requireLength("outcome", outcome.length, n);
        Rows.requireFinite("outcome", outcome);
        Optional<Fit<Result>> out = Magnitude.<Result>out(Rows.with(columns, outcome))
                .or(() -> Magnitude.out(dose))
                .or(() -> options.split().tooFew(n, 2));
        if (out.isPresent()) {
            return out.get();
        }
        Lesson outcomes = Lesson.of(columns, outcome, options.split().weights());
        Lesson doses = Lesson.of(columns, dose, options.split().weights());
        boolean[] all = new boolean[n];
        Arrays.fill(all, true);
        List<Rests> splits = new ArrayList<>();
        for (Folds folds : options.split().splits(n)) {
            List<Learner> forOutcome = chosen(options.outcome(), splits, true);
            List<Learner> forDose = chosen(options.exposure(), splits, false);
            Fit<Rests> fit = Prediction.best(forOutcome, outcomes, all, folds, Prediction.Loss.SQUARED)
                    .flatMap(l -> Prediction.best(forDose, doses, all, folds, Prediction.Loss.SQUARED)
                            .map(m -> new Rests(l, m)));
            if (!fit.isDone()) {
                return fit.map(PartiallyLinear::unreachable);
            }
            splits.add(fit.get());
        }
        return combine(outcomes, doses, all, splits, options.split());
    }

    private static Result unreachable(Rests rests) {
        throw new IllegalStateException("a refusal has no result: " + rests);
    }

    private static List<Learner> chosen(List<Learner> learners, List<Rests> earlier, boolean outcome) {
        if (earlier.isEmpty()) {
            return learners;
        }
        Rests first = earlier.get(0);
        return List.of(learners.get(
                outcome ? first.outcome().learner() : first.exposure().learner()));
    }

    private static Fit<Result> combine(
            Lesson outcomes, Lesson doses, boolean[] all, List<Rests> splits, CrossFitting split) {
        Rests first = splits.get(0);
        double doseR2 = first.exposure().r2(doses, all);
        double closest = splits.stream()
                .mapToDouble(rests -> rests.exposure().r2(doses, all))
                .max()
                .orElse(doseR2);
        if (!(closest < 1 - 1e-10)) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION,
                    "the covariates predict the dose without rest (R² of " + closest + ")",
                    "leave out covariates that measure the dose itself");
        }
        if (constant(doses.outcome())) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION, "the dose has one value only", "there is nothing to compare");
        }
        List<Scores.Single> singles = new ArrayList<>();
        for (Rests rests : splits) {
            singles.add(single(outcomes, doses, rests, split));
        }
        long n = outcomes.rows();
        Estimate effect = Scores.estimate(Scores.median(singles), split.cluster(), split.level(), n);
        return Fit.done(new Result(
                effect,
                Vector.of(singles.stream().mapToDouble(Scores.Single::value).toArray()),
                first.outcome().r2(outcomes, all),
                doseR2,
                first.outcome().learner(),
                first.exposure().learner(),
                rest(outcomes, first.outcome()),
                rest(doses, first.exposure()),
                coefficient(outcomes, doses, first)));
    }

    private static boolean constant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    private static Vector rest(Lesson lesson, Prediction prediction) {
        double[] rest = lesson.outcome().clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= prediction.values()[i];
        }
        return Vector.of(rest);
    }

    private static Scores.Single single(Lesson outcomes, Lesson doses, Rests rests, CrossFitting split) {
        int n = outcomes.rows();
        double above = 0;
        double below = 0;
        for (int i = 0; i < n; i++) {
            double v = doses.outcome()[i] - rests.exposure().values()[i];
            double u = outcomes.outcome()[i] - rests.outcome().values()[i];
            above += outcomes.weight(i) * v * u;
            below += outcomes.weight(i) * v * v;
        }
        double value = above / below;
        double[] influence = new double[n];
        for (int i = 0; i < n; i++) {
            double v = doses.outcome()[i] - rests.exposure().values()[i];
            double u = outcomes.outcome()[i] - rests.outcome().values()[i];
            influence[i] = outcomes.weight(i) * v * (u - value * v) * n / below;
        }
        return new Scores.Single(value, Scores.standardError(influence, split.cluster()));
    }

    /** Residual on residual with a classical standard error. */
    private static OmittedConfounder.Coefficient coefficient(Lesson outcomes, Lesson doses, Rests rests) {
        int n = outcomes.rows();
        double vu = 0;
        double vv = 0;
        double uu = 0;
        for (int i = 0; i < n; i++) {
            double v = doses.outcome()[i] - rests.exposure().values()[i];
            double u = outcomes.outcome()[i] - rests.outcome().values()[i];
            vu += outcomes.weight(i) * v * u;
            vv += outcomes.weight(i) * v * v;
            uu += outcomes.weight(i) * u * u;
        }
        double dof = Math.max(2, n - outcomes.columns().length - 2.0);
        double rest = Math.max(uu - vu * vu / vv, Double.MIN_NORMAL);
        return new OmittedConfounder.Coefficient(vu / vv, Math.sqrt(rest / dof / vv), dof, n);
    }
}
