package org.wayworth.kernel.regression;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.optimise.Curvature;
import org.wayworth.kernel.optimise.Minimum;
import org.wayworth.kernel.optimise.Newton;
import org.wayworth.kernel.optimise.Stopping;

/**
 * Regression of an ordered answer: P(answer ≤ k) = F(threshold k − xβ), with F logistic (proportional odds) or normal.
 * A positive slope goes with higher answers.
 *
 * <p>Source: McCullagh (1980, JRSS B 42); the log-likelihood is concave (Pratt 1981, JASA 76), so Newton finds its
 * top.
 */
public final class Ordinal {

    private Ordinal() {}

    /** The law F. */
    public enum Link {
        LOGIT,
        PROBIT
    }

    /**
     * @param coefficients slopes in the order of the columns, then the thresholds, rising
     * @param slopes how many of them are slopes
     * @param logLikelihood at the estimate
     */
    public record Result(
            Vector coefficients, Matrix covariance, int slopes, Link link, double logLikelihood, long n, int rounds)
            implements Coefficients {

        /** The probability of each answer, lowest first, at one place. */
        public Vector probabilities(double... x) {
            double index = 0;
            for (int j = 0; j < slopes; j++) {
                index += coefficients.at(j) * x[j];
            }
            OrdinalLaw law = OrdinalLaw.of(link);
            int classes = coefficients.size() - slopes + 1;
            double[] probabilities = new double[classes];
            double below = 0;
            for (int k = 0; k < classes; k++) {
                double upTo = k < classes - 1 ? law.share(coefficients.at(slopes + k) - index) : 1;
                probabilities[k] = upTo - below;
                below = upTo;
            }
            return Vector.of(probabilities);
        }
    }

    /**
     * @param columns {@code columns[j][i]}: column j, row i; finite
     * @param answer one a row: 0 for the lowest, up without gaps
     * @param weights one a row, or null for ones
     */
    public static Fit<Result> fit(double[][] columns, int[] answer, double @Nullable [] weights, Link link) {
        int n = Rows.count(columns);
        Rows.requireLength("answer", answer.length, n);
        Rows.requireFinite(columns);
        Rows.requireWeights(weights, n);
        Optional<Fit<Result>> out = Magnitude.out(columns);
        if (out.isPresent()) {
            return out.get();
        }

        double[] shares = shares(answer, weights);
        for (int k = 0; k < shares.length; k++) {
            if (shares[k] == 0 || shares.length < 2) {
                return Fit.impossible(
                        Fit.Reason.NO_VARIATION,
                        "nobody gave answer " + (shares[k] == 0 ? k : 1 - k),
                        "number the answers that occur from 0 without gaps; there must be two or more");
            }
        }
        return Design.of(columns, weights, true, Moments.of(columns, weights))
                .flatMap(factored -> fit(factored.design(), answer, weights, shares, link));
    }

    private static double[] shares(int[] answer, double @Nullable [] weights) {
        int classes = 0;
        for (int i = 0; i < answer.length; i++) {
            if (answer[i] < 0) {
                throw new IllegalArgumentException("answer must be 0 or more, not " + answer[i] + " in row " + i);
            }
            classes = Math.max(classes, answer[i] + 1);
        }
        double[] shares = new double[classes];
        double total = 0;
        for (int i = 0; i < answer.length; i++) {
            double w = weights == null ? 1 : weights[i];
            shares[answer[i]] += w;
            total += w;
        }
        for (int k = 0; k < classes; k++) {
            shares[k] /= total;
        }
        return shares;
    }

    private static Fit<Result> fit(
            Design design, int[] answer, double @Nullable [] weights, double[] shares, Link link) {
        int p = design.columns.length;
        OrdinalLoss loss = new OrdinalLoss(design, answer, weights, shares.length, OrdinalLaw.of(link));
        double[] start = new double[p + shares.length - 1];
        double below = 0;
        for (int k = 0; k < shares.length - 1; k++) {
            below += shares[k];
            start[p + k] = OrdinalLaw.of(link).quantile(below);
        }
        return Newton.minimise(loss, start, new Stopping(1e-12, 100))
                .flatMap(minimum -> Curvature.covariance(
                                loss.hessian(minimum.at().toArray()), start.length)
                        .map(covariance -> result(design, minimum, covariance, loss, link)));
    }

    private static Result result(Design design, Minimum minimum, Matrix covariance, OrdinalLoss loss, Link link) {
        double[][] back = loss.backToColumns(design);
        int size = back.length;
        double[] coefficients = new double[size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                coefficients[a] += back[a][b] * minimum.at().at(b);
            }
        }
        return new Result(
                Vector.of(coefficients),
                Design.transformed(covariance.toArray(), back),
                design.columns.length,
                link,
                -minimum.value(),
                loss.rows(),
                minimum.rounds());
    }
}
