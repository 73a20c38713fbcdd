package org.wayworth.kernel.regression;

import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.distribution.Quantile;

/** Coefficients whose errors are normal in large samples: those of models fitted by likelihood or pseudo-likelihood. */
public sealed interface Coefficients permits Logistic.Result, LogLinear.Result, Ordinal.Result {

    Vector coefficients();

    Matrix covariance();

    /** Rows with a weight above 0. */
    long n();

    /** Of t: infinite for a normal law; clusters less one where they are few enough to matter. */
    default double degreesOfFreedom() {
        return Double.POSITIVE_INFINITY;
    }

    default double standardError(int j) {
        return Math.sqrt(covariance().at(j, j));
    }

    /** Coefficient {@code j} with an interval by {@link #degreesOfFreedom}. */
    default Estimate estimate(int j, double level) {
        double freedom = degreesOfFreedom();
        double reach =
                (Double.isInfinite(freedom) ? Quantile.normalReach(level) : Quantile.studentReach(level, freedom))
                        * standardError(j);
        double value = coefficients().at(j);
        return new Estimate(value, standardError(j), new Interval(value - reach, value + reach, level), n());
    }

    /** Two-sided probability of a coefficient this far from 0 if it were 0. */
    default double pValue(int j) {
        double ratio = coefficients().at(j) / standardError(j);
        return Double.isInfinite(degreesOfFreedom()) ? PValue.normal(ratio) : PValue.student(ratio, degreesOfFreedom());
    }
}
