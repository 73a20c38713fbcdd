package org.wayworth.kernel.weighting;

import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;

/**
 * Linear calibration (the generalised regression estimator): the least squared change of weights after which weighted
 * sums of auxiliary columns equal their known totals.
 *
 * <p>Unlike raking it takes numbers as well as categories, needs no iterations, and may give weights of 0 or below:
 * {@link Result#negative} counts them. Source: Deville and Särndal (1992), JASA 87, 376–382, case 1.
 */
public final class Calibration {

    /** Share of an auxiliary column left by the others below which it counts as their combination. */
    private static final double DEPENDENT = 1e-11;

    /**
     * @param weights base weights times {@code factors}
     * @param factors one a row, around the ratio of the totals
     * @param auxiliaries the columns used, one row a row of the data
     * @param base weights before
     * @param negative weights of 0 or below
     */
    public record Result(Vector weights, Vector factors, Matrix auxiliaries, Vector base, int negative) {}

    private Calibration() {}

    /**
     * @param base weights before, above 0
     * @param auxiliaries {@code auxiliaries[j][i]}; give a column of ones with the size of the population as its total,
     *     and categories as 0/1 columns without their first
     * @param totals over the population, one for each column
     */
    public static Fit<Result> fit(double[] base, double[][] auxiliaries, double[] totals) {
        requireColumns(base, auxiliaries, totals);
        Optional<Fit<Result>> out = Magnitude.out(Rows.with(Rows.with(auxiliaries, base), totals));
        if (out.isPresent()) {
            return out.get();
        }

        int p = auxiliaries.length;
        double[] products = new double[p * p];
        double[] gaps = totals.clone();
        for (int j = 0; j < p; j++) {
            for (int l = 0; l <= j; l++) {
                for (int i = 0; i < base.length; i++) {
                    products[j * p + l] += base[i] * auxiliaries[j][i] * auxiliaries[l][i];
                }
                products[l * p + j] = products[j * p + l];
            }
            for (int i = 0; i < base.length; i++) {
                gaps[j] -= base[i] * auxiliaries[j][i];
            }
        }
        Cholesky root = Cholesky.of(products, p, DEPENDENT);
        if (!root.isDefinite()) {
            return Fit.impossible(
                    Fit.Reason.RANK_DEFICIENT,
                    "auxiliary column " + root.dependent()[0] + " is a combination of earlier ones",
                    "leave it out",
                    root.dependent());
        }
        return Fit.done(result(base, auxiliaries, root.solve(gaps)));
    }

    private static Result result(double[] base, double[][] auxiliaries, double[] multipliers) {
        int n = base.length;
        double[] factors = new double[n];
        double[] weights = new double[n];
        double[][] rows = new double[n][auxiliaries.length];
        int negative = 0;
        for (int i = 0; i < n; i++) {
            factors[i] = 1;
            for (int j = 0; j < multipliers.length; j++) {
                factors[i] += multipliers[j] * auxiliaries[j][i];
                rows[i][j] = auxiliaries[j][i];
            }
            weights[i] = base[i] * factors[i];
            negative += weights[i] <= 0 ? 1 : 0;
        }
        return new Result(Vector.of(weights), Vector.of(factors), Matrix.of(rows), Vector.of(base), negative);
    }

    private static void requireColumns(double[] base, double[][] auxiliaries, double[] totals) {
        Weights.requireWeights(base);
        if (auxiliaries.length == 0 || auxiliaries.length != totals.length) {
            throw new IllegalArgumentException("there must be a total for each auxiliary column, and a column or more,"
                    + " not " + totals.length + " and " + auxiliaries.length);
        }
        for (int j = 0; j < auxiliaries.length; j++) {
            if (auxiliaries[j].length != base.length) {
                throw new IllegalArgumentException(
                        "auxiliary column " + j + " must have " + base.length + " rows, not " + auxiliaries[j].length);
            }
        }
    }
}
