package org.wayworth.kernel.structural;

import java.util.Arrays;
import org.wayworth.kernel.matrix.Cholesky;

/**
 * A structural model at given variance ratios: coefficients and the irregular variance are then known in closed form.
 */
final class Profile {

    private static final double DEPENDENT = 1e-10;
    /** A regressor of which less than this is left over by a nearly diffuse start does not vary. */
    private static final double STILL = 1e-5;
    /** Of the prior: a part's steps are as likely below as above this share of the irregular deviation. */
    private static final double PRIOR_MEDIAN = 1;
    /** Starting variance of states of which nothing is known, over the largest variance in the model. */
    private static final double DIFFUSE = 1e7;

    final StateSpace model;
    final KalmanFilter.Run run;
    /** Periods that go into the states' start, and do not count in the likelihood. */
    final int leftOut;

    final double[] coefficients;
    /** Inverse of the coefficients' information, times which the irregular variance is their covariance. */
    final double[] inverse;
    /** Innovations of the series less the regressors' part. */
    final double[] innovation;
    /** Maximum likelihood. */
    final double irregular;

    final double logLikelihood;

    private Profile(StateSpace model, KalmanFilter.Run run, double[] coefficients, double[] inverse) {
        this.model = model;
        this.run = run;
        this.leftOut = model.size;
        this.coefficients = coefficients;
        this.inverse = inverse;
        this.innovation = run.innovation()[0].clone();
        double sum = 0;
        for (int t = 0; t < innovation.length; t++) {
            for (int j = 0; j < coefficients.length; j++) {
                innovation[t] -= coefficients[j] * run.innovation()[j + 1][t];
            }
            sum += t < leftOut ? 0 : innovation[t] * innovation[t] / run.variance()[t];
        }
        this.irregular = sum / counted();
        this.logLikelihood = irregular > 0
                ? KalmanFilter.logLikelihood(innovation, run.variance(), irregular, leftOut)
                : Double.NEGATIVE_INFINITY;
    }

    /** @param columns the series, then the regressors, which must not repeat each other */
    static Profile of(StructuralSeries.Options options, double[] ratios, double[][] columns) {
        StateSpace model = StateSpace.of(options, ratios);
        double start = DIFFUSE * (1 + Arrays.stream(ratios).sum());
        KalmanFilter.Run run = KalmanFilter.run(model, columns, start);
        Cholesky factor = information(model, run);
        return factor.isDefinite() && factor.size() > 0
                ? new Profile(model, run, factor.solve(right(model, run)), factor.inverse())
                : new Profile(model, run, new double[0], new double[0]);
    }

    /** The number of the first regressor that the states and the others explain without rest, or −1. */
    static int dependent(StructuralSeries.Options options, double[][] columns) {
        double[] ratios = new double[StateSpace.ratios(options)];
        Arrays.fill(ratios, 0.1);
        StateSpace model = StateSpace.of(options, ratios);
        double[][] centred = Arrays.stream(columns).map(Profile::centre).toArray(double[][]::new);
        KalmanFilter.Run run = KalmanFilter.run(model, centred, DIFFUSE);
        for (int j = 0; j < columns.length - 1; j++) {
            double moved = 0;
            for (int t = model.size; t < columns[0].length; t++) {
                moved = Math.max(moved, Math.abs(run.innovation()[j + 1][t]));
            }
            double size = Arrays.stream(centred[j + 1]).map(Math::abs).max().orElse(0);
            if (!(moved > STILL * size)) {
                return j;
            }
        }
        int[] dependent = information(model, run).dependent();
        return dependent.length == 0 ? -1 : dependent[0];
    }

    private static double[] centre(double[] column) {
        double mean = Arrays.stream(column).average().orElse(0);
        double size = Math.abs(mean) * 1e-14;
        return Arrays.stream(column)
                .map(v -> Math.abs(v - mean) <= size ? 0 : v - mean)
                .toArray();
    }

    /**
     * How much these ratios are believed, on the log scale: the likelihood with coefficients and irregular variance
     * integrated out, times a half-Cauchy prior on each ratio of standard deviations.
     *
     * @param logs of those ratios; the measure is theirs
     */
    double belief(double[] logs) {
        double belief = -degreesOfFreedom() / 2 * Math.log(irregular);
        for (int t = leftOut; t < innovation.length; t++) {
            belief -= 0.5 * Math.log(run.variance()[t]);
        }
        if (coefficients.length > 0) {
            belief += 0.5 * Cholesky.of(inverse, coefficients.length, 0).logDeterminant();
        }
        for (double x : logs) {
            belief += x - Math.log(PRIOR_MEDIAN * PRIOR_MEDIAN + Math.exp(2 * x));
        }
        return belief;
    }

    private static Cholesky information(StateSpace model, KalmanFilter.Run run) {
        int p = run.innovation().length - 1;
        double[] cross = new double[p * p];
        for (int t = model.size; t < run.variance().length; t++) {
            for (int j = 0; j < p; j++) {
                for (int k = 0; k <= j; k++) {
                    cross[j * p + k] += run.innovation()[j + 1][t] * run.innovation()[k + 1][t] / run.variance()[t];
                }
            }
        }
        return Cholesky.of(cross, p, DEPENDENT);
    }

    private static double[] right(StateSpace model, KalmanFilter.Run run) {
        double[] right = new double[run.innovation().length - 1];
        for (int t = model.size; t < run.variance().length; t++) {
            for (int j = 0; j < right.length; j++) {
                right[j] += run.innovation()[j + 1][t] * run.innovation()[0][t] / run.variance()[t];
            }
        }
        return right;
    }

    /** Periods that count. */
    int counted() {
        return innovation.length - leftOut;
    }

    double degreesOfFreedom() {
        return counted() - coefficients.length;
    }

    /** The irregular variance without the downward bias of maximum likelihood. */
    double unbiasedIrregular() {
        return irregular * counted() / degreesOfFreedom();
    }
}
