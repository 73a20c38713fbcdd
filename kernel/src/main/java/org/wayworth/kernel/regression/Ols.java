package org.wayworth.kernel.regression;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.matrix.Rows;

/**
 * Ordinary (or weighted) least squares with the standard errors that the data call for.
 *
 * <p>One pass gives the moments; their Cholesky factor, and one step of refinement against the residuals, give the
 * coefficients; a last pass gives leverage and the middle of the sandwich. Columns that are nearly dependent go
 * through Householder QR instead. For a yes-or-no outcome use {@link Logistic}; for money with many zeros
 * {@link TwoPart}.
 */
public final class Ols {

    private Ols() {}

    /** How to fit. Starts from {@link #standard()} and changes one thing at a time. */
    public static final class Options {

        private final Errors errors;
        private final int @Nullable [] cluster;
        private final int @Nullable [] secondCluster;
        private final double @Nullable [] weights;
        private final boolean intercept;

        private Options(
                Errors errors,
                int @Nullable [] cluster,
                int @Nullable [] secondCluster,
                double @Nullable [] weights,
                boolean intercept) {
            this.errors = errors;
            this.cluster = cluster;
            this.secondCluster = secondCluster;
            this.weights = weights;
            this.intercept = intercept;
        }

        /** HC3, no weights, with intercept. */
        public static Options standard() {
            return new Options(Errors.HC3, null, null, null, true);
        }

        /** Errors that need no clusters. */
        public static Options of(Errors errors) {
            if (errors.isClustered()) {
                throw new IllegalArgumentException(errors + " needs clusters: use clustered(int[])");
            }
            return new Options(errors, null, null, null, true);
        }

        /** CR1 errors over clusters: one label a row, any numbers; t with one degree fewer than clusters. */
        public static Options clustered(int[] cluster) {
            return new Options(Errors.CR1, cluster.clone(), null, null, true);
        }

        /** Clusters in two ways at once (Cameron, Gelbach and Miller 2011): the first, plus the second, minus both. */
        public static Options clustered(int[] first, int[] second) {
            return new Options(Errors.CR1, first.clone(), second.clone(), null, true);
        }

        /** The same, with other errors of the same family: CR0 to CR3 need clusters, the rest none. */
        public Options withErrors(Errors other) {
            if (other.isClustered() != (cluster != null)) {
                throw new IllegalArgumentException(
                        other + (cluster == null ? " needs clusters" : " takes no clusters"));
            }
            if (secondCluster != null && (other == Errors.CR2 || other == Errors.CR3)) {
                throw new IllegalArgumentException("two-way clusters must have CR0 or CR1, not " + other);
            }
            return new Options(other, cluster, secondCluster, weights, intercept);
        }

        /** Each row's squared residual counts this often; 0 leaves the row out. */
        public Options weighted(double[] each) {
            return new Options(errors, cluster, secondCluster, each.clone(), intercept);
        }

        public Options withoutIntercept() {
            return new Options(errors, cluster, secondCluster, weights, false);
        }
    }

