package org.wayworth.kernel.experiment;

import java.util.Optional;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Difference in means of two independent arms, treatment minus control, without assuming equal variances.
 *
 * <p>For units randomised one by one. When groups were randomised, or when the metric is a ratio of two sums, take
 * {@link AdjustedDifference} with clusters or {@link RatioDifference}.
 *
 * <p>Method: Welch's t with Satterthwaite's degrees of freedom. Source: Welch (1947), Biometrika 34, 28–35.
 */
public final class MeanDifference {

    /**
     * @param estimate treatment minus control, in the unit of the outcome
     * @param t the estimate over its standard error
     * @param dof Satterthwaite's
     * @param pValue two-sided
     */
    public record Result(Estimate estimate, double t, double dof, double pValue, Arm treatment, Arm control) {}

    private MeanDifference() {}

    /** From the outcomes of the units of each arm. */
    public static Fit<Result> fit(double[] treatment, double[] control, double level) {
        Optional<Fit<Result>> out = Magnitude.out(treatment, control);
        return out.isPresent() ? out.get() : fit(Arm.of(treatment), Arm.of(control), level);
    }

    /** From the arms' counts, means and variances. */
    public static Fit<Result> fit(Arm treatment, Arm control, double level) {
        Interval.requireLevel(level);
        if (treatment.n() < 2 || control.n() < 2) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    treatment.n() + " units with treatment and " + control.n() + " without",
                    "each arm needs at least 2 units");
        }
        double a = treatment.standardErrorSquared();
        double b = control.standardErrorSquared();
        if (a + b == 0) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION,
                    "every unit of an arm has the same outcome",
                    "check that the outcome was recorded, then wait for more units");
        }
        double ofTreatment = a / (a + b);
        double ofControl = b / (a + b);
        double dof = 1 / (ofTreatment * ofTreatment / (treatment.n() - 1) + ofControl * ofControl / (control.n() - 1));
        double value = treatment.mean() - control.mean();
        double standardError = StandardError.of(a + b);
        double t = value / standardError;
        double half = Quantile.studentReach(level, dof) * standardError;
        Estimate estimate = new Estimate(
                value, standardError, new Interval(value - half, value + half, level), treatment.n() + control.n());
        return Fit.done(new Result(estimate, t, dof, PValue.student(t, dof), treatment, control));
    }
}
