package org.wayworth.kernel.regression;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.optimise.Curvature;
import org.wayworth.kernel.optimise.CurvedObjective;
import org.wayworth.kernel.optimise.Minimum;
import org.wayworth.kernel.optimise.Newton;
import org.wayworth.kernel.optimise.Stopping;

/**
 * Counts with many zeros: whether there is any (logistic), and how many if there are (Poisson or negative binomial,
 * cut off at 0), as one cannot have half a purchase. Source: Mullahy (1986, Journal of Econometrics 33).
 */
public final class Hurdle {

    private Hurdle() {}

    /** The law of the counts above 0. */
    public enum Count {
        POISSON,
        /** Variance mean + mean²/size: for counts that vary more than Poisson's. */
        NEGATIVE_BINOMIAL
    }

    /**
     * @param any whether the count is above 0
     * @param count coefficients of the log mean before the cut, intercept first
     * @param covariance of {@code count}, followed by log size where there is one
     * @param size of the negative binomial; absent for Poisson
     * @param logLikelihood of both parts
     */
    public record Result(
            Logistic.Result any, Vector count, Matrix covariance, OptionalDouble size, double logLikelihood, long n) {

        public double standardError(int j) {
            return StandardError.of(covariance.at(j, j));
        }
    }

    /** @param y one a row: whole numbers, 0 or more */
    public static Fit<Result> fit(double[][] columns, double[] y, Count law) {
        int n = Rows.count(columns);
        Rows.requireLength("y", y.length, n);
        double[] any = new double[n];
        for (int i = 0; i < n; i++) {
            if (!(y[i] >= 0) || y[i] != Math.rint(y[i])) {
                throw new IllegalArgumentException(
                        "y must be a whole number of 0 or more, not " + y[i] + " in row " + i);
            }
            any[i] = y[i] > 0 ? 1 : 0;
        }
        int[] above = IntStream.range(0, n).filter(i -> y[i] > 0).toArray();
        Optional<Fit<Result>> out = Magnitude.out(Rows.with(columns, y));
        if (out.isPresent()) {
            return out.get();
        }

        return Logistic.fit(columns, any, Logistic.Options.standard()).flatMap(chance -> {
            double[][] part = new double[columns.length][];
            for (int j = 0; j < columns.length; j++) {
                double[] column = columns[j];
                part[j] = IntStream.of(above).mapToDouble(i -> column[i]).toArray();
            }
            double[] counts = IntStream.of(above).mapToDouble(i -> y[i]).toArray();
            return Design.of(part, null, true, Moments.of(part, null))
                    .flatMap(factored -> counts(chance, factored.design(), counts, law));
        });
    }

    private static Fit<Result> counts(Logistic.Result any, Design design, double[] counts, Count law) {
        Loss loss = new Loss(design, counts, law);
        double[] start = new double[design.width + (law == Count.POISSON ? 0 : 1)];
        start[0] = Math.log(Arrays.stream(counts).average().orElse(1));
        return Newton.minimise(loss, start, new Stopping(1e-11, 200))
                .flatMap(minimum -> Curvature.covariance(
                                loss.hessian(minimum.at().toArray()), start.length)
                        .map(covariance -> result(any, design, minimum, covariance, law)));
    }

    private static Result result(Logistic.Result any, Design design, Minimum minimum, Matrix covariance, Count law) {
        double[] at = minimum.at().toArray();
        int k = design.width;
        double[] slopes = new double[k * k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                slopes[a * k + b] = covariance.at(a, b);
            }
        }
        return new Result(
                any,
                Vector.of(design.original(Arrays.copyOf(at, k))),
                law == Count.POISSON ? design.originalCovariance(slopes) : withSize(design, covariance, slopes),
                law == Count.POISSON ? OptionalDouble.empty() : OptionalDouble.of(Math.exp(at[k])),
                any.logLikelihood() - minimum.value(),
                any.n());
    }

    /** The columns' covariance with log size as last row and column. */
    private static Matrix withSize(Design design, Matrix covariance, double[] slopes) {
        int k = design.width;
        double[][] all = new double[k + 1][k + 1];
        Matrix changed = design.originalCovariance(slopes);
        double[] withLogSize = new double[k];
        for (int a = 0; a < k; a++) {
            withLogSize[a] = covariance.at(a, k);
            for (int b = 0; b < k; b++) {
                all[a][b] = changed.at(a, b);
            }
        }
        double[] original = design.original(withLogSize);
        for (int a = 0; a < k; a++) {
            all[a][k] = original[a];
            all[k][a] = original[a];
        }
        all[k][k] = covariance.at(k, k);
        return Matrix.of(all);
    }

    /** The negative log-likelihood of counts above 0. */
    private static final class Loss implements CurvedObjective {

        private final double[][] x;
        private final double[] y;
        private final Count law;

        Loss(Design design, double[] y, Count law) {
            x = new double[design.width][design.n];
            design.fill(0, design.n, x);
            this.y = y;
            this.law = law;
        }

        @Override
        public double at(double[] at, double[] gradient) {
            Arrays.fill(gradient, 0);
            double size = law == Count.POISSON ? Double.POSITIVE_INFINITY : Math.exp(at[x.length]);
            double loss = 0;
            for (int i = 0; i < y.length; i++) {
                double eta = 0;
                for (int j = 0; j < x.length; j++) {
                    eta += at[j] * x[j][i];
                }
                double mean = Math.exp(eta);
                double byEta = law == Count.POISSON ? poisson(y[i], mean) : byEta(y[i], mean, size);
                loss -= law == Count.POISSON
                        ? y[i] * eta - mean - Gamma.logGamma(y[i] + 1) - Math.log(-Math.expm1(-mean))
                        : negativeBinomial(y[i], mean, size);
                for (int j = 0; j < x.length; j++) {
                    gradient[j] -= byEta * x[j][i];
                }
                if (law == Count.NEGATIVE_BINOMIAL) {
                    gradient[x.length] -= size * bySize(y[i], mean, size);
                }
            }
            return loss;
        }

        private static double poisson(double y, double mean) {
            return y - mean / -Math.expm1(-mean);
        }

        /** log of the share of zeros before the cut. */
        private static double logNone(double mean, double size) {
            return -size * Math.log1p(mean / size);
        }

        private static double negativeBinomial(double y, double mean, double size) {
            return Gamma.logGamma(y + size)
                    - Gamma.logGamma(size)
                    - Gamma.logGamma(y + 1)
                    + y * Math.log(mean / (size + mean))
                    + logNone(mean, size)
                    - Math.log(-Math.expm1(logNone(mean, size)));
        }

        private static double byEta(double y, double mean, double size) {
            double none = Math.exp(logNone(mean, size));
            double ratio = size * mean / (size + mean);
            return y - (y + size) * mean / (size + mean) - ratio * none / (1 - none);
        }

        private static double bySize(double y, double mean, double size) {
            double none = Math.exp(logNone(mean, size));
            double byLogNone = -Math.log1p(mean / size) + mean / (size + mean);
            return Gamma.digamma(y + size)
                    - Gamma.digamma(size)
                    - y / (size + mean)
                    + byLogNone
                    + byLogNone * none / (1 - none);
        }

        @Override
        public double[] hessian(double[] at) {
            return Curvature.hessian(this, at);
        }
    }
}
