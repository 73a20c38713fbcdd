package org.wayworth.kernel.importance;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Cholesky;

/**
 * What a column explains alone, and what it adds last: the two ends between which a fair share lies (Grömping 2006,
 * Journal of Statistical Software 17(1)).
 *
 * @param first squared correlation with the outcome
 * @param last gain in R² when the column enters after all others
 * @param slope standardised partial slope
 * @param slopeSquared its square, which need not sum to R²
 * @param pratt slope times correlation, which may be negative
 */
public record SimpleShares(Vector first, Vector last, Vector slope, Vector slopeSquared, Vector pratt, double r2) {

    /** @param correlation columns first, outcome last */
    public static Fit<SimpleShares> of(Matrix correlation) {
        double[] all = Correlation.require(correlation);
        int p = correlation.rows() - 1;
        double[] among = new double[p * p];
        double[] r = new double[p];
        for (int j = 0; j < p; j++) {
            System.arraycopy(all, j * (p + 1), among, j * p, p);
            r[j] = all[j * (p + 1) + p];
        }
        Cholesky factor = Cholesky.of(among, p, 1e-11);
        if (!factor.isDefinite()) {
            return Fit.impossible(
                    Fit.Reason.RANK_DEFICIENT,
                    "columns " + Arrays.toString(factor.dependent()) + " (counted from 0) follow from those before",
                    "leave them out",
                    factor.dependent());
        }
        double[] slope = factor.solve(r);
        double[] inverse = factor.inverse();
        double r2 = 0;
        for (int j = 0; j < p; j++) {
            r2 += slope[j] * r[j];
        }
        return Fit.done(new SimpleShares(
                each(p, j -> r[j] * r[j]),
                each(p, j -> slope[j] * slope[j] / inverse[j * p + j]),
                Vector.of(slope),
                each(p, j -> slope[j] * slope[j]),
                each(p, j -> slope[j] * r[j]),
                r2));
    }

    /** Whether partial slope and correlation disagree in sign: the column suppresses or is suppressed. */
    public boolean isSuppressed(int column) {
        return pratt.at(column) < 0;
    }

    private static Vector each(int p, IntToDoubleFunction value) {
        double[] values = new double[p];
        Arrays.setAll(values, value);
        return Vector.of(values);
    }
}
