package org.wayworth.kernel.matrix;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.parallel.Blocks;

/**
 * Weighted means and cross-products about the means, in one pass.
 *
 * <p>Each block of rows is centred at its own means, and blocks are joined by the update of Chan, Golub and LeVeque
 * (1983, The American Statistician 37(3), 242–247), so a large mean costs no digits and there is no second pass.
 */
public final class Moments {

    private final int p;
    private long rows;
    private double weight;
    private final double[] means;
    /** p × p, row after row; upper triangle only until the sum is complete. */
    private final double[] cross;

    private Moments(int p) {
        this.p = p;
        this.means = new double[p];
        this.cross = new double[p * p];
    }

    /**
     * About the means.
     *
     * @param columns {@code columns[j][i]}: column j, row i; finite
     * @param weights one a row, or null for ones
     */
    public static Moments of(double[][] columns, double @Nullable [] weights) {
        return of(columns, weights, true);
    }

    /** About 0: plain cross-products, for a model without intercept. */
    public static Moments aboutZero(double[][] columns, double @Nullable [] weights) {
        return of(columns, weights, false);
    }

    private static Moments of(double[][] columns, double @Nullable [] weights, boolean centred) {
        int n = Rows.count(columns);
        Rows.requireWeights(weights, n);
        Moments all = Blocks.reduce(
                n,
                Blocks.ROWS,
                (from, to) -> ofBlock(columns, weights, from, to, centred),
                (left, right) -> left.join(right, centred));
        CrossProducts.mirror(all.cross, all.p);
        return all;
    }

    private static Moments ofBlock(double[][] columns, double @Nullable [] weights, int from, int to, boolean centred) {
        Moments block = new Moments(columns.length);
        block.count(weights, from, to);
        if (block.weight == 0) {
            return block;
        }
        double[][] centredBlock = new double[columns.length][to - from];
        for (int j = 0; j < columns.length; j++) {
            double mean = centred ? mean(columns[j], weights, from, to, block.weight) : 0;
            block.means[j] = mean;
            centre(columns[j], weights, from, to, mean, centredBlock[j]);
        }
        CrossProducts.addUpper(centredBlock, to - from, block.cross);
        return block;
    }

    private void count(double @Nullable [] weights, int from, int to) {
        if (weights == null) {
            rows = (long) to - from;
            weight = rows;
            return;
        }
        for (int i = from; i < to; i++) {
            weight += weights[i];
            rows += weights[i] > 0 ? 1 : 0;
        }
    }

    private static double mean(double[] column, double @Nullable [] weights, int from, int to, double weight) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights == null ? column[i] : weights[i] * column[i];
        }
        double mean = sum / weight;
        // a second sum of what rounding left over: exact for a column of one value, and better for long ones
        double left = 0;
        for (int i = from; i < to; i++) {
            left += (weights == null ? 1 : weights[i]) * (column[i] - mean);
        }
        return mean + left / weight;
    }

    private static void centre(
            double[] column, double @Nullable [] weights, int from, int to, double mean, double[] target) {
        if (weights == null) {
            for (int i = from; i < to; i++) {
                target[i - from] = column[i] - mean;
            }
        } else {
            for (int i = from; i < to; i++) {
                target[i - from] = (column[i] - mean) * Math.sqrt(weights[i]);
            }
        }
    }

    private Moments join(Moments other, boolean centred) {
        double total = weight + other.weight;
        if (centred && total > 0) {
            double share = weight * other.weight / total;
            for (int j = 0; j < p; j++) {
                double gap = other.means[j] - means[j];
                for (int k = j; k < p; k++) {
                    cross[j * p + k] += share * gap * (other.means[k] - means[k]);
                }
            }
            for (int j = 0; j < p; j++) {
                means[j] += (other.means[j] - means[j]) * (other.weight / total);
            }
        }
        for (int i = 0; i < cross.length; i++) {
            cross[i] += other.cross[i];
        }
        rows += other.rows;
        weight = total;
        return this;
    }

    /** Rows with a weight above 0. */
    public long rows() {
        return rows;
    }

    /** The sum of the weights; the number of rows when there are none. */
    public double weight() {
        return weight;
    }

    public int columns() {
        return p;
    }

    public double mean(int column) {
        return means[column];
    }

    /** Σ w (x_j − mean_j)(x_k − mean_k). */
    public double cross(int j, int k) {
        return cross[j * p + k];
    }

    /** A fresh copy of the means. */
    public double[] means() {
        return means.clone();
    }

    /** A fresh copy of the p × p cross-products, row after row. */
    public double[] crosses() {
        return cross.clone();
    }

    /** Whether a column has one value only, to the digits that its mean leaves. */
    public boolean isConstant(int column) {
        double noise = 1e-13 * Math.abs(means[column]);
        return cross(column, column) <= weight * noise * noise;
    }

    /** The p × p correlations, row after row; a constant column has 0 beside its 1. */
    public double[] correlations() {
        double[] r = new double[p * p];
        double[] root = new double[p];
        Arrays.setAll(root, j -> isConstant(j) ? 0 : Math.sqrt(cross(j, j)));
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                double scale = root[j] * root[k];
                r[j * p + k] = j == k ? 1 : scale > 0 ? cross(j, k) / scale : 0;
            }
        }
        return r;
    }
}
