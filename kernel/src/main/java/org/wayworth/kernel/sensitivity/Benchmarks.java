package org.wayworth.kernel.sensitivity;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.regression.Errors;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.kernel.sensitivity.OmittedConfounder.Benchmark;
import org.wayworth.kernel.sensitivity.OmittedConfounder.Coefficient;

/**
 * The coefficient of a treatment in a linear regression, and how strongly measured covariates go with treatment and
 * outcome: what {@link OmittedConfounder} needs, from the data.
 *
 * <p>A group of columns (the levels of a region, say) counts as one covariate.
 */
public final class Benchmarks {

    /**
     * @param coefficient of the treatment, given all covariates
     * @param benchmarks one a group, in the order asked
     */
    public record Result(Coefficient coefficient, List<Benchmark> benchmarks) {

        public Result {
            benchmarks = List.copyOf(benchmarks);
        }
    }

    private Benchmarks() {}

    /**
     * @param columns {@code columns[j][i]}: covariate j of row i
     * @param treatment a row each
     * @param outcome a row each
     * @param groups each the numbers of the columns that make up one covariate
     */
    public static Fit<Result> of(double[][] columns, double[] treatment, double[] outcome, List<int[]> groups) {
        Rows.requireLength("treatment", treatment.length, Rows.count(columns));
        for (int[] group : groups) {
            requireGroup(group, columns.length);
        }
        double[][] withTreatment = prepend(treatment, columns);
        return ols(withTreatment, outcome)
                .flatMap(Benchmarks::unlessExact)
                .flatMap(full -> ols(columns, treatment)
                        .flatMap(assignment -> benchmarks(
                                        withTreatment, columns, treatment, outcome, groups, full, assignment)
                                .map(found -> new Result(coefficient(full), found))));
    }

    private static Fit<Ols.Result> unlessExact(Ols.Result full) {
        if (full.degreesOfFreedom() <= 1) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    full.n() + " rows for " + full.coefficients().size() + " coefficients",
                    "a hidden cause needs a degree of freedom too: use more rows or fewer covariates");
        }
        return full.standardError(1) > 0
                ? Fit.done(full)
                : Fit.impossible(
                        Fit.Reason.NO_VARIATION,
                        "treatment and covariates settle the outcome, so that a hidden cause has nothing left to move",
                        "leave out the covariate that repeats the outcome");
    }

    private static void requireGroup(int[] group, int columns) {
        for (int j : group) {
            if (j < 0 || j >= columns) {
                throw new IllegalArgumentException("groups must name columns 0 to " + (columns - 1) + ", not " + j);
            }
        }
    }

    private static Coefficient coefficient(Ols.Result full) {
        return new Coefficient(full.coefficients().at(1), full.standardError(1), full.degreesOfFreedom(), full.n());
    }

    private static Fit<List<Benchmark>> benchmarks(
            double[][] withTreatment,
            double[][] columns,
            double[] treatment,
            double[] outcome,
            List<int[]> groups,
            Ols.Result full,
            Ols.Result assignment) {
        List<Benchmark> benchmarks = new ArrayList<>();
        for (int[] group : groups) {
            Fit<Benchmark> fit = restWithout(columns, treatment, group, 0, assignment)
                    .flatMap(ofTreatment -> restWithout(withTreatment, outcome, group, 1, full)
                            .flatMap(ofOutcome -> benchmark(ofTreatment, ofOutcome)));
            if (!fit.isDone()) {
                return fit.map(List::of);
            }
            benchmarks.add(fit.get());
        }
        return Fit.done(benchmarks);
    }

    private static Fit<Benchmark> benchmark(double ofTreatment, double ofOutcome) {
        return ofTreatment < 1 && ofOutcome < 1
                ? Fit.done(new Benchmark(ofTreatment, ofOutcome))
                : Fit.impossible(
                        Fit.Reason.RANK_DEFICIENT,
                        "a group of covariates explains all that the others leave of treatment or outcome",
                        "leave out the covariate that repeats it");
    }

    /** Share of what the other columns leave unexplained that the group explains. */
    private static Fit<Double> restWithout(double[][] columns, double[] y, int[] group, int shift, Ols.Result all) {
        boolean[] out = new boolean[columns.length];
        for (int j : group) {
            out[j + shift] = true;
        }
        List<double[]> others = new ArrayList<>();
        for (int j = 0; j < columns.length; j++) {
            if (!out[j]) {
                others.add(columns[j]);
            }
        }
        if (others.isEmpty()) {
            return Fit.done(all.r2());
        }
        return ols(others.toArray(double[][]::new), y)
                .map(fewer -> fewer.residualSumOfSquares() == 0
                        ? 0
                        : Math.max(0, 1 - all.residualSumOfSquares() / fewer.residualSumOfSquares()));
    }

    private static Fit<Ols.Result> ols(double[][] columns, double[] y) {
        return Ols.fit(columns, y, Ols.Options.of(Errors.CLASSICAL));
    }

    private static double[][] prepend(double[] first, double[][] columns) {
        double[][] all = new double[columns.length + 1][];
        all[0] = first;
        System.arraycopy(columns, 0, all, 1, columns.length);
        return all;
    }
}
