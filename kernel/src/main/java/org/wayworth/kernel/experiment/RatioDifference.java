package org.wayworth.kernel.experiment;

import java.util.Optional;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Difference of a metric that is a ratio of two sums over the units that were randomised: revenue per order,
 * complaints per visit.
 *
 * <p>Treating each order as independent would be too sure, because a customer's orders are alike; here the unit is
 * the customer, and the ratio's variance follows by the delta method. Needs denominators whose mean is well away from
 * 0: refused when it lies within 4 standard errors of it.
 *
 * <p>Source: Deng, Knoblich and Lu (2018), Applying the delta method in metric analytics, KDD, section 3.
 */
public final class RatioDifference {

    /** A denominator's mean must be this many standard errors from 0 for the delta method to hold. */
    private static final double CLEAR_OF_ZERO = 4;

    /**
     * @param difference treatment's ratio minus control's
     * @param lift treatment's ratio over control's, minus 1; the interval is exact on the log scale
     * @param treatment the ratio with treatment
     * @param control the ratio without
     */
    public record Result(Estimate difference, Fit<Estimate> lift, Estimate treatment, Estimate control) {}

    private RatioDifference() {}

    /**
     * @param treated 1 for treatment, 0 for control, a unit each
     * @param numerator a unit's sum, e.g. its revenue
     * @param denominator a unit's count, e.g. its orders
     */
    public static Fit<Result> fit(double[] treated, double[] numerator, double[] denominator, double level) {
        Units.requireSameLength("numerator", numerator, treated);
        Units.requireSameLength("denominator", denominator, treated);
        Optional<Fit<Result>> out = Magnitude.out(numerator, denominator);
        if (out.isPresent()) {
            return out.get();
        }
        Units units = Units.of(treated);
        double z = Quantile.normalReach(level);
        Fit<Estimate> with = ratio(units.treatment(numerator), units.treatment(denominator), z, level);
        Fit<Estimate> without = ratio(units.control(numerator), units.control(denominator), z, level);
        return with.flatMap(a -> without.map(b -> compare(a, b, z, level)));
    }

    private static Result compare(Estimate a, Estimate b, double z, double level) {
        double standardError = Math.hypot(a.standardError(), b.standardError());
        Estimate difference = normal(a.value() - b.value(), standardError, z, level, a.n() + b.n());
        return new Result(difference, lift(a, b, z, level), a, b);
    }

    private static Fit<Estimate> lift(Estimate a, Estimate b, double z, double level) {
        if (!(a.value() > 0 && b.value() > 0)) {
            return Fit.impossible(
                    Fit.Reason.OUTSIDE_MODEL,
                    "ratios of " + a.value() + " and " + b.value(),
                    "a lift in percent needs both above 0; read the difference");
        }
        double log = Math.log(a.value() / b.value());
        double onLog = Math.hypot(a.standardError() / a.value(), b.standardError() / b.value());
        Interval interval = new Interval(Math.expm1(log - z * onLog), Math.expm1(log + z * onLog), level);
        return Fit.done(new Estimate(Math.expm1(log), Math.exp(log) * onLog, interval, a.n() + b.n()));
    }

    private static Fit<Estimate> ratio(double[] numerator, double[] denominator, double z, double level) {
        int n = numerator.length;
        if (n < 2) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, n + " units in an arm", "each arm needs at least 2 units");
        }
        Arm below = Arm.of(denominator);
        if (!(Math.abs(below.mean()) > CLEAR_OF_ZERO * Math.sqrt(below.standardErrorSquared()))) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    "the denominator's mean, " + below.mean() + ", lies within 4 standard errors of 0",
                    "wait for more units, or compare the numerator's mean per unit instead");
        }
        double ratio = Arm.of(numerator).mean() / below.mean();
        double[] rest = new double[n];
        for (int i = 0; i < n; i++) {
            rest[i] = numerator[i] - ratio * denominator[i];
        }
        double standardError = Math.sqrt(Arm.of(rest).standardErrorSquared()) / Math.abs(below.mean());
        return Fit.done(normal(ratio, standardError, z, level, n));
    }

    private static Estimate normal(double value, double standardError, double z, double level, long n) {
        double half = z * standardError;
        return new Estimate(value, standardError, new Interval(value - half, value + half, level), n);
    }
}
