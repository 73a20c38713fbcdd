package org.wayworth.kernel.optimise;

import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.matrix.Cholesky;

/** Second derivatives where only first ones are written out: central differences of the gradient. */
public final class Curvature {

    /** The step, relative to the parameter or to 1: about the cube root of the rounding error. */
    private static final double STEP = 6e-6;

    private Curvature() {}

    /** p × p, row after row, symmetric. Error about 1e-10 of the third derivative. */
    public static double[] hessian(Objective objective, double[] at) {
        int p = at.length;
        double[] hessian = new double[p * p];
        for (int j = 0; j < p; j++) {
            double step = STEP * Math.max(1, Math.abs(at[j]));
            double[] up = gradient(objective, at, j, step);
            double[] down = gradient(objective, at, j, -step);
            for (int k = 0; k < p; k++) {
                hessian[j * p + k] = (up[k] - down[k]) / (2 * step);
            }
        }
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < j; k++) {
                double mean = (hessian[j * p + k] + hessian[k * p + j]) / 2;
                hessian[j * p + k] = mean;
                hessian[k * p + j] = mean;
            }
        }
        return hessian;
    }

    private static double[] gradient(Objective objective, double[] at, int j, double step) {
        double[] x = at.clone();
        x[j] += step;
        double[] gradient = new double[at.length];
        objective.at(x, gradient);
        return gradient;
    }

    /**
     * The inverse: the covariance of a maximum-likelihood estimate when the objective is the negative log-likelihood.
     *
     * @return or {@link Fit.Reason#OUTSIDE_MODEL} when the function does not curve upwards in every direction
     */
    public static Fit<Matrix> covariance(double[] hessian, int p) {
        Cholesky factor = Cholesky.of(hessian, p, 1e-13);
        return factor.isDefinite()
                ? Fit.done(Matrix.ofRows(p, p, factor.inverse()))
                : Fit.impossible(
                        Fit.Reason.OUTSIDE_MODEL,
                        "the likelihood is flat or bends the wrong way at the estimate",
                        "the data do not settle this parameter: use a simpler model or more data");
    }
}
