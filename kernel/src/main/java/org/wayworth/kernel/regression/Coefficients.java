package org.wayworth.kernel.regression;

import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;

/** Coefficients whose errors are normal in large samples: those of models fitted by likelihood or pseudo-likelihood. */
public sealed interface Coefficients permits Logistic.Result, LogLinear.Result, Ordinal.Result {

    Vector coefficients();

    Matrix covariance();

    /** Rows with a weight above 0. */
    long n();

    /** Of Student's t; infinite where the law is normal. */
    default double degreesOfFreedom() {
        return Double.POSITIVE_INFINITY;
    }

    /** 0 where the rows leave no error to tell from. */
    default double standardError(int j) {
        return StandardError.of(covariance().at(j, j));
    }

    /** Coefficient {@code j} with an interval by {@link #degreesOfFreedom}. */
    default Estimate estimate(int j, double level) {
        double reach = Quantile.studentReach(level, degreesOfFreedom()) * standardError(j);
        double value = coefficients().at(j);
        return new Estimate(value, standardError(j), new Interval(value - reach, value + reach, level), n());
    }

    /** Two-sided probability of a coefficient this far from 0 if it were 0; 1 where there is no error to tell from. */
    default double pValue(int j) {
        return PValue.student(StandardError.ratio(coefficients().at(j), standardError(j)), degreesOfFreedom());
    }
}
