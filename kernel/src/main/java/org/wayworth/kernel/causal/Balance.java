package org.wayworth.kernel.causal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;

/**
 * How far apart the groups' covariates are, before and after weighting, in standard deviations: the data of a love
 * plot.
 *
 * <p>Below 0.1 the groups count as alike. Not a test: with many rows every difference is significant, with few none.
 *
 * <p>Source: Austin (2009), Balance diagnostics for comparing the distribution of baseline covariates, Statistics in
 * Medicine 28(25), 3083–3107.
 */
public final class Balance {

    /** A standardised difference above this, either way, calls for attention. */
    public static final double THRESHOLD = 0.1;

    /** Whose standard deviation differences are measured in; always that before weighting. */
    public enum Scale {
        /** The root of the mean of both groups' variances: for effects on all. */
        BOTH,
        /** The treated group's: for effects on the treated. */
        TREATED
    }

    /**
     * One covariate. Means are in its unit, differences in standard deviations; both are 0 where it does not vary.
     *
     * @param before standardised difference, treated minus control
     * @param after the same with the weights
     * @param varianceRatio treated over control before weighting, 0 where the control group does not vary
     */
    public record Row(
            double meanTreated,
            double meanControl,
            double before,
            double after,
            double meanTreatedAfter,
            double meanControlAfter,
            double varianceRatio) {}

    /** @param rows one a covariate, in the order of the columns */
    public record Result(List<Row> rows) {

        public Result {
            rows = List.copyOf(rows);
        }

        /** The largest standardised difference after weighting, without sign. */
        public double largestAfter() {
            return rows.stream().mapToDouble(row -> Math.abs(row.after())).max().orElse(0);
        }
    }

    private record Moment(double mean, double variance) {}

    private Balance() {}

    /**
     * @param columns {@code columns[j][i]}: covariate j, row i
     * @param treated 1 with the exposure, 0 without; both present
     * @param weights that should make the groups alike, one a row; null to look at the groups as they are
     */
    public static Result of(double[][] columns, double[] treated, double @Nullable [] weights, Scale scale) {
        int n = Rows.count(columns);
        Rows.requireLength("treated", treated.length, n);
        Rows.requireWeights(weights, n);
        Exposure.requireBinary(treated);
        for (double[] column : columns) {
            Magnitude.require("columns", column);
        }
        List<Row> rows = new ArrayList<>();
        for (double[] column : columns) {
            rows.add(row(column, treated, weights, scale));
        }
        return new Result(rows);
    }

    private static Row row(double[] column, double[] treated, double @Nullable [] weights, Scale scale) {
        Moment with = moment(column, treated, 1, null);
        Moment without = moment(column, treated, 0, null);
        double deviation =
                StandardError.of(scale == Scale.TREATED ? with.variance() : (with.variance() + without.variance()) / 2);
        Moment withAfter = weights == null ? with : moment(column, treated, 1, weights);
        Moment withoutAfter = weights == null ? without : moment(column, treated, 0, weights);
        return new Row(
                with.mean(),
                without.mean(),
                standardised(with.mean() - without.mean(), deviation),
                standardised(withAfter.mean() - withoutAfter.mean(), deviation),
                withAfter.mean(),
                withoutAfter.mean(),
                without.variance() == 0 ? 0 : with.variance() / without.variance());
    }

    private static double standardised(double difference, double deviation) {
        return deviation == 0 ? 0 : difference / deviation;
    }

    private static Moment moment(double[] column, double[] treated, int arm, double @Nullable [] weights) {
        double weight = 0;
        double sum = 0;
        int rows = 0;
        for (int i = 0; i < column.length; i++) {
            if (treated[i] == arm) {
                double w = weights == null ? 1 : weights[i];
                weight += w;
                sum += w * column[i];
                rows++;
            }
        }
        if (!(weight > 0)) {
            throw new IllegalArgumentException("treated must hold rows of " + arm + " with a weight above 0");
        }
        double mean = sum / weight;
        double squares = 0;
        for (int i = 0; i < column.length; i++) {
            if (treated[i] == arm) {
                squares += (weights == null ? 1 : weights[i]) * (column[i] - mean) * (column[i] - mean);
            }
        }
        return new Moment(mean, rows < 2 ? 0 : squares / weight * rows / (rows - 1));
    }
}
