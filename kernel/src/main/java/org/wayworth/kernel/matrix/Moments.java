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

    /** Blocks that share a buffer. */
    private static final int BLOCKS_A_TASK = 8;

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
                Blocks.ROWS * BLOCKS_A_TASK,
                (from, to) -> ofBlocks(columns, weights, from, to, centred),
                (left, right) -> left.join(right, centred));
        CrossProducts.mirror(all.cross, all.p);
        return all;
    }

    /** Several blocks, one after the other in the same buffer. */
    private static Moments ofBlocks(
            double[][] columns, double @Nullable [] weights, int from, int to, boolean centred) {
        CrossProducts products = new CrossProducts();
        Moments all = new Moments(columns.length);
        for (int start = from; start < to; start += Blocks.ROWS) {
            int end = Math.min(to, start + Blocks.ROWS);
            Moments block = ofBlock(columns, weights, start, end, centred, products);
            all = start == from ? block : all.join(block, centred);
        }
        return all;
    }

    private static Moments ofBlock(
            double[][] columns,
            double @Nullable [] weights,
            int from,
            int to,
            boolean centred,
            CrossProducts products) {
        Moments block = new Moments(columns.length);
        block.count(weights, from, to);
        if (block.weight == 0) {
            return block;
        }
        double[] each = weights == null ? new double[0] : Arrays.copyOfRange(weights, from, to);
        double[] roots = Arrays.stream(each).map(Math::sqrt).toArray();
        for (int j = 0; j < columns.length; j++) {
            double mean = centred ? sum(columns[j], from, to - from, each, 0) / block.weight : 0;
            double left = 0;
            for (int start = from; start < to; start += CrossProducts.STRIP) {
                int rows = Math.min(CrossProducts.STRIP, to - start);
                double[] strip = products.strip((start - from) / CrossProducts.STRIP, columns.length)[j];
                System.arraycopy(columns[j], start, strip, 0, rows);
                if (centred) {
                    subtract(mean, strip, rows);
                    left += sum(strip, 0, rows, each, start - from);
                }
                multiply(strip, roots, start - from, rows);
            }
            // with what rounding left over, which the cross-products do not feel
            block.means[j] = mean + left / block.weight;
        }
        products.addStrips(columns.length, to - from, block.cross);
        return block;
    }

    private static void subtract(double mean, double[] values, int rows) {
        for (int i = 0; i < rows; i++) {
            values[i] -= mean;
        }
    }

    /** Σ w x, in four sums side by side; {@code weights} is empty for ones. */
    private static double sum(double[] values, int at, int rows, double[] weights, int weightAt) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        if (weights.length == 0) {
            for (; i + 3 < rows; i += 4) {
                s0 += values[at + i];
                s1 += values[at + i + 1];
                s2 += values[at + i + 2];
                s3 += values[at + i + 3];
            }
        }
        for (; i < rows; i++) {
            s0 += values[at + i] * (weights.length == 0 ? 1 : weights[weightAt + i]);
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** By {@code roots}, which are empty for ones. */
    private static void multiply(double[] values, double[] roots, int at, int rows) {
        if (roots.length > 0) {
            for (int i = 0; i < rows; i++) {
                values[i] *= roots[at + i];
            }
        }
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

    /** Those of some columns, in the order of {@code columns}. */
    public double[] crosses(int[] columns) {
        double[] square = new double[columns.length * columns.length];
        for (int j = 0; j < columns.length; j++) {
            for (int k = 0; k < columns.length; k++) {
                square[j * columns.length + k] = cross(columns[j], columns[k]);
            }
        }
        return square;
    }

    /** Whether all means and cross-products are finite: not so when a value is not, or is too large to be squared. */
    public boolean isFinite() {
        double sum = 0;
        for (double value : cross) {
            sum += value * 0;
        }
        for (double mean : means) {
            sum += mean * 0;
        }
        return sum == 0;
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
