package org.wayworth.kernel.causal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.regression.Errors;
import org.wayworth.kernel.regression.Ols;

/**
 * The effect of a yes-or-no exposure by weighing both groups until they look like the population: a plain difference
 * of weighted means.
 *
 * <p>Right only when the logistic model of who has the exposure is; {@link Aipw} forgives more, and this is the simple
 * figure beside it. Weights are normalised in each group (Hájek). The standard error counts that the propensities were
 * estimated, which makes it smaller than treating them as known.
 *
 * <p>Sources: Lunceford and Davidian (2004), Statistics in Medicine 23(19), 2937–2960, for the standard error; Hernán
 * and Robins (2020), Causal inference: what if, chapter 12.
 */
public final class InverseWeighting {

    /** @param estimand for whom; rows are left out by {@code rule} as in {@link Aipw} */
    public record Options(Estimand estimand, Overlap.Rule rule, double level) {

        public static final Options DEFAULT = new Options(Estimand.ALL, Overlap.Rule.DEFAULT, 0.95);
    }

    /**
     * @param weights by which each row counts; 0 where left out
     * @param balance of the covariates before and after weighting
     */
    public record Result(
            Estimate effect,
            double meanTreated,
            double meanControl,
            Overlap.Result overlap,
            Balance.Result balance,
            Vector propensity,
            Vector weights) {}

    private InverseWeighting() {}

    /**
     * @param columns {@code columns[j][i]}: covariate j of row i, measured before the exposure
     * @param treated 1 with the exposure, 0 without
     * @param outcome measured after it
     */
    public static Fit<Result> fit(double[][] columns, double[] treated, double[] outcome, Options options) {
        int n = Rows.count(columns);
        Rows.requireFinite(columns);
        Rows.requireLength("treated", treated.length, n);
        Rows.requireLength("outcome", outcome.length, n);
        Rows.requireFinite("outcome", outcome);
        Exposure.requireBinary(treated);
        Optional<Fit<Result>> out = Magnitude.out(Rows.with(columns, outcome));
        if (out.isPresent()) {
            return out.get();
        }

        return LogisticLearner.maximumLikelihood()
                .learn(Lesson.of(columns, treated, null))
                .flatMap(model -> weigh(columns, treated, outcome, model.predict(columns), options));
    }

    private static Fit<Result> weigh(
            double[][] columns, double[] treated, double[] outcome, double[] propensity, Options options) {
        Overlap.Result overlap = Overlap.of(treated, propensity, options.estimand(), options.rule());
        return Overlap.enough(overlap).flatMap(enough -> {
            double[] weights = new double[treated.length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = options.estimand().keeps(options.rule(), propensity[i])
                        ? options.estimand().weight(treated[i] == 1, propensity[i])
                        : 0;
            }
            double with = mean(treated, outcome, weights, 1);
            double without = mean(treated, outcome, weights, 0);
            double[] influence = influence(treated, outcome, weights, with, without);
            Balance.Scale scale = options.estimand() == Estimand.TREATED ? Balance.Scale.TREATED : Balance.Scale.BOTH;
            return rest(columns, treated, propensity, influence).map(rest -> {
                Scores.Single single = new Scores.Single(with - without, Scores.standardError(rest, null));
                return new Result(
                        Scores.estimate(single, null, options.level(), overlap.kept()),
                        with,
                        without,
                        overlap,
                        Balance.of(columns, treated, weights, scale),
                        Vector.of(propensity),
                        Vector.of(weights));
            });
        });
    }

    private static double mean(double[] treated, double[] outcome, double[] weights, int arm) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < treated.length; i++) {
            if (treated[i] == arm) {
                sum += weights[i] * outcome[i];
                weight += weights[i];
            }
        }
        return sum / weight;
    }

    /** Of each row, were the propensities known. */
    private static double[] influence(
            double[] treated, double[] outcome, double[] weights, double with, double without) {
        double weightWith = 0;
        double weightWithout = 0;
        for (int i = 0; i < treated.length; i++) {
            weightWith += treated[i] * weights[i];
            weightWithout += (1 - treated[i]) * weights[i];
        }
        double[] influence = new double[treated.length];
        for (int i = 0; i < influence.length; i++) {
            influence[i] = treated.length
                    * weights[i]
                    * (treated[i] == 1 ? (outcome[i] - with) / weightWith : -(outcome[i] - without) / weightWithout);
        }
        return influence;
    }

    /** What the scores of the logistic model do not explain of the influence: the estimated propensities' share. */
    private static Fit<double[]> rest(double[][] columns, double[] treated, double[] propensity, double[] influence) {
        double[][] scores = new double[columns.length + 1][treated.length];
        for (int i = 0; i < treated.length; i++) {
            scores[0][i] = treated[i] - propensity[i];
            for (int j = 0; j < columns.length; j++) {
                scores[j + 1][i] = scores[0][i] * columns[j][i];
            }
        }
        return Ols.fit(scores, influence, Ols.Options.of(Errors.CLASSICAL).withoutIntercept())
                .map(result -> result.residuals().toArray());
    }

    /** The same weights brought to a mean of about 1 in each group, as often reported. */
    public static Vector stabilised(Result result, double[] treated) {
        double share = Arrays.stream(treated).average().orElse(0);
        double[] weights = result.weights().toArray();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= treated[i] == 1 ? share : 1 - share;
        }
        return Vector.of(weights);
    }

    /** Groups' effective rows: with the exposure, then without. */
    public static List<Double> effectiveRows(Result result) {
        return List.of(
                result.overlap().treated().effective(),
                result.overlap().control().effective());
    }
}
