package org.wayworth.kernel.importance;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.matrix.Rows;

/** The correlations that every measure here starts from: columns first, outcome last. */
public final class Correlation {

    private Correlation() {}

    /**
     * In one pass over the rows.
     *
     * @param weights one a row, or null for ones
     */
    public static Fit<Matrix> of(double[][] columns, double[] y, double @Nullable [] weights) {
        int n = Rows.count(columns);
        Rows.requireLength("y", y.length, n);
        Rows.requireFinite(columns);
        Rows.requireFinite("y", y);
        Moments moments = Moments.of(Rows.with(columns, y), weights);
        Optional<Fit<Matrix>> out = Magnitude.out(moments, Rows.with(columns, y));
        if (out.isPresent()) {
            return out.get();
        }

        if (moments.rows() < 3) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, moments.rows() + " rows", "use at least 3, better 100");
        }
        for (int j = 0; j <= columns.length; j++) {
            if (moments.isConstant(j)) {
                return Fit.impossible(
                        Fit.Reason.NO_VARIATION,
                        (j < columns.length ? "column " + j + " (counted from 0)" : "the outcome")
                                + " has one value only",
                        "leave it out",
                        j);
            }
        }
        int p = columns.length + 1;
        return Fit.done(Matrix.ofRows(p, p, moments.correlations()));
    }

    /** Throws unless the matrix is square with ones on its diagonal and at least one column beside the outcome. */
    static double[] require(Matrix correlation) {
        int p = correlation.rows();
        if (p < 2 || correlation.columns() != p) {
            throw new IllegalArgumentException(
                    "correlation must be square with at least 2 rows, not " + p + " x " + correlation.columns());
        }
        for (int j = 0; j < p; j++) {
            if (Math.abs(correlation.at(j, j) - 1) > 1e-9) {
                throw new IllegalArgumentException(
                        "correlation must have ones on its diagonal, not " + correlation.at(j, j) + " at " + j);
            }
        }
        return correlation.toArray();
    }
}
