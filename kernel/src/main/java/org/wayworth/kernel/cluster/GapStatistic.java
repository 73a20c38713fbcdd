package org.wayworth.kernel.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.SymmetricEigen;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.random.Streams;

/**
 * Gap statistic: are the rows more tightly grouped by k-means than rows spread evenly over the same space would be?
 * The answer may be one group, which is to say none.
 *
 * <p>"The same space" is the box around the rows along their principal axes. The number chosen is the smallest whose
 * gap is within one standard error of the next one's. Source: Tibshirani, Walther and Hastie (2001), JRSS B 63,
 * 411–423.
 */
public final class GapStatistic {

    /**
     * @param mostGroups 1 to this many are weighed, and one more is looked at to judge the last
     * @param references even spreads drawn; 50 or more
     * @param starts of each k-means
     * @param seed reference b uses stream b of it
     */
    public record Options(int mostGroups, int references, int starts, long seed) {
        public Options {
            if (mostGroups < 1 || references < 2 || starts < 1) {
                throw new IllegalArgumentException("mostGroups and starts must be 1 or more and references 2 or more,"
                        + " not " + mostGroups + ", " + starts + ", " + references);
            }
        }

        public static Options seeded(long seed) {
            return new Options(8, 50, 5, seed);
        }
    }

    /**
     * @param logWithin log of the squared distances within 1, 2 … groups
     * @param gaps how much lower that is than for even spreads
     * @param errors standard errors of the gaps, simulation error included
     * @param groups the number chosen; 1 means no groups
     */
    public record Result(Vector logWithin, Vector gaps, Vector errors, int groups) {}

    private GapStatistic() {}

    /** @param columns {@code columns[j][i]}, finite, on one scale */
    public static Fit<Result> fit(double[][] columns, Options options) {
        int n = Columns.requireRows(columns);
        Optional<Fit<Result>> out = Magnitude.out(columns);
        if (out.isPresent()) {
            return out.get();
        }

        int most = options.mostGroups() + 1;
        if (n < 3 * most) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS, n + " rows for up to " + most + " groups", "weigh fewer groups");
        }
        Fit<double[]> own = logWithin(columns, most, options, options.seed());
        if (!own.isDone()) {
            return own.map(none -> null);
        }
        Box box = Box.around(columns);
        List<Fit<double[]>> spreads = Blocks.map(options.references(), b -> {
            long seed = Streams.childSeed(options.seed(), b);
            return logWithin(box.spread(n, Streams.stream(seed, 0)), most, options, seed);
        });
        double[] gaps = new double[most];
        double[] errors = new double[most];
        for (int k = 0; k < most; k++) {
            int at = k;
            double[] drawn = spreads.stream().mapToDouble(s -> s.get()[at]).toArray();
            double mean = Arrays.stream(drawn).average().orElseThrow();
            double squares =
                    Arrays.stream(drawn).map(v -> (v - mean) * (v - mean)).sum();
            gaps[k] = mean - own.get()[k];
            errors[k] = StandardError.of(squares / drawn.length * (1 + 1.0 / drawn.length));
        }
        return Fit.done(new Result(Vector.of(own.get()), Vector.of(gaps), Vector.of(errors), chosen(gaps, errors)));
    }

    /** The smallest number whose gap is not below the next one's less its error. */
    private static int chosen(double[] gaps, double[] errors) {
        for (int k = 0; k < gaps.length - 1; k++) {
            if (gaps[k] >= gaps[k + 1] - errors[k + 1]) {
                return k + 1;
            }
        }
        return gaps.length - 1;
    }

    private static Fit<double[]> logWithin(double[][] columns, int most, Options options, long seed) {
        double[] logs = new double[most];
        for (int k = 1; k <= most; k++) {
            Fit<KMeans.Result> fit = KMeans.fit(columns, new KMeans.Options(k, options.starts(), 100, 1e-4, seed));
            if (!fit.isDone()) {
                return fit.map(none -> null);
            }
            if (!(fit.get().total() > 0)) {
                return Fit.impossible(
                        Fit.Reason.NO_VARIATION,
                        "with " + k + " groups all rows of a group are equal",
                        "weigh fewer groups, or treat the columns as categories");
            }
            logs[k - 1] = Math.log(fit.get().total());
        }
        return Fit.done(logs);
    }

    /** The box around the rows along their principal axes. */
    private record Box(double[] origin, SymmetricEigen axes, double[] low, double[] high) {

        static Box around(double[][] columns) {
            int p = columns.length;
            int n = columns[0].length;
            double[] origin = new double[p];
            Arrays.setAll(origin, j -> Arrays.stream(columns[j]).sum() / n);
            double[] products = new double[p * p];
            for (int j = 0; j < p; j++) {
                for (int l = 0; l < p; l++) {
                    for (int i = 0; i < n; i++) {
                        products[j * p + l] += (columns[j][i] - origin[j]) * (columns[l][i] - origin[l]);
                    }
                }
            }
            SymmetricEigen axes = SymmetricEigen.of(products, p);
            double[] low = new double[p];
            double[] high = new double[p];
            Arrays.fill(low, Double.POSITIVE_INFINITY);
            Arrays.fill(high, Double.NEGATIVE_INFINITY);
            for (int i = 0; i < n; i++) {
                for (int a = 0; a < p; a++) {
                    double at = 0;
                    for (int j = 0; j < p; j++) {
                        at += axes.vector(a, j) * (columns[j][i] - origin[j]);
                    }
                    low[a] = Math.min(low[a], at);
                    high[a] = Math.max(high[a], at);
                }
            }
            return new Box(origin, axes, low, high);
        }

        /** Rows spread evenly over the box, as columns in the data's own axes. */
        double[][] spread(int n, UniformRandomProvider random) {
            int p = origin.length;
            double[][] columns = new double[p][n];
            for (int i = 0; i < n; i++) {
                for (int a = 0; a < p; a++) {
                    double at = low[a] + random.nextDouble() * (high[a] - low[a]);
                    for (int j = 0; j < p; j++) {
                        columns[j][i] += at * axes.vector(a, j);
                    }
                }
            }
            for (int j = 0; j < p; j++) {
                for (int i = 0; i < n; i++) {
                    columns[j][i] += origin[j];
                }
            }
            return columns;
        }
    }
}
