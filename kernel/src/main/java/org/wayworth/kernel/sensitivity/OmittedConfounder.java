package org.wayworth.kernel.sensitivity;

import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;

/**
 * What an unmeasured cause of both treatment and outcome could do to a regression coefficient, and how strong it
 * would have to be to explain the coefficient away.
 *
 * <p>Strength is told as partial R²: the share of what the measured covariates leave unexplained that the hidden
 * cause explains, of the treatment and of the outcome. The robustness value is the strength that, on both sides at
 * once, brings the estimate down by the share {@code reduction}; a benchmark tells how strong that is in terms of a
 * measured covariate ("three times as strong as tenure").
 *
 * <p>For coefficients of a linear regression and for the final step of a partially linear one. What a hidden cause
 * moves follows from variances alone and is told by the classical error, which only scales them; how far chance reaches
 * beside it is told by the error that the coefficient was reported with, clustered or robust. For ratios take
 * {@link EValue}. It says nothing on measurement error or on reverse causation.
 *
 * <p>Source: Cinelli and Hazlett (2020), Making sense of sensitivity, Journal of the Royal Statistical Society B
 * 82(1), 39–67: sections 3.2 (bias), 4.2 (robustness value), 4.4 (bounds by benchmarks).
 */
public final class OmittedConfounder {

    /**
     * A coefficient as its regression reported it.
     *
     * @param standardError classical, above 0
     * @param dof residual degrees of freedom, above 1
     * @param n rows
     * @param reported the error and degrees of freedom of its interval
     */
    public record Coefficient(double estimate, double standardError, double dof, long n, Reported reported) {

        /** One whose interval has the classical error as well. */
        public Coefficient(double estimate, double standardError, double dof, long n) {
            this(estimate, standardError, dof, n, new Reported(standardError, dof));
        }

        public Coefficient {
            if (!Double.isFinite(estimate)) {
                throw new IllegalArgumentException("estimate must be finite, not " + estimate);
            }
            if (!(standardError > 0) || Double.isInfinite(standardError)) {
                throw new IllegalArgumentException("standardError must be finite and above 0, not " + standardError);
            }
            if (!(dof > 1)) {
                throw new IllegalArgumentException("dof must be above 1, not " + dof);
            }
        }

        /** How much wider the reported interval is than the classical one. */
        private double widening() {
            return reported.standardError() / standardError;
        }

        /** Share of the outcome's remaining variance that the treatment explains. */
        public double partialR2() {
            double t = estimate / standardError;
            return t == 0 ? 0 : 1 / (1 + dof / t / t);
        }
    }

    /**
     * The error that an interval is made of: robust, clustered or classical.
     *
     * @param standardError above 0
     * @param dof of its t, above 1
     */
    public record Reported(double standardError, double dof) {

        public Reported {
            if (!(standardError > 0) || Double.isInfinite(standardError)) {
                throw new IllegalArgumentException(
                        "reported standardError must be finite and above 0, not " + standardError);
            }
            if (!(dof > 1)) {
                throw new IllegalArgumentException("reported dof must be above 1, not " + dof);
            }
        }
    }

    /**
     * @param reduction the share of the estimate that the hidden cause takes away: 1 brings it to 0
     * @param level of the interval that must no longer exclude the reduced estimate, for {@code robustnessAtLevel}
     */
    public record Options(double reduction, double level) {

        public static final Options DEFAULT = new Options(1, 0.95);

        public Options {
            if (!(reduction > 0)) {
                throw new IllegalArgumentException("reduction must be above 0, not " + reduction);
            }
            Interval.requireLevel(level);
        }
    }

    /**
     * @param partialR2 of the treatment with the outcome: a hidden cause that explains all of the outcome's rest must
     *     explain at least this share of the treatment to undo the estimate
     * @param robustness partial R² with both sides that brings the estimate down by {@code options.reduction}; 0 to 1
     * @param robustnessAtLevel the same for the interval at {@code options.level}; 0 when it is not excluded anyway
     */
    public record Result(
            Coefficient coefficient, double partialR2, double robustness, double robustnessAtLevel, Options options) {}

    /**
     * How strongly a measured covariate, or a group of them, goes with treatment and outcome, given all others.
     *
     * @param partialR2Treatment from the regression of the treatment on the covariates, below 1
     * @param partialR2Outcome from the regression of the outcome on treatment and covariates, below 1
     */
    public record Benchmark(double partialR2Treatment, double partialR2Outcome) {

