package org.wayworth.kernel.missing;

import org.wayworth.kernel.matrix.Cholesky;

/** Expected sums and cross-products of deviations from the current means. */
final class Expected {

    private final int p;
    final double[] sum;
    final double[] cross;

    Expected(int p) {
        this.p = p;
        this.sum = new double[p];
        this.cross = new double[p * p];
    }

    boolean add(Pattern pattern, double[] mean, double[] covariance) {
        int s = pattern.seen.length;
        Cholesky factor = Cholesky.of(part(covariance, pattern.seen, pattern.seen), s, 1e-12);
        if (!factor.isDefinite()) {
            return false;
        }
        double[] d = new double[s];
        double[] c = new double[s * s];
        for (int a = 0; a < s; a++) {
            d[a] = pattern.sum[a] - pattern.weight * mean[pattern.seen[a]];
        }
        for (int a = 0; a < s; a++) {
            double meanA = mean[pattern.seen[a]];
            for (int b = 0; b < s; b++) {
                double meanB = mean[pattern.seen[b]];
                c[a * s + b] = pattern.cross[a * s + b] - meanA * pattern.sum[b] - meanB * d[a];
            }
        }
        double[][] slopes = new double[pattern.unseen.length][];
        for (int m = 0; m < slopes.length; m++) {
            slopes[m] = factor.solve(part(covariance, new int[] {pattern.unseen[m]}, pattern.seen));
        }
        accumulate(pattern, covariance, d, c, slopes);
        return true;
    }

    private void accumulate(Pattern pattern, double[] covariance, double[] d, double[] c, double[][] slopes) {
        int s = pattern.seen.length;
        for (int a = 0; a < s; a++) {
            sum[pattern.seen[a]] += d[a];
            for (int b = 0; b < s; b++) {
                cross[pattern.seen[a] * p + pattern.seen[b]] += c[a * s + b];
            }
        }
        for (int m = 0; m < slopes.length; m++) {
            int row = pattern.unseen[m];
            double[] predicted = times(slopes[m], c, s);
            sum[row] += dot(slopes[m], d);
            for (int a = 0; a < s; a++) {
                cross[row * p + pattern.seen[a]] += predicted[a];
                cross[pattern.seen[a] * p + row] += predicted[a];
            }
            for (int l = 0; l < slopes.length; l++) {
                int column = pattern.unseen[l];
                double[] withSeen = part(covariance, new int[] {column}, pattern.seen);
                double left = covariance[row * p + column] - dot(slopes[m], withSeen);
                cross[row * p + column] += dot(predicted, slopes[l]) + pattern.weight * left;
            }
        }
    }

    private double[] part(double[] square, int[] rows, int[] columns) {
        double[] part = new double[rows.length * columns.length];
        for (int a = 0; a < rows.length; a++) {
            for (int b = 0; b < columns.length; b++) {
                part[a * columns.length + b] = square[rows[a] * p + columns[b]];
            }
        }
        return part;
    }

    private static double[] times(double[] row, double[] square, int s) {
        double[] product = new double[s];
        for (int a = 0; a < s; a++) {
            for (int b = 0; b < s; b++) {
                product[b] += row[a] * square[a * s + b];
            }
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
