package org.wayworth.kernel.missing;

import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Cholesky;

/** The iterations, on standard scores. */
final class Rounds {

    private static final int ROUNDS = 20_000;
    /** Largest change of a standardised moment in a round at which to stop; EM's error is some multiple of it. */
    private static final double CLOSE = 1e-14;

    private final List<Pattern> patterns;
    private final int p;
    private final double weight;
    private double[] mean;
    private double[] covariance;

    Rounds(List<Pattern> patterns, int p) {
        this.patterns = patterns;
        this.p = p;
        this.weight = patterns.stream().mapToDouble(pattern -> pattern.weight).sum();
        this.mean = new double[p];
        this.covariance = new double[p * p];
        for (int j = 0; j < p; j++) {
            covariance[j * p + j] = 1;
        }
    }

    Fit<EmMoments.Result> run(Scale scale) {
        for (int round = 1; round <= ROUNDS; round++) {
            Expected expected = new Expected(p);
            for (Pattern pattern : patterns) {
                if (!expected.add(pattern, mean, covariance)) {
                    return singular();
                }
            }
            if (update(expected) <= CLOSE) {
                return Cholesky.of(covariance, p, 1e-11).isDefinite() ? Fit.done(result(scale, round)) : singular();
            }
        }
        return Fit.impossible(
                Fit.Reason.NOT_CONVERGED,
                "EM still moved after " + ROUNDS + " rounds",
                "too much is missing: leave out the column with the most holes");
    }

    private Fit<EmMoments.Result> singular() {
        return Fit.impossible(
                Fit.Reason.RANK_DEFICIENT,
                "some columns follow from others in the rows where they are present",
                "leave one of them out");
    }

    private double update(Expected expected) {
        double[] shift = new double[p];
        double[] next = new double[p * p];
        double change = 0;
        for (int j = 0; j < p; j++) {
            shift[j] = expected.sum[j] / weight;
            change = Math.max(change, Math.abs(shift[j]));
        }
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                next[j * p + k] = expected.cross[j * p + k] / weight - shift[j] * shift[k];
                change = Math.max(change, Math.abs(next[j * p + k] - covariance[j * p + k]));
            }
            mean[j] += shift[j];
        }
        covariance = next;
        return change;
    }

    private EmMoments.Result result(Scale scale, int round) {
        double[] means = new double[p];
        double[] cov = new double[p * p];
        double[] cor = new double[p * p];
        for (int j = 0; j < p; j++) {
            means[j] = scale.mean()[j] + scale.spread()[j] * mean[j];
            for (int k = 0; k < p; k++) {
                double c = covariance[j * p + k];
                cov[j * p + k] = c * scale.spread()[j] * scale.spread()[k];
                cor[j * p + k] = j == k ? 1 : c / StandardError.of(covariance[j * p + j] * covariance[k * p + k]);
            }
        }
        return new EmMoments.Result(
                Vector.of(means),
                Matrix.ofRows(p, p, cov),
                Vector.of(scale.present()),
                scale.rows(),
                patterns.size(),
                round,
                Matrix.ofRows(p, p, cor));
    }
}
