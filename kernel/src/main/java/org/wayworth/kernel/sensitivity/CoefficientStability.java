package org.wayworth.kernel.sensitivity;

import org.wayworth.kernel.Fit;

/**
 * How much stronger selection on what was not measured would have to be than selection on what was, for the effect to
 * vanish: Oster's δ.
 *
 * <p>An extra beside {@link OmittedConfounder}, not a substitute: it hangs on an assumed R² of the regression with
 * everything measured, {@code rMax}, which nobody knows. Her rule of thumb is 1.3 times the R² with controls.
 *
 * <p>Source: Oster (2019), Unobservable selection and coefficient stability, Journal of Business &amp; Economic
 * Statistics 37(2), 187–204, proposition 3.
 */
public final class CoefficientStability {

    /** What her rule of thumb multiplies the R² with controls by. */
    public static final double RULE_OF_THUMB = 1.3;

    /** The regression of the outcome on the treatment alone, or on treatment and controls. */
    public record Regression(double coefficient, double r2) {

        public Regression {
            if (!Double.isFinite(coefficient)) {
                throw new IllegalArgumentException("coefficient must be finite, not " + coefficient);
            }
            if (!(r2 >= 0 && r2 <= 1)) {
                throw new IllegalArgumentException("r2 must lie in 0 to 1, not " + r2);
            }
        }
    }

    /**
     * Variances with n − 1 below.
     *
     * @param treatmentRest of the residuals of the treatment on the controls
     */
    public record Variances(double outcome, double treatment, double treatmentRest) {

        public Variances {
            if (!(outcome > 0 && treatment > 0 && treatmentRest > 0)) {
                throw new IllegalArgumentException(
                        "variances must be above 0, not " + outcome + ", " + treatment + " and " + treatmentRest);
            }
        }
    }

    /**
     * @param delta selection on the unmeasured over selection on the measured at which the effect is 0
     * @param equalSelection the effect if the two were alike (δ = 1), by the linear approximation
     * @param rMax the assumed R² with everything measured
     */
    public record Result(double delta, double equalSelection, double rMax) {}

    private CoefficientStability() {}

    /** δ at {@code rMax}, which must be above the R² with controls and at most 1. */
    public static Fit<Result> of(Regression alone, Regression controlled, Variances variances, double rMax) {
        if (!(rMax > controlled.r2() && rMax <= 1)) {
            throw new IllegalArgumentException(
                    "rMax must be above the R² with controls, " + controlled.r2() + ", and at most 1, not " + rMax);
        }
        double explained = controlled.r2() - alone.r2();
        if (!(explained > 0)) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION,
                    "the controls do not raise R² (from " + alone.r2() + " to " + controlled.r2() + ")",
                    "add controls that go with the outcome; without them selection on the measured is unknown");
        }
        double shift = alone.coefficient() - controlled.coefficient();
        double equal = controlled.coefficient() - shift * (rMax - controlled.r2()) / explained;
        double delta = delta(alone, controlled, variances, rMax);
        if (!Double.isFinite(delta) || !Double.isFinite(equal)) {
            return Fit.impossible(
                    Fit.Reason.OUTSIDE_MODEL,
                    "no selection on what is hidden, however strong, would bring the coefficient to 0",
                    "read the robustness value instead");
        }
        return Fit.done(new Result(delta, equal, rMax));
    }

    /** Proposition 3 with a target effect of 0. */
    private static double delta(Regression alone, Regression controlled, Variances v, double rMax) {
        double b = controlled.coefficient();
        double shift = alone.coefficient() - b;
        double rest = v.treatmentRest();
        double cubic = b * b * b * (rest * v.treatment() - rest * rest);
        double unexplained = (rMax - controlled.r2()) * v.outcome();
        double above = b * (controlled.r2() - alone.r2()) * v.outcome() * rest
                + b * v.treatment() * rest * shift * shift
                + 2 * b * b * rest * shift * v.treatment()
                + cubic;
        double below = unexplained * shift * v.treatment()
                + b * unexplained * (v.treatment() - rest)
                + b * b * rest * shift * v.treatment()
                + cubic;
        return above / below;
    }
}
