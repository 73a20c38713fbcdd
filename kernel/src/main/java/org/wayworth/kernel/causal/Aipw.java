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

/**
 * The effect of a yes-or-no exposure, adjusted for covariates twice: by what the outcome would have been, and by who
 * tends to have the exposure.
 *
 * <p>The answer is right when all that moves both exposure and outcome is among the covariates, all measured before
 * the exposure; it stays right when one of the two adjustments is wrong. What is not measured is not adjusted for: ask
 * {@link org.wayworth.kernel.sensitivity.OmittedConfounder} how much that could matter. For a dose take {@link
 * PartiallyLinear}; below some 500 rows prefer a regression.
 *
 * <p>Method: augmented inverse propensity weighting with cross-fitting; rows without counterpart are left out (see
 * {@link Overlap}), and the median over several splits is taken. Sources: Robins, Rotnitzky and Zhao (1994), Journal
 * of the American Statistical Association 89(427), 846–866; Chernozhukov et al. (2018), Double/debiased machine
 * learning, The Econometrics Journal 21(1), C1–C68; for those who overlap, Li, Morgan and Zaslavsky (2018), JASA
 * 113(521), 390–400, with the efficient influence function of Hirano, Imbens and Ridder (2003), Econometrica 71(4).
 */
public final class Aipw {

    /**
     * @param outcome learners of the outcome in each arm; the one with the least out-of-fold loss is taken
     * @param propensity learners of the exposure; likewise
     */
    public record Options(
            Estimand estimand, List<Learner> outcome, List<Learner> propensity, CrossFitting split, Overlap.Rule rule) {

        public Options {
            outcome = List.copyOf(outcome);
            propensity = List.copyOf(propensity);
        }

        /** Effect on all; least squares and logistic regression, with and without splines. */
        public static Options standard(CrossFitting split) {
            return new Options(
                    Estimand.ALL,
                    List.of(LinearLearner.leastSquares(), SplineLearner.of(LinearLearner.leastSquares())),
                    List.of(LogisticLearner.maximumLikelihood(), SplineLearner.of(LogisticLearner.maximumLikelihood())),
                    split,
                    Overlap.Rule.DEFAULT);
        }

        public Options of(Estimand other) {
            return new Options(other, outcome, propensity, split, rule);
        }

        public Options learning(List<Learner> outcomes, List<Learner> propensities) {
            return new Options(estimand, outcomes, propensities, split, rule);
        }

        public Options keeping(Overlap.Rule other) {
            return new Options(estimand, outcome, propensity, split, other);
        }
    }

    /**
     * How well the two adjustments predict, out of fold, in the first split.
     *
     * @param outcomeLearnerTreated the learner taken, by its place in the options
     * @param outcomeR2Treated share of the outcome's variance predicted among those with the exposure
     * @param propensityLoss mean log loss of the exposure
     */
    public record Quality(
            int outcomeLearnerTreated,
            int outcomeLearnerControl,
            int propensityLearner,
            double outcomeR2Treated,
            double outcomeR2Control,
            double propensityLoss) {}

    /**
     * @param effect {@code treated} minus {@code control}, for the rows kept
     * @param treated mean outcome if all of them had the exposure
     * @param control mean outcome if none of them had it
     * @param splits the effect in each split
     * @param propensity of each row, the mean over splits
     * @param weights by which each row makes its group look like the population; 0 where left out
     */
    public record Result(
            Estimate effect,
            Estimate treated,
            Estimate control,
            Vector splits,
            Overlap.Result overlap,
            Quality quality,
            Vector propensity,
            Vector weights) {}

    /** What the learners say in one split. */
    private record Nuisance(double[] treated, double[] control, double[] propensity, Quality quality) {}

    private Aipw() {}

    /**
     * @param columns {@code columns[j][i]}: covariate j of row i, measured before the exposure; finite
     * @param treated 1 with the exposure, 0 without
     * @param outcome measured after it; finite
     */
    public static Fit<Result> fit(double[][] columns, double[] treated, double[] outcome, Options options) {
        int n = Rows.count(columns);
        Rows.requireFinite(columns);
        Rows.requireLength("treated", treated.length, n);
        Rows.requireLength("outcome", outcome.length, n);
        Rows.requireFinite("outcome", outcome);
        Exposure.requireBinary(treated);
        Optional<Fit<Result>> out = Magnitude.<Result>out(Rows.with(columns, outcome))
                .or(() -> options.split().tooFew(n, 2));
        if (out.isPresent()) {
            return out.get();
        }
        List<Nuisance> splits = new ArrayList<>();
        for (Folds folds : options.split().splits(n)) {
            Fit<Nuisance> fit = nuisance(columns, treated, outcome, options, folds, splits);
            if (!fit.isDone()) {
                return fit.map(Aipw::unreachable);
            }
            splits.add(fit.get());
        }
        double[] propensity = meanPropensity(splits);
        return Overlap.enough(Overlap.of(treated, propensity, options.estimand(), options.rule()))
                .map(overlap -> combine(treated, outcome, options, splits, propensity, overlap));
    }

    private static Result unreachable(Nuisance nuisance) {
        throw new IllegalStateException("a refusal has no result: " + nuisance);
    }

