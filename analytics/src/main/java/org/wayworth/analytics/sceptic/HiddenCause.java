package org.wayworth.analytics.sceptic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.regression.Errors;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.kernel.regression.Wald;
import org.wayworth.kernel.sensitivity.OmittedConfounder;
import org.wayworth.kernel.sensitivity.OmittedConfounder.Benchmark;
import org.wayworth.kernel.sensitivity.OmittedConfounder.Coefficient;
import org.wayworth.kernel.sensitivity.OmittedConfounder.Reported;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Grade;

/**
 * How strong a cause that nobody recorded would have to be to undo a comparison, told in multiples of the strongest
 * thing that was recorded (Cinelli and Hazlett 2020). It never lowers an adjusted comparison's grade: that grade says
 * already that a hidden cause may remain. This says how large it would have to be.
 *
 * <p>What a hidden cause moves follows from variances, of which several answers of a customer change nothing; the
 * interval that it has to bring to 0 is the finding's own, with its errors.
 */
final class HiddenCause {

    private static final RobustnessCheck CHECK = RobustnessCheck.of(
                    "unmeasured confounder",
                    "How strong would an unmeasured confounder have to be to explain this away?")
            .leaving(Grade.ADJUSTED);

    private static final double LEVEL = 0.95;
    private static final double MOST_TIMES = 20;

    /** @param benchmark of the covariate with outcome and exposure */
    private record Strongest(String name, Benchmark benchmark) {}

    private final double[] exposure;
    private final double[] outcome;
    private final Covariates covariates;
    private final Ols.Options errors;

    /** @param errors of the finding's interval */
    HiddenCause(double[] exposure, double[] outcome, Covariates covariates, Ols.Options errors) {
        this.exposure = exposure;
        this.outcome = outcome;
        this.covariates = covariates;
        this.errors = errors;
    }

    Check check() {
        Ols.Options classical = Ols.Options.of(Errors.CLASSICAL);
        double[][] others = covariates.columns();
        if (others.length == 0) {
            return CHECK.cannotTell("nothing is known from before to measure it by");
        }
        Fit<Ols.Result> onOutcome = Ols.fit(covariates.with(exposure), outcome, classical);
        Fit<Ols.Result> onExposure = Ols.fit(others, exposure, classical);
        Fit<Ols.Result> headline = Ols.fit(covariates.with(exposure), outcome, errors);
        return onOutcome
                .flatMap(y -> onExposure.flatMap(x -> headline.map(shown -> tell(y, x, shown))))
                .fold(check -> check, no -> CHECK.cannotTell(KernelWords.found(no, names())));
    }

    private Check tell(Ols.Result onOutcome, Ols.Result onExposure, Ols.Result headline) {
        if (headline.standardError(1) == 0 || headline.coefficientDegrees().at(1) <= 1) {
            return CHECK.cannotTell("the figure has no error to tell from");
        }
        Coefficient coefficient = new Coefficient(
                onOutcome.coefficients().at(1),
                onOutcome.standardError(1),
                onOutcome.degreesOfFreedom(),
                onOutcome.n(),
                new Reported(
                        headline.standardError(1), headline.coefficientDegrees().at(1)));
        double robustness = OmittedConfounder.of(coefficient, OmittedConfounder.Options.DEFAULT)
                .robustnessAtLevel();
        if (robustness == 0) {
            return CHECK.byDesign("the figure is not clear of 0, so there is nothing to explain away");
        }
        Strongest strongest = strongest(onOutcome, onExposure, coefficient);
        Optional<Double> times = timesToUndo(coefficient, strongest.benchmark());
        return CHECK.passedIf(
                times.isEmpty() || times.get() >= 1,
                String.format(
                        Locale.ROOT,
                        "it would have to explain %.1f%% of the residual variation of both what is compared and the outcome, %s as %s",
                        100 * robustness,
                        times.map(k -> String.format(Locale.ROOT, "%.1f times as strong", k))
                                .orElse("more than " + (int) MOST_TIMES + " times as strong"),
                        strongest.name()));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of("what is compared"));
        names.addAll(covariates.names());
        return names;
    }

    /** What was recorded, all of its columns together, that would pull the estimate furthest as a model of the hidden. */
    private Strongest strongest(Ols.Result onOutcome, Ols.Result onExposure, Coefficient coefficient) {
        Strongest strongest = new Strongest("", new Benchmark(0, 0));
        double furthest = -1;
        for (String group : covariates.groups()) {
            int[] columns = covariates.ofGroup(group);
            Benchmark benchmark = new Benchmark(partialR2(onExposure, columns, 1), partialR2(onOutcome, columns, 2));
            double pull = OmittedConfounder.bound(coefficient, benchmark, 1, LEVEL)
                    .fold(
                            scenario -> Math.abs(
                                    coefficient.estimate() - scenario.adjusted().value()),
                            no -> Double.MAX_VALUE);
            if (pull > furthest) {
                furthest = pull;
                strongest = new Strongest(group, benchmark);
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

    /** Of several columns together, from their Wald statistic with classical errors; 1 where they tell everything. */
    private static double partialR2(Ols.Result model, int[] columns, int first) {
        int[] which = Arrays.stream(columns).map(j -> j + first).toArray();
        return Wald.test(model.coefficients(), model.covariance(), which, model.degreesOfFreedom())
                .fold(wald -> wald.chiSquared() / (wald.chiSquared() + model.degreesOfFreedom()), no -> 1.0);
    }
}
