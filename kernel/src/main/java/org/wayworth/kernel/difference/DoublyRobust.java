package org.wayworth.kernel.difference;

import java.util.Arrays;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.causal.Lesson;
import org.wayworth.kernel.causal.LogisticLearner;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.Gram;
import org.wayworth.kernel.matrix.Moments;

/**
 * How much more treated units changed than controls would have, had they been like the treated: right when either the
 * controls' change is linear in the covariates or the odds of treatment are log-linear.
 *
 * <p>Source: Sant'Anna and Zhao (2020), Doubly robust difference-in-differences estimators, Journal of Econometrics
 * 219(1), 101–122, section 3.1 (panel data), with its influence function.
 */
final class DoublyRobust {

    /** @param influence of each unit; 0 for units that take no part; its mean square over n is the variance */
    record Result(double effect, double[] influence) {}

    private static final double DEPENDENT = 1e-10;

    private final double[] change;
    private final double[] treated;
    /** Standardised, intercept first: {@code x[j][i]}. */
    private final double[][] x;

    private final int n;

    private DoublyRobust(double[] change, double[] treated, double[][] x) {
        this.change = change;
        this.treated = treated;
        this.x = x;
        this.n = change.length;
    }

    /**
     * @param change of the outcome, a unit each
     * @param treated 1 or 0
     * @param covariates {@code covariates[j][i]}; may be none
     */
    static Fit<Result> fit(double[] change, double[] treated, double[][] covariates) {
        double[][] x = new double[covariates.length + 1][];
        x[0] = new double[change.length];
        Arrays.fill(x[0], 1);
        if (covariates.length > 0) {
            Moments moments = Moments.of(covariates, null);
            for (int j = 0; j < covariates.length; j++) {
                x[j + 1] = standardised(covariates[j], moments, j);
            }
        }
        return new DoublyRobust(change, treated, x).fit();
    }

    private static double[] standardised(double[] column, Moments moments, int j) {
        double scale = moments.isConstant(j) ? 1 : Math.sqrt(moments.cross(j, j) / moments.weight());
        double[] scores = new double[column.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (column[i] - moments.mean(j)) / scale;
        }
        return scores;
    }

    private Fit<Result> fit() {
        int with = 0;
        for (double t : treated) {
            with += (int) t;
        }
        if (with < 2 || n - with < x.length + 1) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    with + " treated units and " + (n - with) + " controls for " + (x.length - 1) + " covariates",
                    "join groups or periods, or adjust for less");
        }
        double[] isControl = new double[n];
        Arrays.setAll(isControl, i -> 1 - treated[i]);
        return information(isControl, "among the controls")
                .flatMap(controls -> odds().flatMap(propensity -> {
                    double[] variance = new double[n];
                    Arrays.setAll(variance, i -> propensity[i] * (1 - propensity[i]));
                    return information(variance, "in the model of who was treated")
                            .map(assignment -> result(isControl, controls, propensity, assignment));
                }));
    }

    /** The factored cross-product of the covariates, weighted. */
    private Fit<Cholesky> information(double[] weights, String where) {
        double[] cross = x.length == 1
                ? new double[] {Arrays.stream(weights).sum()}
                : flat(Gram.of(Arrays.copyOfRange(x, 1, x.length), weights));
        Cholesky factor = Cholesky.of(cross, x.length, DEPENDENT);
        return factor.isDefinite()
                ? Fit.done(factor)
                : Fit.impossible(
                        Fit.Reason.RANK_DEFICIENT,
                        "covariate " + (factor.dependent()[0] - 1) + " repeats others " + where,
                        "leave it out");
    }

    private static double[] flat(Matrix matrix) {
        return matrix.toArray();
    }

    private Fit<double[]> odds() {
        if (x.length == 1) {
            double[] share = new double[n];
            Arrays.fill(share, Arrays.stream(treated).average().orElse(0));
            return Fit.done(share);
        }
        double[][] covariates = Arrays.copyOfRange(x, 1, x.length);
        return LogisticLearner.maximumLikelihood()
                .learn(Lesson.of(covariates, treated, null))
                .map(model -> model.predict(covariates));
    }

    private Result result(double[] isControl, Cholesky controls, double[] propensity, Cholesky assignment) {
        double[] rest = residuals(isControl, controls);
        double[] likeTreated = new double[n];
        Arrays.setAll(likeTreated, i -> isControl[i] * propensity[i] / (1 - propensity[i]));
        double treatedMean = weightedMean(treated, rest);
        double controlMean = weightedMean(likeTreated, rest);
        double[] ofTreated = influence(treated, rest, treatedMean);
        double[] ofControl = influence(likeTreated, rest, controlMean);
        // what the controls' regression and the model of treatment add
        double[] slope = new double[x.length];
        double[] tilt = new double[x.length];
        double treatedWeight = Arrays.stream(treated).sum();
        double controlWeight = Arrays.stream(likeTreated).sum();
        for (int j = 0; j < x.length; j++) {
            for (int i = 0; i < n; i++) {
                slope[j] += x[j][i] * (treated[i] / treatedWeight - likeTreated[i] / controlWeight);
                tilt[j] += x[j][i] * likeTreated[i] / controlWeight * (rest[i] - controlMean);
            }
        }
        double[] bySlope = controls.solve(slope);
        double[] byTilt = assignment.solve(tilt);
        double[] influence = new double[n];
        for (int i = 0; i < n; i++) {
            double regression = 0;
            double score = 0;
            for (int j = 0; j < x.length; j++) {
                regression += x[j][i] * bySlope[j];
                score += x[j][i] * byTilt[j];
            }
            influence[i] = ofTreated[i]
                    - ofControl[i]
                    - n * isControl[i] * rest[i] * regression
                    - n * (treated[i] - propensity[i]) * score;
        }
        return new Result(treatedMean - controlMean, influence);
    }

    /** Change minus what least squares among the controls predicts. */
    private double[] residuals(double[] isControl, Cholesky controls) {
        double[] rest = change.clone();
        for (int round = 0; round < 2; round++) {
            double[] right = new double[x.length];
            for (int j = 0; j < x.length; j++) {
                for (int i = 0; i < n; i++) {
                    right[j] += x[j][i] * isControl[i] * rest[i];
                }
            }
            double[] b = controls.solve(right);
            for (int j = 0; j < x.length; j++) {
                for (int i = 0; i < n; i++) {
                    rest[i] -= b[j] * x[j][i];
                }
            }
        }
        return rest;
    }

    private static double weightedMean(double[] weights, double[] values) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
            weight += weights[i];
        }
        return sum / weight;
    }

    private double[] influence(double[] weights, double[] values, double mean) {
        double share = Arrays.stream(weights).sum() / n;
        double[] influence = new double[n];
        Arrays.setAll(influence, i -> weights[i] * (values[i] - mean) / share);
        return influence;
    }
}