        public Benchmark {
            requireShare("partialR2Treatment", partialR2Treatment);
            requireShare("partialR2Outcome", partialR2Outcome);
        }
    }

    /**
     * A hidden cause and what would be left of the estimate.
     *
     * @param partialR2Treatment of the hidden cause with the treatment
     * @param partialR2Outcome of the hidden cause with the outcome
     * @param adjusted the estimate had the hidden cause been measured and entered
     */
    public record Scenario(double partialR2Treatment, double partialR2Outcome, Estimate adjusted) {}

    private OmittedConfounder() {}

    /** The robustness values of {@code coefficient}. */
    public static Result of(Coefficient coefficient, Options options) {
        double f = options.reduction()
                * Math.abs(coefficient.estimate() / coefficient.standardError())
                / Math.sqrt(coefficient.dof());
        double critical =
                critical(coefficient, options.level()) * coefficient.widening() / Math.sqrt(coefficient.dof() - 1);
        return new Result(coefficient, coefficient.partialR2(), equalStrength(f), equalStrength(f, critical), options);
    }

    /** The estimate under a hidden cause of the given partial R² with treatment and with outcome. */
    public static Scenario adjust(
            Coefficient coefficient, double partialR2Treatment, double partialR2Outcome, double level) {
        requireShare("partialR2Treatment", partialR2Treatment);
        if (!(partialR2Outcome >= 0 && partialR2Outcome <= 1)) {
            throw new IllegalArgumentException("partialR2Outcome must lie in 0 to 1, not " + partialR2Outcome);
        }
        double bias = Math.sqrt(partialR2Outcome * partialR2Treatment / (1 - partialR2Treatment) * coefficient.dof())
                * coefficient.standardError();
        double value = Math.signum(coefficient.estimate()) * (Math.abs(coefficient.estimate()) - bias);
        double standardError = coefficient.reported().standardError()
                * Math.sqrt((1 - partialR2Outcome)
                        / (1 - partialR2Treatment)
                        * (coefficient.dof() / (coefficient.dof() - 1)));
        double half = critical(coefficient, level) * standardError;
        Interval interval = new Interval(value - half, value + half, level);
        return new Scenario(
                partialR2Treatment, partialR2Outcome, new Estimate(value, standardError, interval, coefficient.n()));
    }

    /**
     * The worst that a hidden cause could do that is {@code times} as strong as {@code benchmark}, with treatment and
     * with outcome alike.
     */
    public static Fit<Scenario> bound(Coefficient coefficient, Benchmark benchmark, double times, double level) {
        if (!(times > 0)) {
            throw new IllegalArgumentException("times must be above 0, not " + times);
        }
        double rest = benchmark.partialR2Treatment();
        double withTreatment = times * rest / (1 - rest);
        double withBenchmark = times * rest * rest / ((1 - times * rest) * (1 - rest));
        if (!(times * rest < 1 && withTreatment < 1 && withBenchmark < 1)) {
            return Fit.impossible(
                    Fit.Reason.OUTSIDE_MODEL,
                    "a hidden cause " + times + " times as strong as the benchmark, which already explains " + rest
                            + " of the treatment's remaining variance, would explain more than all of it",
                    "ask for a smaller multiple, or take a weaker benchmark");
        }
        double root = (Math.sqrt(times) + Math.sqrt(withBenchmark)) / Math.sqrt(1 - withBenchmark);
        double withOutcome =
                Math.min(1, root * root * benchmark.partialR2Outcome() / (1 - benchmark.partialR2Outcome()));
        return Fit.done(adjust(coefficient, withTreatment, withOutcome, level));
    }

    /** The share x, the same on both sides, for which x² / (1 − x) = f². */
    private static double equalStrength(double f) {
        // half of √(f⁴ + 4f²) − f², without the difference
        return f == 0 ? 0 : 2 / (1 + Math.sqrt(1 + 4 / f / f));
    }

    /** The same when the interval, not the estimate, has to reach the reduced value. */
    private static double equalStrength(double f, double critical) {
        if (f <= critical) {
            return 0;
        }
        if (f > 1 / critical) {
            return 1 - (1 + critical * critical) / (1 + f * f);
        }
        return equalStrength(f - critical);
    }

    /** Two-sided critical value; one degree of freedom goes to the hidden cause. */
    private static double critical(Coefficient coefficient, double level) {
        return Quantile.studentReach(level, coefficient.reported().dof() - 1);
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(name + " must be 0 or more and below 1, not " + share);
        }
    }
}