    /**
     * @param coefficients intercept first, in units of the outcome per unit of the column
     * @param covariance of the coefficients, by {@code errors}
     * @param residuals outcome minus fitted value, one a row
     * @param r2 share of the outcome's (weighted) sum of squares explained; about 0 when there is no intercept
     * @param residualSumOfSquares weighted
     * @param n rows with a weight above 0
     * @param degreesOfFreedom of t: n minus coefficients, or the smaller number of clusters minus 1; with CR2 the least of
     *     {@code coefficientDegrees}
     * @param coefficientDegrees of each coefficient: as above, but with CR2 what Bell and McCaffrey's approximation leaves
     */
    public record Result(
            Vector coefficients,
            Matrix covariance,
            Errors errors,
            Vector fitted,
            Vector residuals,
            double r2,
            double residualSumOfSquares,
            long n,
            double degreesOfFreedom,
            Vector coefficientDegrees) {

        /** 0 where the rows leave no error to tell from: a level of which all have the same outcome, an exact line. */
        public double standardError(int j) {
            return StandardError.of(covariance.at(j, j));
        }

        /** Coefficient {@code j} with a t interval; 0 is the intercept where there is one. */
        public Estimate estimate(int j, double level) {
            double reach = Quantile.studentReach(level, coefficientDegrees.at(j)) * standardError(j);
            double value = coefficients.at(j);
            return new Estimate(value, standardError(j), new Interval(value - reach, value + reach, level), n);
        }

        /**
         * A weighted sum of coefficients, such as a difference of two, with a t interval; its error is 0 where the rows leave
         * none to tell from.
         */
        public Estimate combination(double[] weights, double level) {
            Rows.requireLength("weights", weights.length, coefficients.size());
            double value = 0;
            double degrees = Double.POSITIVE_INFINITY;
            for (int j = 0; j < weights.length; j++) {
                degrees = weights[j] == 0 ? degrees : Math.min(degrees, coefficientDegrees.at(j));
                value += weights[j] * coefficients.at(j);
            }
            double[] square = covariance.toArray();
            double error = StandardError.of(Design.variance(square, weights), Design.terms(square, weights));
            double reach = Quantile.studentReach(level, degrees) * error;
            return new Estimate(value, error, new Interval(value - reach, value + reach, level), n);
        }

        /** Two-sided probability of a coefficient this far from 0 if it were 0; 1 where there is no error to tell from. */
        public double pValue(int j) {
            return PValue.student(StandardError.ratio(coefficients.at(j), standardError(j)), coefficientDegrees.at(j));
        }

        /** The residual standard deviation, with n minus coefficients in the denominator. */
        public double sigma() {
            return StandardError.of(residualSumOfSquares / (n - coefficients.size()));
        }
    }

