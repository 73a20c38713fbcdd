package org.wayworth.kernel.importance;

import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.matrix.CrossProducts;
import org.wayworth.kernel.parallel.Blocks;

/**
 * Correlations of the same rows under other counts, as a bootstrap asks for. Values are centred once at the means of
 * the data, so the means of a resample are small and the plain cross-product keeps its digits.
 */
final class CountedGram {

    private final double[][] columns;
    private final double[] centre;
    private final double @Nullable [] weights;

    CountedGram(double[][] columns, double @Nullable [] weights) {
        this.columns = columns;
        this.weights = weights;
        this.centre = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            for (double value : columns[j]) {
                centre[j] += value / columns[j].length;
            }
        }
    }

    /** A column that does not vary under these counts has correlation 0 with the others. */
    Matrix correlation(double[] counts) {
        int width = columns.length + 1;
        double[] gram = new double[width * width];
        double[][] block = new double[width][Blocks.ROWS];
        int[] drawn = new int[Blocks.ROWS];
        int n = counts.length;
        int filled = 0;
        for (int i = 0; i < n; i++) {
            if (counts[i] > 0) {
                drawn[filled++] = i;
            }
            if (filled == Blocks.ROWS || (i == n - 1 && filled > 0)) {
                gather(counts, drawn, filled, block);
                CrossProducts.addUpper(block, filled, gram);
                filled = 0;
            }
        }
        return correlation(gram, width);
    }

    /** Values times the square root of the weight; the last column is that root itself. */
    private void gather(double[] counts, int[] drawn, int rows, double[][] block) {
        double[] root = block[columns.length];
        for (int i = 0; i < rows; i++) {
            double weight = weights == null ? 1 : weights[drawn[i]];
            root[i] = Math.sqrt(counts[drawn[i]] * weight);
        }
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            double[] target = block[j];
            double mean = centre[j];
            for (int i = 0; i < rows; i++) {
                target[i] = (column[drawn[i]] - mean) * root[i];
            }
        }
    }

    private Matrix correlation(double[] gram, int width) {
        int p = width - 1;
        double weight = gram[p * width + p];
        double[] cross = new double[p * p];
        for (int j = 0; j < p; j++) {
            double sum = gram[j * width + p];
            for (int k = j; k < p; k++) {
                cross[j * p + k] = gram[j * width + k] - sum * gram[k * width + p] / weight;
            }
        }
        double[] result = new double[p * p];
        for (int j = 0; j < p; j++) {
            result[j * p + j] = 1;
            for (int k = j + 1; k < p; k++) {
                double scale = Math.sqrt(cross[j * p + j] * cross[k * p + k]);
                double noise = 1e-14 * Math.max(gram[j * width + j], gram[k * width + k]);
                double r = scale > noise ? cross[j * p + k] / scale : 0;
                result[j * p + k] = r;
                result[k * p + j] = r;
            }
        }
        return Matrix.ofRows(p, p, result);
    }
}
