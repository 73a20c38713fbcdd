package org.wayworth.analytics.sceptic;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.regression.Errors;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.kernel.sensitivity.OmittedConfounder;
import org.wayworth.kernel.sensitivity.OmittedConfounder.Benchmark;
import org.wayworth.kernel.sensitivity.OmittedConfounder.Coefficient;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Grade;

/**
 * How strong a cause that nobody recorded would have to be to undo a comparison, told in multiples of the strongest
 * thing that was recorded (Cinelli and Hazlett 2020). It never lowers an adjusted comparison's grade: that grade says
 * already that a hidden cause may remain. This says how large it would have to be.
 */
final class HiddenCause {

    private static final String QUESTION = "How strong would a cause that nobody recorded have to be to undo this?";
    private static final double LEVEL = 0.95;
    private static final double MOST_TIMES = 20;

    /** @param benchmark of the covariate with outcome and exposure */
    private record Strongest(String name, Benchmark benchmark) {}

    private final double[] exposure;
    private final double[] outcome;
    private final Covariates covariates;

    HiddenCause(double[] exposure, double[] outcome, Covariates covariates) {
        this.exposure = exposure;
        this.outcome = outcome;
        this.covariates = covariates;
    }

    Check check() {
        Ols.Options classical = Ols.Options.of(Errors.CLASSICAL);
        double[][] others = covariates.columns();
        if (others.length == 0) {
            return cannotTell("nothing was recorded to measure it by");
        }
        Fit<Ols.Result> onOutcome = Ols.fit(withExposure(others), outcome, classical);
        Fit<Ols.Result> onExposure = Ols.fit(others, exposure, classical);
        return onOutcome
                .flatMap(y -> onExposure.map(x -> tell(y, x)))
                .fold(check -> check, no -> cannotTell(no.found()));
    }

    private Check tell(Ols.Result onOutcome, Ols.Result onExposure) {
        Coefficient coefficient = new Coefficient(
                onOutcome.coefficients().at(1),
                onOutcome.standardError(1),
                onOutcome.degreesOfFreedom(),
                onOutcome.n());
        double robustness = OmittedConfounder.of(coefficient, OmittedConfounder.Options.DEFAULT)
                .robustnessAtLevel();
        if (robustness == 0) {
            return new Check(
                    "hidden cause",
                    QUESTION,
                    Verdict.PASSED,
                    "the figure is not clear of 0, so there is nothing that one could undo",
                    Grade.ADJUSTED);
        }
        Strongest strongest = strongest(onOutcome, onExposure, coefficient);
        Optional<Double> times = timesToUndo(coefficient, strongest.benchmark());
        String found = String.format(
                Locale.ROOT,
                "it would have to explain %.1f%% of what is left of both rating and outcome, %s",
                100 * robustness,
                times.map(k -> String.format(Locale.ROOT, "%.1f times as strong as %s", k, strongest.name()))
                        .orElse("more than " + (int) MOST_TIMES + " times as strong as " + strongest.name()));
        return new Check(
                "hidden cause",
                QUESTION,
                times.isPresent() && times.get() < 1 ? Verdict.FAILED : Verdict.PASSED,
                found,
                Grade.ADJUSTED);
    }

    /** The covariate that, taken as a model of what is hidden, would pull the estimate furthest. */
    private Strongest strongest(Ols.Result onOutcome, Ols.Result onExposure, Coefficient coefficient) {
        Strongest strongest = new Strongest("", new Benchmark(0, 0));
        double furthest = -1;
        for (int j = 0; j < covariates.size(); j++) {
            Benchmark benchmark = new Benchmark(partialR2(onExposure, j + 1), partialR2(onOutcome, j + 2));
            double pull = OmittedConfounder.bound(coefficient, benchmark, 1, LEVEL)
                    .fold(
                            scenario -> Math.abs(
                                    coefficient.estimate() - scenario.adjusted().value()),
                            no -> Double.MAX_VALUE);
            if (pull > furthest) {
                furthest = pull;
                strongest = new Strongest(covariates.names().get(j), benchmark);
            }
        }
        return strongest;
    }

    /** Bisection: the multiple at which the interval reaches 0; empty when none up to {@value MOST_TIMES} does. */
    private static Optional<Double> timesToUndo(Coefficient coefficient, Benchmark benchmark) {
        if (!isUndone(coefficient, benchmark, MOST_TIMES)) {
            return Optional.empty();
        }
        double low = 0;
        double high = MOST_TIMES;
        while (high - low > 0.01) {
            double middle = (low + high) / 2;
            if (isUndone(coefficient, benchmark, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Optional.of(high);
    }

    /** A hidden cause that would explain more than everything undoes anything. */
    private static boolean isUndone(Coefficient coefficient, Benchmark benchmark, double times) {
        return OmittedConfounder.bound(coefficient, benchmark, times, LEVEL)
                .fold(
                        scenario -> scenario.adjusted().interval().contains(0)
                                || scenario.adjusted().value() * coefficient.estimate() <= 0,
                        no -> true);
    }

    private static double partialR2(Ols.Result model, int j) {
        double t = model.coefficients().at(j) / model.standardError(j);
        return t * t / (t * t + model.degreesOfFreedom());
    }

    private double[][] withExposure(double[][] others) {
        double[][] columns = Arrays.copyOf(new double[][] {exposure}, others.length + 1);
        System.arraycopy(others, 0, columns, 1, others.length);
        return columns;
    }

    private static Check cannotTell(String why) {
        return new Check("hidden cause", QUESTION, Verdict.CANNOT_TELL, why, Grade.ADJUSTED);
    }
}
