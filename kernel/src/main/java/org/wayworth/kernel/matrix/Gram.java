package org.wayworth.kernel.matrix;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.parallel.Blocks;

/**
 * The cross-product X'WX of a tall table with a leading column of ones, in one pass.
 *
 * <p>For moments about the mean, which keep their digits when columns have large means, use {@link Moments}.
 */
public final class Gram {

    private Gram() {}

    /**
     * @param columns {@code columns[j][i]}: column j, row i; finite
     * @param weights one a row, or null for ones
     * @return symmetric, one row and column more than there are columns; the intercept comes first
     */
    public static Matrix of(double[][] columns, double @Nullable [] weights) {
        int n = Rows.count(columns);
        Rows.requireWeights(weights, n);
        int width = columns.length + 1;
        double[] sum =
                Blocks.reduce(n, Blocks.ROWS, (from, to) -> ofBlock(columns, weights, from, to), (left, right) -> {
                    for (int i = 0; i < left.length; i++) {
                        left[i] += right[i];
                    }
                    return left;
                });
        CrossProducts.mirror(sum, width);
        return Matrix.ofRows(width, width, sum);
    }

    private static double[] ofBlock(double[][] columns, double @Nullable [] weights, int from, int to) {
        int rows = to - from;
        double[][] block = new double[columns.length + 1][rows];
        Arrays.fill(block[0], 1);
        for (int j = 0; j < columns.length; j++) {
            System.arraycopy(columns[j], from, block[j + 1], 0, rows);
        }
        if (weights != null) {
            for (double[] column : block) {
                for (int i = 0; i < rows; i++) {
                    column[i] *= Math.sqrt(weights[from + i]);
                }
            }
        }
        double[] sum = new double[block.length * block.length];
        CrossProducts.addUpper(block, rows, sum);
        return sum;
    }
}
