package org.wayworth.kernel.regression;

import java.util.Arrays;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.matrix.Cholesky;

/**
 * Whether several coefficients are 0 together (Wald 1943).
 *
 * @param chiSquared the squared length of the coefficients in units of their covariance
 * @param f {@code chiSquared} over the number of coefficients
 * @param pValue of F; of chi squared where the denominator is infinite
 */
public record Wald(double chiSquared, double f, int coefficients, double denominator, double pValue) {

    /**
     * @param which numbers of the coefficients
     * @param denominator degrees of freedom of the errors; infinite for a large-sample test
     */
    public static Fit<Wald> test(Vector coefficients, Matrix covariance, int[] which, double denominator) {
        int k = which.length;
        double[] value = new double[k];
        double[] among = new double[k * k];
        for (int a = 0; a < k; a++) {
            value[a] = coefficients.at(which[a]);
            for (int b = 0; b < k; b++) {
                among[a * k + b] = covariance.at(which[a], which[b]);
            }
        }
        Cholesky factor = Cholesky.of(among, k, 1e-13);
        if (!factor.isDefinite()) {
            return Fit.impossible(
                    Fit.Reason.RANK_DEFICIENT,
                    "the covariance of coefficients " + Arrays.toString(which) + " is singular",
                    "test fewer together; with clusters there must be more of them than coefficients tested");
        }
        double chiSquared = 0;
        for (double part : factor.solveLower(value)) {
            chiSquared += part * part;
        }
        double f = chiSquared / k;
        return Fit.done(new Wald(chiSquared, f, k, denominator, PValue.f(f, k, denominator)));
    }
}