    private static Fit<Nuisance> nuisance(
            double[][] columns,
            double[] treated,
            double[] outcome,
            Options options,
            Folds folds,
            List<Nuisance> earlier) {
        Lesson outcomes = Lesson.of(columns, outcome, options.split().weights());
        Lesson exposures = Lesson.of(columns, treated, options.split().weights());
        boolean[] with = Exposure.rows(treated, 1);
        boolean[] without = Exposure.rows(treated, 0);
        boolean[] all = new boolean[treated.length];
        Arrays.fill(all, true);
        List<Learner> forTreated = options.outcome();
        List<Learner> forControl = options.outcome();
        List<Learner> forPropensity = options.propensity();
        if (!earlier.isEmpty()) {
            Quality first = earlier.get(0).quality();
            forTreated = List.of(forTreated.get(first.outcomeLearnerTreated()));
            forControl = List.of(forControl.get(first.outcomeLearnerControl()));
            forPropensity = List.of(forPropensity.get(first.propensityLearner()));
        }
        Fit<Prediction> m1 = Prediction.best(forTreated, outcomes, with, folds, Prediction.Loss.SQUARED);
        Fit<Prediction> m0 = Prediction.best(forControl, outcomes, without, folds, Prediction.Loss.SQUARED);
        Fit<Prediction> e = Prediction.best(forPropensity, exposures, all, folds, Prediction.Loss.LOG);
        return m1.flatMap(a -> m0.flatMap(b -> e.map(c -> new Nuisance(
                a.values(),
                b.values(),
                c.values(),
                new Quality(
                        a.learner(),
                        b.learner(),
                        c.learner(),
                        a.r2(outcomes, with),
                        b.r2(outcomes, without),
                        c.loss())))));
    }

    private static double[] meanPropensity(List<Nuisance> splits) {
        double[] mean = new double[splits.get(0).propensity().length];
        for (Nuisance split : splits) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += split.propensity()[i] / splits.size();
            }
        }
        return mean;
    }

    private static Result combine(
            double[] treated,
            double[] outcome,
            Options options,
            List<Nuisance> splits,
            double[] propensity,
            Overlap.Result overlap) {
        List<List<Scores.Single>> singles = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Nuisance split : splits) {
            Contributions contributions = Contributions.of(treated, outcome, options, split, propensity);
            singles.get(0).add(contributions.effect());
            singles.get(1).add(contributions.treated());
            singles.get(2).add(contributions.control());
        }
        CrossFitting split = options.split();
        List<Estimate> estimates = new ArrayList<>();
        for (List<Scores.Single> each : singles) {
            estimates.add(Scores.estimate(Scores.median(each), split.cluster(), split.level(), overlap.kept()));
        }
        return new Result(
                estimates.get(0),
                estimates.get(1),
                estimates.get(2),
                Vector.of(singles.get(0).stream()
                        .mapToDouble(Scores.Single::value)
                        .toArray()),
                overlap,
                splits.get(0).quality(),
                Vector.of(propensity),
                Vector.of(weights(treated, options, propensity)));
    }

    private static double[] weights(double[] treated, Options options, double[] propensity) {
        double[] weights = new double[treated.length];
        double[] each = options.split().weights();
        for (int i = 0; i < weights.length; i++) {
            if (options.estimand().keeps(options.rule(), propensity[i])) {
                weights[i] = (each == null ? 1 : each[i]) * options.estimand().weight(treated[i] == 1, propensity[i]);
            }
        }
        return weights;
    }

    /**
     * What each row adds: the mean with the exposure is Σ withNumerator / Σ denominator, that without likewise. Rows
     * left out add 0.
     */
    private record Contributions(double[] with, double[] without, double[] denominator, Options options) {

        static Contributions of(
                double[] treated, double[] outcome, Options options, Nuisance split, double[] meanPropensity) {
            int n = treated.length;
            Contributions sum = new Contributions(new double[n], new double[n], new double[n], options);
            double[] weights = options.split().weights();
            for (int i = 0; i < n; i++) {
                double weight = weights == null ? 1 : weights[i];
                if (options.estimand().keeps(options.rule(), meanPropensity[i])) {
                    sum.add(i, weight, treated[i], outcome[i], split);
                }
            }
            return sum;
        }

        private void add(int i, double weight, double a, double y, Nuisance split) {
            double e = split.propensity()[i];
            double m1 = split.treated()[i];
            double m0 = split.control()[i];
            switch (options.estimand()) {
                case ALL -> {
                    double within = options.rule().clip(e);
                    set(i, weight, m1 + a * (y - m1) / within, m0 + (1 - a) * (y - m0) / (1 - within), 1);
                }
                case TREATED -> {
                    double within = options.rule().clip(e);
                    set(i, weight, a * y, a * m0 + (1 - a) * within / (1 - within) * (y - m0), a);
                }
                case OVERLAP -> {
                    double share = a == 1 ? (1 - e) * (1 - e) : e * e;
                    set(i, weight, a * (1 - e) * (y - m1) + share * m1, (1 - a) * e * (y - m0) + share * m0, share);
                }
            }
        }

        private void set(int i, double weight, double one, double zero, double below) {
            with[i] = weight * one;
            without[i] = weight * zero;
            denominator[i] = weight * below;
        }

        Scores.Single treated() {
            return single(with);
        }

        Scores.Single control() {
            return single(without);
        }

        Scores.Single effect() {
            double[] difference = new double[with.length];
            for (int i = 0; i < difference.length; i++) {
                difference[i] = with[i] - without[i];
            }
            return single(difference);
        }

        private Scores.Single single(double[] numerator) {
            double above = Arrays.stream(numerator).sum();
            double below = Arrays.stream(denominator).sum();
            double value = above / below;
            double[] influence = new double[numerator.length];
            for (int i = 0; i < influence.length; i++) {
                influence[i] = (numerator[i] - value * denominator[i]) * influence.length / below;
            }
            return new Scores.Single(
                    value, Scores.standardError(influence, options.split().cluster()));
        }
    }
}
