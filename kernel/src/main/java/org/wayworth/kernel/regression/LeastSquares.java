package org.wayworth.kernel.regression;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.CrossProducts;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.parallel.Blocks;

/**
 * The coefficients: normal equations of the standard scores, then refinement against residuals computed afresh
 * (corrected semi-normal equations; Björck 1987, Linear Algebra and its Applications 88/89), which gives the digits
 * of a QR solution at the price of one more look at the data.
 */
final class LeastSquares {

    /**
     * @param standard coefficients of the standard scores
     * @param residuals 0 where the columns settle the outcome to its last digits
     */
    record Solution(double[] standard, double[] residuals, double residualSumOfSquares) {}

    /** A step this small, relative to the largest coefficient, leaves the residuals as they are. */
    private static final double NO_STEP = 1e-14;

    /** Share of a value that a residual may be where nothing should be left. */
    private static final double ROUNDING = 1e-13;

    /** Blocks that share a buffer. */
    private static final int BLOCKS_A_TASK = 8;

    private LeastSquares() {}

    /** @param moments of the columns and, last, the outcome */
    static Solution solve(Design.Factored factored, double[] y, double @Nullable [] weights, Moments moments) {
        return solve(factored, y, weights, moments, moments.columns() - 1);
    }

    /** @param moments of the columns, first, and the outcome as their column {@code outcome} */
    static Solution solve(
            Design.Factored factored, double[] y, double @Nullable [] weights, Moments moments, int outcome) {
        Solution solution = refined(factored, y, weights, moments, outcome);
        return leavesNothing(solution, moments, outcome)
                ? new Solution(solution.standard, new double[y.length], 0)
                : solution;
    }

    private static Solution refined(
            Design.Factored factored, double[] y, double @Nullable [] weights, Moments moments, int outcome) {
        Design design = factored.design();
        Cholesky factor = factored.factor();
        double[] b = factor.solve(design.crossWith(moments, outcome));
        double[] residuals = new double[y.length];
        int polishes = factored.nearlyDependent() ? 4 : 1;
        for (int round = 0; round < polishes; round++) {
            double[] sums = residuals(design, b, y, weights, residuals, true);
            double[] step = factor.solve(Arrays.copyOf(sums, b.length));
            for (int j = 0; j < b.length; j++) {
                b[j] += step[j];
            }
            if (Glm.largest(step) <= NO_STEP * Glm.largest(b)) {
                return new Solution(b, residuals, sums[b.length]);
            }
        }
        double[] last = residuals(design, b, y, weights, residuals, false);
        return new Solution(b, residuals, last[b.length]);
    }

    /** Whether what is left of column {@code outcome} of the moments is no more than the rounding of its values. */
    private static boolean leavesNothing(Solution solution, Moments moments, int outcome) {
        double size = Math.abs(moments.mean(outcome)) + Math.sqrt(moments.cross(outcome, outcome) / moments.weight());
        double noise = ROUNDING * size;
        return solution.residualSumOfSquares <= moments.weight() * noise * noise;
    }

    /** Writes y − Xb; returns X'We, if asked for, and the weighted sum of squares behind it. */
    private static double[] residuals(
            Design design, double[] b, double[] y, double @Nullable [] weights, double[] target, boolean gradient) {
        return Blocks.reduce(
                design.n,
                Blocks.ROWS * BLOCKS_A_TASK,
                (from, to) -> {
                    double[][] block = new double[b.length][Math.min(CrossProducts.STRIP, to - from)];
                    double[] sums = new double[b.length + 1];
                    for (int start = from; start < to; start += CrossProducts.STRIP) {
                        int rows = Math.min(to, start + CrossProducts.STRIP) - start;
                        design.fill(start, start + rows, block);
                        subtractFitted(block, b, y, start, rows, target);
                        addSums(block, weights, target, start, rows, gradient, sums);
                    }
                    return sums;
                },
                LeastSquares::add);
    }

    private static void addSums(
            double[][] block,
            double @Nullable [] weights,
            double[] residuals,
            int from,
            int rows,
            boolean gradient,
            double[] sums) {
        double[] plain = Arrays.copyOfRange(residuals, from, from + rows);
        double[] weighted = product(weights == null ? null : Arrays.copyOfRange(weights, from, from + rows), plain);
        int last = sums.length - 1;
        for (int j = 0; gradient && j < last; j++) {
            sums[j] += CrossProducts.dot(block[j], weighted, rows);
        }
        sums[last] += CrossProducts.dot(weighted, plain, rows);
    }

    /** X'e of the standard scores. */
    static double[] gradient(Design design, double[] e) {
        return Blocks.reduce(
                design.n,
                Blocks.ROWS,
                (from, to) -> {
                    double[][] block = new double[design.width][to - from];
                    design.fill(from, to, block);
                    double[] part = Arrays.copyOfRange(e, from, to);
                    double[] sums = new double[design.width];
                    Arrays.setAll(sums, j -> CrossProducts.dot(block[j], part, part.length));
                    return sums;
                },
                LeastSquares::add);
    }

    private static void subtractFitted(double[][] block, double[] b, double[] y, int from, int rows, double[] target) {
        double[] fitted = new double[rows];
        for (int j = 0; j < b.length; j++) {
            double[] column = block[j];
            double slope = b[j];
            for (int i = 0; i < rows; i++) {
                fitted[i] += slope * column[i];
            }
        }
        for (int i = 0; i < rows; i++) {
            target[from + i] = y[from + i] - fitted[i];
        }
    }

    /** Square roots, or null for null. */
    static double @Nullable [] roots(double @Nullable [] weights) {
        if (weights == null) {
            return null;
        }
        double[] roots = new double[weights.length];
        Arrays.setAll(roots, i -> Math.sqrt(weights[i]));
        return roots;
    }

    /** Value by value; {@code values} itself when there are no weights. */
    static double[] product(double @Nullable [] weights, double[] values) {
        if (weights == null) {
            return values;
        }
        double[] product = new double[values.length];
        Arrays.setAll(product, i -> weights[i] * values[i]);
        return product;
    }

    private static double[] add(double[] left, double[] right) {
        for (int j = 0; j < left.length; j++) {
            left[j] += right[j];
        }
        return left;
    }
}
