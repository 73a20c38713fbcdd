package org.wayworth.kernel.regression;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.Gram;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.matrix.SymmetricEigen;

/**
 * How much columns say the same.
 *
 * @param varianceInflation by how much each slope's variance is larger than with uncorrelated columns; above 10 is a
 *     common warning (Marquardt 1970)
 * @param conditionIndices of the columns and the intercept scaled to length 1, smallest first; above 30 is a warning
 *     (Belsley, Kuh and Welsch 1980)
 * @param firstComponent share of the columns' standardised variance on their first principal component
 */
public record Collinearity(Vector varianceInflation, Vector conditionIndices, double firstComponent) {

    /** @param weights one a row, or null for ones */
    public static Fit<Collinearity> of(double[][] columns, double @Nullable [] weights) {
        Rows.requireFinite(columns);
        int p = columns.length;
        Moments moments = Moments.of(columns, weights);
        Optional<Fit<Collinearity>> out = Magnitude.out(moments, columns);
        if (out.isPresent()) {
            return out.get();
        }

        for (int j = 0; j < p; j++) {
            if (moments.isConstant(j)) {
                return Fit.impossible(
                        Fit.Reason.NO_VARIATION,
                        "column " + j + " (counted from 0) has one value only",
                        "leave it out",
                        j);
            }
        }
        double[] correlations = moments.correlations();
        Cholesky factor = Cholesky.of(correlations, p, 1e-12);
        if (!factor.isDefinite()) {
            return Fit.impossible(
                    Fit.Reason.RANK_DEFICIENT,
                    "columns " + Arrays.toString(factor.dependent()) + " (counted from 0) follow from those before",
                    "leave them out",
                    factor.dependent());
        }
        double[] inverse = factor.inverse();
        double[] inflation = new double[p];
        Arrays.setAll(inflation, j -> inverse[j * p + j]);
        double first = SymmetricEigen.of(correlations, p).value(0) / p;
        return Fit.done(new Collinearity(Vector.of(inflation), indices(Gram.of(columns, weights)), first));
    }

    private static Vector indices(Matrix gram) {
        int k = gram.rows();
        double[] scaled = new double[k * k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                scaled[i * k + j] = gram.at(i, j) / Math.sqrt(gram.at(i, i) * gram.at(j, j));
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(scaled, k);
        double[] indices = new double[k];
        // an eigenvalue lost in rounding stands for the largest index that can be told
        Arrays.setAll(indices, i -> Math.sqrt(eigen.value(0) / Math.max(eigen.value(i), 1e-16)));
        return Vector.of(indices);
    }
}
