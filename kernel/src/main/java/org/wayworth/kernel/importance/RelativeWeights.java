package org.wayworth.kernel.importance;

import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.SymmetricEigen;

/**
 * Johnson's relative weights: the outcome regressed on the nearest uncorrelated columns, and each share handed back to
 * the columns it came from. Close to LMG, in p³ operations.
 *
 * <p>Source: Johnson (2000, Multivariate Behavioral Research 35(1)); equal to Genizi (1993). The scores on the
 * uncorrelated columns are the CAR scores of Zuber and Strimmer (2011).
 */
public final class RelativeWeights {

    private RelativeWeights() {}

    /**
     * @param weights shares of the outcome's variance, 0 or more, summing to R²
     * @param car squared correlation-adjusted scores: the same sum before it is handed back
     */
    public record Result(Vector weights, Vector car) {}

    /** @param correlation columns first, outcome last */
    public static Result of(Matrix correlation) {
        double[] all = Correlation.require(correlation);
        int p = correlation.rows() - 1;
        double[] among = new double[p * p];
        double[] withOutcome = new double[p];
        for (int j = 0; j < p; j++) {
            System.arraycopy(all, j * (p + 1), among, j * p, p);
            withOutcome[j] = all[j * (p + 1) + p];
        }
        SymmetricEigen eigen = SymmetricEigen.of(among, p);
        double[] root = eigen.apply(value -> Math.sqrt(Math.max(0, value)));
        double[] inverseRoot = eigen.apply(value -> value > 1e-11 ? 1 / Math.sqrt(value) : 0);
        double[] weights = new double[p];
        double[] car = new double[p];
        for (int k = 0; k < p; k++) {
            double score = 0;
            for (int l = 0; l < p; l++) {
                score += inverseRoot[k * p + l] * withOutcome[l];
            }
            car[k] = score * score;
            for (int j = 0; j < p; j++) {
                weights[j] += root[j * p + k] * root[j * p + k] * car[k];
            }
        }
        return new Result(Vector.of(weights), Vector.of(car));
    }
}
