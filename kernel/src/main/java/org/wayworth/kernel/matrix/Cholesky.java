package org.wayworth.kernel.matrix;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * The factor L of a small symmetric positive definite matrix A = LL', with the columns that stop it from being
 * definite.
 *
 * <p>Ours rather than a library's because a library says only that it failed: here each pivot, divided by its
 * diagonal, is the share of a column that the earlier columns do not explain, and the columns where it is nothing are
 * named.
 */
public final class Cholesky {

    private final int p;
    /** Lower triangle, row after row. */
    private final double[] factor;

    private final int[] dependent;
    private final double smallestShare;

    private Cholesky(int p, double[] factor, int[] dependent, double smallestShare) {
        this.p = p;
        this.factor = factor;
        this.dependent = dependent;
        this.smallestShare = smallestShare;
    }

    /**
     * @param symmetric p × p, row after row; the lower triangle is read; not changed
     * @param tolerance a column of which at most this share is left over by the earlier ones counts as dependent
     */
    public static Cholesky of(double[] symmetric, int p, double tolerance) {
        double[] factor = new double[p * p];
        IntArrayList dependent = new IntArrayList();
        double smallest = 1;
        for (int j = 0; j < p; j++) {
            double diagonal = symmetric[j * p + j];
            double pivot = diagonal - CrossProducts.dotRows(factor, j * p, j * p, j);
            if (!(pivot > tolerance * diagonal) || !(diagonal > 0)) {
                dependent.add(j);
                continue;
            }
            smallest = Math.min(smallest, pivot / diagonal);
            double root = Math.sqrt(pivot);
            factor[j * p + j] = root;
            for (int i = j + 1; i < p; i++) {
                factor[i * p + j] = (symmetric[i * p + j] - CrossProducts.dotRows(factor, i * p, j * p, j)) / root;
            }
        }
        return new Cholesky(p, factor, dependent.toIntArray(), smallest);
    }

    /** A factor computed elsewhere: {@code upper} is R with A = R'R, row after row. */
    static Cholesky ofUpper(double[] upper, int p, int[] dependent) {
        double[] factor = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                factor[i * p + j] = upper[j * p + i];
            }
        }
        return new Cholesky(p, factor, dependent, 0);
    }

    public boolean isDefinite() {
        return dependent.length == 0;
    }

    /** Columns that are linear combinations of earlier ones. */
    public int[] dependent() {
        return dependent.clone();
    }

    /** The least share of a column that the earlier ones leave unexplained. */
    public double smallestShare() {
        return smallestShare;
    }

    public int size() {
        return p;
    }

    /** L at row i, column j. */
    public double at(int i, int j) {
        return factor[i * p + j];
    }

    /** 2 Σ log L_jj. */
    public double logDeterminant() {
        double sum = 0;
        for (int j = 0; j < p; j++) {
            sum += Math.log(factor[j * p + j]);
        }
        return 2 * sum;
    }

    /** A⁻¹ b. */
    public double[] solve(double[] b) {
        return solveUpper(solveLower(b));
    }

    /** L⁻¹ b. */
    public double[] solveLower(double[] b) {
        requireDefinite();
        double[] x = b.clone();
        for (int i = 0; i < p; i++) {
            double sum = x[i];
            for (int j = 0; j < i; j++) {
                sum -= factor[i * p + j] * x[j];
            }
            x[i] = sum / factor[i * p + i];
        }
        return x;
    }

    /** L'⁻¹ b. */
    public double[] solveUpper(double[] b) {
        requireDefinite();
        double[] x = b.clone();
        for (int i = p - 1; i >= 0; i--) {
            double sum = x[i];
            for (int j = i + 1; j < p; j++) {
                sum -= factor[j * p + i] * x[j];
            }
            x[i] = sum / factor[i * p + i];
        }
        return x;
    }

    /** A⁻¹, p × p, row after row. */
    public double[] inverse() {
        double[] inverse = new double[p * p];
        for (int j = 0; j < p; j++) {
            double[] unit = new double[p];
            unit[j] = 1;
            double[] column = solve(unit);
            for (int i = 0; i < p; i++) {
                inverse[i * p + j] = column[i];
            }
        }
        symmetrise(inverse);
        return inverse;
    }

    /** L'⁻¹ M L⁻¹: a covariance of orthonormal coordinates, brought back. */
    public double[] sandwich(double[] middle) {
        double[] half = new double[p * p];
        for (int j = 0; j < p; j++) {
            double[] column = new double[p];
            for (int i = 0; i < p; i++) {
                column[i] = middle[i * p + j];
            }
            System.arraycopy(solveUpper(column), 0, half, j * p, p);
        }
        // half is (L'⁻¹ M)', row after row
        double[] whole = new double[p * p];
        for (int i = 0; i < p; i++) {
            double[] row = new double[p];
            for (int j = 0; j < p; j++) {
                row[j] = half[j * p + i];
            }
            System.arraycopy(solveUpper(row), 0, whole, i * p, p);
        }
        symmetrise(whole);
        return whole;
    }

    private void symmetrise(double[] square) {
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (square[i * p + j] + square[j * p + i]) / 2;
                square[i * p + j] = mean;
                square[j * p + i] = mean;
            }
        }
    }

    private void requireDefinite() {
        if (!isDefinite()) {
            throw new IllegalStateException("the matrix is singular; ask isDefinite() first");
        }
    }
}
