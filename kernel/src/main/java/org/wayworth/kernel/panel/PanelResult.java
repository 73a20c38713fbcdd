package org.wayworth.kernel.panel;

import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;

/**
 * Slopes of a panel model.
 *
 * @param coefficients in the order of the columns; the intercept first where the model has one
 * @param residuals one a row used
 * @param n rows used
 * @param units seen
 * @param degreesOfFreedom of t: rows minus everything estimated, or clusters minus 1; infinite for a normal interval
 * @param r2 of the transformed rows
 */
public record PanelResult(
        Vector coefficients,
        Matrix covariance,
        Vector residuals,
        double r2,
        long n,
        int units,
        double degreesOfFreedom) {

    /** 0 where the rows leave no error to tell from. */
    public double standardError(int j) {
        return StandardError.of(covariance.at(j, j));
    }

    /** Coefficient {@code j} with its interval. */
    public Estimate estimate(int j, double level) {
        double reach = Quantile.studentReach(level, degreesOfFreedom) * standardError(j);
        double value = coefficients.at(j);
        return new Estimate(value, standardError(j), new Interval(value - reach, value + reach, level), n);
    }

    /** Two-sided probability of a coefficient this far from 0 if it were 0; 1 where there is no error to tell from. */
    public double pValue(int j) {
        return PValue.student(StandardError.ratio(coefficients.at(j), standardError(j)), degreesOfFreedom);
    }
}
