package org.wayworth.kernel.regression;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.matrix.Rows;

/**
 * Slopes of one column in several regressions over the same rows, with what each row (or cluster of rows) adds to the error
 * of each: any weighted sum of the slopes has a standard error that knows how they move together.
 *
 * <p>Made by {@link SeveralOutcomes} and {@link RateSlope}; {@link #and} puts results side by side.
 */
public final class JointSlopes {

    /** Error of a sum of slopes, as a share of what it would be if all erred the same way, below which it is rounding. */
    private static final double ROUNDING = 1e-11;

    private final double[] slopes;
    /** {@code parts[k][u]}: what unit u, a row or a cluster, adds to the error of slope k. */
    private final double[][] parts;

    private final long[] rows;
    private final double[] degrees;
    private final int @Nullable [] cluster;

    JointSlopes(double[] slopes, double[][] parts, long[] rows, double[] degrees, int @Nullable [] cluster) {
        this.slopes = slopes;
        this.parts = parts;
        this.rows = rows;
        this.degrees = degrees;
        this.cluster = cluster;
    }

    /** A weighted sum of slopes. @param t over its standard error  @param pValue two-sided, if the sum were 0 */
    public record Contrast(Estimate estimate, double t, double pValue) {}

    public int size() {
        return slopes.length;
    }

    public double slope(int k) {
        return slopes[k];
    }

    public Vector slopes() {
        return Vector.of(slopes);
    }

    /** Rows that slope {@code k} rests on. */
    public long rows(int k) {
        return rows[k];
    }

    /** How the slopes err together, one row and column a slope. */
    public Matrix covariance() {
        int many = slopes.length;
        double[] square = new double[many * many];
        for (int j = 0; j < many; j++) {
            for (int k = 0; k < many; k++) {
                for (int u = 0; u < parts[j].length; u++) {
                    square[j * many + k] += parts[j][u] * parts[k][u];
                }
            }
        }
        return Matrix.ofRows(many, many, square);
    }

    /** One slope alone, with a t interval. */
    public Fit<Contrast> slope(int k, double level) {
        double[] weights = new double[slopes.length];
        weights[k] = 1;
        return contrast(level, weights);
    }

    /**
     * Σ weight · slope, with a t interval of the fewest degrees of freedom among the slopes that count. Impossible where the
     * rows leave no error to tell: outcomes that the columns explain to the last digit, or slopes that cannot differ.
     */
    public Fit<Contrast> contrast(double level, double... weights) {
        Rows.requireLength("weights", weights.length, slopes.length);
        Rows.requireFinite("weights", weights);
        double[] sum = new double[parts[0].length];
        double value = 0;
        double most = 0;
        double freedom = Double.POSITIVE_INFINITY;
        long fewest = Long.MAX_VALUE;
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] == 0) {
                continue;
            }
            value += weights[k] * slopes[k];
            most += Math.abs(weights[k]) * length(parts[k]);
            freedom = Math.min(freedom, degrees[k]);
            fewest = Math.min(fewest, rows[k]);
            for (int u = 0; u < sum.length; u++) {
                sum[u] += weights[k] * parts[k][u];
            }
        }
        double error = length(sum);
        if (!(error > ROUNDING * most)) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION,
                    "the rows leave no error to tell: what is compared has one value, or follows from the columns exactly",
                    "compare outcomes that the columns do not settle");
        }
        double t = value / error;
        double reach = Quantile.studentReach(level, freedom) * error;
        Estimate estimate = new Estimate(value, error, new Interval(value - reach, value + reach, level), fewest);
        return Fit.done(new Contrast(estimate, t, PValue.student(t, freedom)));
    }

    /**
     * These slopes and then those of another result over the same rows, whatever its columns, outcomes and weights; rows that
     * one of them left out count as nothing there.
     */
    public JointSlopes and(JointSlopes other) {
        if (parts[0].length != other.parts[0].length || !Arrays.equals(cluster, other.cluster)) {
            throw new IllegalArgumentException("slopes must rest on the same rows and clusters to be joined, not on "
                    + parts[0].length + " and " + other.parts[0].length + (cluster == null ? " rows" : " clusters"));
        }
        double[][] both = Arrays.copyOf(parts, slopes.length + other.slopes.length);
        System.arraycopy(other.parts, 0, both, slopes.length, other.slopes.length);
        return new JointSlopes(
                joined(slopes, other.slopes),
                both,
                IntStream.range(0, both.length)
                        .mapToLong(k -> k < slopes.length ? rows[k] : other.rows[k - slopes.length])
                        .toArray(),
                joined(degrees, other.degrees),
                cluster);
    }

    private static double[] joined(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Without overflow or loss at either end of the scale. */
    private static double length(double[] values) {
        double largest = Glm.largest(values);
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        for (double value : values) {
            sum += value / largest * (value / largest);
        }
        return largest * Math.sqrt(sum);
    }
}
