package org.wayworth.kernel.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.regression.Errors;
import org.wayworth.kernel.regression.Ols;

/**
 * Difference in means of a randomised experiment, made more precise by measurements from before it.
 *
 * <p>Each arm has its own slopes, so the estimate is never less precise than the plain difference in large samples,
 * whatever the true shape. Measurements must come from before assignment. When groups were randomised give their
 * labels; below some 40 groups errors by group are too small unless bias-reduced, which they are here (CR2).
 *
 * <p>Method: least squares on the arm, the centred measurements and their products; HC2 errors. Source: Lin (2013),
 * Agnostic notes on regression adjustments to experimental data, Annals of Applied Statistics 7(1), 295–318.
 */
public final class AdjustedDifference {

    /** By what to adjust the level of the interval and the errors. */
    public static final class Options {

        private final double level;
        private final int @Nullable [] cluster;

        private Options(double level, int @Nullable [] cluster) {
            this.level = Interval.requireLevel(level);
            this.cluster = cluster;
        }

        /** Units randomised one by one. */
        public static Options at(double level) {
            return new Options(level, null);
        }

        /** Groups randomised: one label a unit. */
        public Options clustered(int[] labels) {
            return new Options(level, labels.clone());
        }
    }

    /**
     * @param estimate treatment minus control
     * @param pValue two-sided
     * @param r2 share of the outcome's variance explained by arm and measurements
     */
    public record Result(Estimate estimate, double pValue, double r2) {}

    private AdjustedDifference() {}

    /**
     * @param before {@code before[j][i]}: measurement j of unit i before assignment
     * @param treated 1 for treatment, 0 for control
     * @param outcome after assignment
     */
    public static Fit<Result> fit(double[][] before, double[] treated, double[] outcome, Options options) {
        int n = Rows.count(before);
        Rows.requireLength("treated", treated.length, n);
        Rows.requireLength("outcome", outcome.length, n);
        Units units = Units.of(treated);
        Optional<Fit<Result>> out = Magnitude.out(Rows.with(before, outcome));
        if (out.isPresent()) {
            return out.get();
        }

        int least = before.length + 2;
        if (units.treatments() < least || units.controls() < least) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    units.treatments() + " units with treatment and " + units.controls() + " without, for "
                            + before.length + " measurements",
                    "each arm needs more units than there are slopes; adjust for fewer measurements");
        }
        Ols.Options regression = options.cluster == null
                ? Ols.Options.of(Errors.HC2)
                : Ols.Options.clustered(options.cluster).withErrors(Errors.CR2);
        return Ols.fit(interacted(before, treated), outcome, regression)
                .map(fit -> new Result(fit.estimate(1, options.level), fit.pValue(1), fit.r2()));
    }

    private static double[][] interacted(double[][] before, double[] treated) {
        Moments moments = Moments.of(before, null);
        List<double[]> columns = new ArrayList<>();
        columns.add(treated);
        for (int j = 0; j < before.length; j++) {
            double[] centred = new double[treated.length];
            double[] product = new double[treated.length];
            for (int i = 0; i < centred.length; i++) {
                centred[i] = before[j][i] - moments.mean(j);
                product[i] = centred[i] * treated[i];
            }
            columns.add(centred);
            columns.add(product);
        }
        return columns.toArray(double[][]::new);
    }
}
