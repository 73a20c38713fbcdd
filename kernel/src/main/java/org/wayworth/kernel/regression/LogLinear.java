package org.wayworth.kernel.regression;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.matrix.Rows;

/**
 * A model of the logarithm of the mean: coefficients are relative changes of the mean itself, zeros and all, unlike
 * those of a regression of log(1 + y).
 *
 * <p>Only the mean must be right; the errors are robust unless asked otherwise. Source: Santos Silva and Tenreyro
 * (2006, Review of Economics and Statistics 88(4)); Chen and Roth (2024, Quarterly Journal of Economics 139(2)).
 */
public final class LogLinear {

    private LogLinear() {}

    /** How the variance goes with the mean, which decides how rows are weighed. */
    public enum Law {
        /** In proportion to the mean; 0 is allowed: Poisson pseudo-maximum likelihood. */
        POISSON,
        /** In proportion to its square; amounts above 0 only. */
        GAMMA;

        Family family() {
            return this == GAMMA ? Family.GAMMA : Family.POISSON;
        }
    }

    /** How to fit. Starts from {@link #standard()} and changes one thing at a time. */
    public static final class Options {

        final Errors errors;
        final int @Nullable [] cluster;
        final double @Nullable [] weights;

        private Options(Errors errors, int @Nullable [] cluster, double @Nullable [] weights) {
            this.errors = errors;
            this.cluster = cluster;
            this.weights = weights;
        }

        /** HC1 errors, no weights. */
        public static Options standard() {
            return new Options(Errors.HC1, null, null);
        }

        /** {@link Errors#CLASSICAL} (with estimated dispersion), {@link Errors#HC0} or {@link Errors#HC1}. */
        public Options withErrors(Errors other) {
            if (!(other == Errors.CLASSICAL || other == Errors.HC0 || other == Errors.HC1)) {
                throw new IllegalArgumentException("errors must be CLASSICAL, HC0 or HC1, not " + other);
            }
            return new Options(other, null, weights);
        }

        /** CR1 errors over clusters: one label a row; intervals by Student's t with clusters less one. */
        public Options clustered(int[] labels) {
            return new Options(Errors.CR1, labels.clone(), weights);
        }

        /** Each row counts this often; 0 leaves the row out. */
        public Options weighted(double[] each) {
            return new Options(errors, cluster, each.clone());
        }
    }

    /**
     * @param coefficients intercept first, in log units per unit of the column
     * @param fitted means, one a row
     * @param dispersion Pearson's chi squared over n minus coefficients
     * @param n rows with a weight above 0
     * @param degreesOfFreedom of t: clusters less one; infinite without clusters
     */
    public record Result(
            Vector coefficients,
            Matrix covariance,
            Errors errors,
            Vector fitted,
            double dispersion,
            long n,
            double degreesOfFreedom,
            int rounds)
            implements Coefficients {

        /** Means for other rows of the same columns. */
        public double[] predict(double[][] columns) {
            return Linear.exp(Linear.predict(coefficients, columns));
        }
    }

    /**
     * @param columns {@code columns[j][i]}: column j, row i, without a column of ones; finite
     * @param y one a row: 0 or more for POISSON, above 0 for GAMMA
     */
    public static Fit<Result> fit(double[][] columns, double[] y, Law law, Options options) {
        int n = Rows.count(columns);
        check(columns, y, law, options, n);
        Optional<Fit<Result>> no =
                Magnitude.<Result>out(Rows.with(columns, y)).or(() -> Clusters.tooFew(options.cluster));
        if (no.isPresent()) {
            return no.get();
        }
        Moments moments = Moments.of(columns, options.weights);
        int width = columns.length + 1;
        if (moments.rows() <= width) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    moments.rows() + " rows for " + width + " coefficients",
                    "use more rows or fewer columns");
        }
        double mean = Moments.of(new double[][] {y}, options.weights).mean(0);
        if (mean == 0) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION, "the outcome is 0 in all rows", "there is nothing to explain");
        }
        return Design.of(columns, options.weights, true, moments).flatMap(factored -> {
            Design design = factored.design();
            Glm glm = new Glm(design, y, options.weights, law.family());
            Glm.Watch watch = law == Law.POISSON
                    ? new Separation(design, y, options.weights, Separation.Kind.AMOUNT)
                    : (round, state, step) -> null;
            return glm.fit(mean, watch).map(found -> result(design, glm, found, y, law, options, moments.rows()));
        });
    }

    private static void check(double[][] columns, double[] y, Law law, Options options, int n) {
        Rows.requireLength("y", y.length, n);
        Rows.requireFinite(columns);
        Rows.requireFinite("y", y);
        Rows.requireWeights(options.weights, n);
        if (options.cluster != null) {
            Rows.requireLength("clusters", options.cluster.length, n);
        }
        for (int i = 0; i < n; i++) {
            if (y[i] < 0 || (law == Law.GAMMA && y[i] == 0)) {
                throw new IllegalArgumentException(
                        "y must be " + (law == Law.GAMMA ? "above 0" : "0 or more") + ", not " + y[i] + " in row " + i);
            }
        }
    }

    private static Result result(
            Design design, Glm glm, Glm.Solution found, double[] y, Law law, Options options, long n) {
        double[] fitted = glm.linear(found.state().at());
        Arrays.setAll(fitted, i -> Math.exp(fitted[i]));
        double pearson = 0;
        for (int i = 0; i < y.length; i++) {
            double variance = law == Law.GAMMA ? fitted[i] * fitted[i] : fitted[i];
            double w = options.weights == null ? 1 : options.weights[i];
            pearson += w * (y[i] - fitted[i]) * (y[i] - fitted[i]) / variance;
        }
        double dispersion = pearson / (n - design.width);
        double[] covariance = GlmErrors.covariance(design, glm, found, options.errors, options.cluster, n);
        if (options.errors == Errors.CLASSICAL) {
            for (int i = 0; i < covariance.length; i++) {
                covariance[i] *= dispersion;
            }
        }
        return new Result(
                Vector.of(design.original(found.state().at())),
                design.originalCovariance(covariance),
                options.errors,
                Vector.of(fitted),
                dispersion,
                n,
                options.cluster == null
                        ? Double.POSITIVE_INFINITY
                        : Arrays.stream(options.cluster).distinct().count() - 1.0,
                found.rounds());
    }
}
