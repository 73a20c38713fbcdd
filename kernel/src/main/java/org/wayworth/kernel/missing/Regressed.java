package org.wayworth.kernel.missing;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Cholesky;

/** A regression worked out of moments. */
record Regressed(Vector coefficients, double r2) {

    static Fit<Regressed> of(Vector means, Matrix covariance, int outcome) {
        int p = means.size();
        int[] others = IntStream.range(0, p).filter(j -> j != outcome).toArray();
        double[] among = new double[others.length * others.length];
        double[] with = new double[others.length];
        for (int a = 0; a < others.length; a++) {
            with[a] = covariance.at(others[a], outcome);
            for (int b = 0; b < others.length; b++) {
                among[a * others.length + b] = covariance.at(others[a], others[b]);
            }
        }
        Cholesky factor = Cholesky.of(among, others.length, 1e-12);
        if (!factor.isDefinite()) {
            return Fit.impossible(
                    Fit.Reason.RANK_DEFICIENT,
                    "columns " + Arrays.toString(factor.dependent()) + " of the others follow from those before",
                    "leave them out");
        }
        double[] slopes = factor.solve(with);
        double[] coefficients = new double[p];
        coefficients[0] = means.at(outcome);
        double explained = 0;
        for (int a = 0; a < slopes.length; a++) {
            coefficients[a + 1] = slopes[a];
            coefficients[0] -= slopes[a] * means.at(others[a]);
            explained += slopes[a] * with[a];
        }
        return Fit.done(new Regressed(Vector.of(coefficients), explained / covariance.at(outcome, outcome)));
    }
}
