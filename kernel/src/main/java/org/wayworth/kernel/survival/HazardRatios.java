package org.wayworth.kernel.survival;

import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.StandardError;

/** By how much one unit of each column multiplies a hazard: of the event, or of the share that ever has it. */
public sealed interface HazardRatios permits Cox.Result, FineGray.Result {

    /** Logarithm beyond which a ratio has no number. */
    double MOST = 700;

    /** Logarithms of the ratios, in the order of the columns. */
    Vector coefficients();

    Matrix covariance();

    /** Rows given. */
    long n();

    /** Log hazard ratio of column j. */
    default Estimate estimate(int j, double level) {
        return Normal.estimate(
                coefficients().at(j), StandardError.of(covariance().at(j, j)), level, n());
    }

    /** Hazard ratio of column j, its interval by exponentiation; the standard error by the delta method. */
    default Estimate hazardRatio(int j, double level) {
        Estimate log = estimate(j, level);
        if (!(Math.abs(log.value()) + log.standardError() < MOST)
                || !(Math.abs(log.interval().low()) < MOST
                        && Math.abs(log.interval().high()) < MOST)) {
            throw new IllegalArgumentException("column " + j
                    + " must be stated in a larger unit: one unit of it multiplies the hazard by e to the power of "
                    + log.value());
        }
        double ratio = Math.exp(log.value());
        Interval ends = log.interval();
        Interval interval = new Interval(Math.exp(ends.low()), Math.exp(ends.high()), level);
        return new Estimate(ratio, ratio * log.standardError(), interval, n());
    }
}
