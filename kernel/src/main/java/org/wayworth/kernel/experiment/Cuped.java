package org.wayworth.kernel.experiment;

import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Difference in means after taking out what a measurement from before the experiment already told.
 *
 * <p>The pre-measurement must come from before assignment, or it takes out part of the effect. With several
 * pre-measurements, or arms of very different size, take {@link AdjustedDifference}, of which this is the special case
 * with one slope for both arms.
 *
 * <p>Source: Deng, Xu, Kohavi and Walker (2013), Improving the sensitivity of online controlled experiments by
 * utilizing pre-experiment data, WSDM, section 3.2.
 */
public final class Cuped {

    /**
     * @param difference of the adjusted outcomes
     * @param slope by which the pre-measurement was taken out: covariance over variance, over both arms
     * @param varianceReduction share of the outcome's variance taken out, 0 to 1: the squared correlation
     */
    public record Result(MeanDifference.Result difference, double slope, double varianceReduction) {}

    /** Share of the outcome's variance taken out at which only rounding is left. */
    private static final double SETTLED = 1 - 1e-13;

    private Cuped() {}

    /**
     * @param treated 1 for treatment, 0 for control, a unit each
     * @param before the outcome, or something like it, before assignment
     * @param outcome after assignment
     */
    public static Fit<Result> fit(double[] treated, double[] before, double[] outcome, double level) {
        Units.requireSameLength("before", before, treated);
        Units.requireSameLength("outcome", outcome, treated);
        Optional<Fit<Result>> out = Magnitude.out(before, outcome);
        if (out.isPresent()) {
            return out.get();
        }
        Arm pre = Arm.of(before);
        Arm post = Arm.of(outcome);
        if (!(pre.variance() > 0)) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION,
                    "every unit has the same value before the experiment",
                    "compare the means without adjustment");
        }
        double covariance = covariance(before, pre.mean(), outcome, post.mean());
        double slope = covariance / pre.variance();
        double reduction = post.variance() == 0 ? 0 : Math.min(1, slope * covariance / post.variance());
        if (reduction > SETTLED) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION,
                    "the measurement from before settles the outcome: nothing is left that the arms could differ in",
                    "adjust for a measurement that does not repeat the outcome");
        }
        double[] adjusted = new double[outcome.length];
        for (int i = 0; i < adjusted.length; i++) {
            adjusted[i] = outcome[i] - slope * (before[i] - pre.mean());
        }
        Units units = Units.of(treated);
        return MeanDifference.fit(units.treatment(adjusted), units.control(adjusted), level)
                .map(difference -> new Result(difference, slope, reduction));
    }

    private static double covariance(double[] x, double meanX, double[] y, double meanY) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum / (x.length - 1);
    }
}
