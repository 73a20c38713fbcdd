package org.wayworth.kernel.regression;

import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.parallel.Blocks;

/**
 * What each row adds to the error of one coefficient: its part of (X'WX)⁻¹X'We. The squares sum to the coefficient's
 * variance; products with the parts of another coefficient, of whatever regression on the same rows, to their covariance.
 */
final class Influence {

    /** Times the residual: the row's part. */
    private final double[] perResidual;

    private Influence(double[] perResidual) {
        this.perResidual = perResidual;
    }

    /**
     * @param coefficient counted with the intercept, which is 0 where there is one
     * @param byLeverage whether parts are divided by 1 − h, so that their squares sum to the variance of HC3
     */
    static Fit<Influence> of(
            Design.Factored factored, double @Nullable [] weights, int coefficient, boolean byLeverage) {
        Design design = factored.design();
        Cholesky factor = factored.factor();
        double[] rootWeights = LeastSquares.roots(weights);
        Sandwich sandwich = new Sandwich(factored, rootWeights, new double[0], design.n);
        double[] direction = factor.solveLower(design.combination(coefficient));
        double[] part = new double[design.n];
        double[] leverage = new double[design.n];
        Blocks.reduce(
                design.n,
                Blocks.ROWS,
                (from, to) -> {
                    write(sandwich.coordinates(from, to), from, direction, part, leverage);
                    return true;
                },
                Boolean::logicalAnd);
        int lone = byLeverage ? LoneRow.find(leverage) : -1;
        if (lone >= 0) {
            return sandwich.impossible(lone);
        }
        for (int i = 0; i < part.length; i++) {
            part[i] *= rootWeights == null ? 1 : rootWeights[i];
            part[i] /= byLeverage ? 1 - leverage[i] : 1;
        }
        return Fit.done(new Influence(part));
    }

    private static void write(double[][] z, int from, double[] direction, double[] part, double[] leverage) {
        for (int j = 0; j < z.length; j++) {
            for (int i = 0; i < z[j].length; i++) {
                part[from + i] += direction[j] * z[j][i];
                leverage[from + i] += z[j][i] * z[j][i];
            }
        }
    }

    /** The parts of the rows when the regression leaves them {@code residuals}. */
    double[] of(double[] residuals) {
        return LeastSquares.product(perResidual, residuals);
    }
}
