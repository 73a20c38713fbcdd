package org.wayworth.kernel.regression;

import java.util.Arrays;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Rows;

/** Linear predictors of new rows. */
final class Linear {

    private Linear() {}

    /** Means on a log scale, brought back. */
    static double[] exp(double[] eta) {
        double[] means = new double[eta.length];
        for (int i = 0; i < eta.length; i++) {
            means[i] = Math.exp(eta[i]);
            if (!(means[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("columns must lie nearer to those fitted: row " + i
                        + " is predicted at e to the power of " + eta[i]);
            }
        }
        return means;
    }

    /** @param coefficients intercept first, one more than there are columns */
    static double[] predict(Vector coefficients, double[][] columns) {
        int n = Rows.count(columns);
        if (columns.length != coefficients.size() - 1) {
            throw new IllegalArgumentException(
                    "columns must be " + (coefficients.size() - 1) + " like those fitted, not " + columns.length);
        }
        double[] eta = new double[n];
        Arrays.fill(eta, coefficients.at(0));
        for (int j = 0; j < columns.length; j++) {
            double slope = coefficients.at(j + 1);
            double[] column = columns[j];
            for (int i = 0; i < n; i++) {
                eta[i] += slope * column[i];
            }
        }
        return eta;
    }
}