    /**
     * @param columns {@code columns[j][i]}: column j, row i, without a column of ones; finite
     * @param y one a row; finite
     */
    public static Fit<Result> fit(double[][] columns, double[] y, Options options) {
        int n = Rows.count(columns);
        check(columns, y, options, n);
        double[][] withOutcome = Rows.with(columns, y);
        Moments moments = options.intercept
                ? Moments.of(withOutcome, options.weights)
                : Moments.aboutZero(withOutcome, options.weights);
        Rows.requireFinite(moments, columns, y);
        Optional<Fit<Result>> out = Magnitude.out(moments, withOutcome);
        if (out.isPresent()) {
            return out.get();
        }
        int width = columns.length + (options.intercept ? 1 : 0);
        if (moments.rows() <= width) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    moments.rows() + " rows for " + width + " coefficients",
                    "use more rows or fewer columns");
        }
        if (moments.isConstant(columns.length)) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION, "the outcome has one value only", "there is nothing to explain");
        }
        return Design.of(columns, options.weights, options.intercept, moments)
                .flatMap(factored -> solve(factored, y, options, moments));
    }

    private static void check(double[][] columns, double[] y, Options options, int n) {
        Rows.requireLength("y", y.length, n);
        Rows.requireWeights(options.weights, n);
        if (options.cluster != null) {
            Rows.requireLength("clusters", options.cluster.length, n);
        }
        if (options.secondCluster != null) {
            Rows.requireLength("second clusters", options.secondCluster.length, n);
        }
    }

    private static Fit<Result> solve(Design.Factored factored, double[] y, Options options, Moments moments) {
        LeastSquares.Solution solution = LeastSquares.solve(factored, y, options.weights, moments);
        return covariance(factored, solution, options, moments.rows())
                .map(errors -> result(factored.design(), y, solution, errors, options, moments));
    }

    private static Result result(
            Design design,
            double[] y,
            LeastSquares.Solution solution,
            StandardErrors errors,
            Options options,
            Moments moments) {
        int outcome = moments.columns() - 1;
        double[] residuals = solution.residuals();
        double[] fitted = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            fitted[i] = y[i] - residuals[i];
        }
        return new Result(
                Vector.of(design.original(solution.standard())),
                design.originalCovariance(errors.covariance, errors.alike),
                options.errors,
                Vector.of(fitted),
                Vector.of(residuals),
                1 - solution.residualSumOfSquares() / moments.cross(outcome, outcome),
                solution.residualSumOfSquares(),
                moments.rows(),
                Arrays.stream(errors.degrees).min().orElseThrow(),
                Vector.of(errors.degrees));
    }

    /**
     * A covariance of the coefficients of the standard scores, and the degrees of freedom of each t.
     *
     * @param alike the covariance if all rows erred alike
     */
    private record StandardErrors(double[] covariance, double[] degrees, double[] alike) {

        static StandardErrors of(double[] covariance, double degrees, int width) {
            double[] all = new double[width];
            Arrays.fill(all, degrees);
            return new StandardErrors(covariance, all, new double[width * width]);
        }

        StandardErrors beside(double[] other) {
            return new StandardErrors(covariance, degrees, other);
        }
    }

    private static Fit<StandardErrors> covariance(
            Design.Factored factored, LeastSquares.Solution solution, Options options, long n) {
        double left = n - factored.design().width;
        double[] rootWeights = LeastSquares.roots(options.weights);
        Sandwich sandwich =
                new Sandwich(factored, rootWeights, LeastSquares.product(rootWeights, solution.residuals()), n);
        double[] alike = sandwich.classical(solution.residualSumOfSquares() / left);
        int[] first = options.cluster;
        if (first != null) {
            return clustered(factored.design(), sandwich, first, options).map(found -> found.beside(alike));
        }
        Fit<double[]> covariance = switch (options.errors) {
            case CLASSICAL -> Fit.done(alike);
            case HC0, HC1 -> Fit.done(sandwich.heteroskedastic(options.errors));
            default -> sandwich.byLeverage(options.errors);
        };
        return covariance.map(
                found -> StandardErrors.of(found, left, factored.design().width).beside(alike));
    }

    private static Fit<StandardErrors> clustered(Design design, Sandwich sandwich, int[] first, Options options) {
        Clusters one = Clusters.of(first);
        int fewest = one.count();
        int[] second = options.secondCluster;
        Clusters other = second == null ? null : Clusters.of(second);
        fewest = other == null ? fewest : Math.min(fewest, other.count());
        if (fewest < 2) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    "all rows are in one cluster",
                    "use errors without clusters, or a finer grouping");
        }
        double[] covariance = sandwich.clustered(one, options.errors);
        if (options.errors == Errors.CR2) {
            double[] degrees = new double[design.width];
            Arrays.setAll(degrees, j -> sandwich.degreesOfFreedom(one, design.combination(j)));
            return Fit.done(new StandardErrors(covariance, degrees, new double[0]));
        }
        if (other != null && second != null) {
            covariance = twoWays(
                    design,
                    covariance,
                    sandwich.clustered(other, options.errors),
                    sandwich.clustered(Clusters.intersection(first, second), options.errors));
        }
        return Fit.done(StandardErrors.of(covariance, fewest - 1, design.width));
    }

    /**
     * The first grouping's, plus the second's, less that of both. With few groups a variance of this can fall below 0; then
     * the one grouping that leaves that coefficient the larger variance counts alone, which errs on the wide side (MacKinnon,
     * Nielsen and Webb 2024 take the larger as well).
     */
    private static double[] twoWays(Design design, double[] first, double[] second, double[] both) {
        double[] sum = new double[first.length];
        Arrays.setAll(sum, i -> first[i] + second[i] - both[i]);
        for (int j = 0; j < design.width; j++) {
            double[] coefficient = design.combination(j);
            if (Design.variance(sum, coefficient) < 0) {
                return Design.variance(first, coefficient) > Design.variance(second, coefficient) ? first : second;
            }
        }
        return sum;
    }
}
