package org.wayworth.kernel.causal;

import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.CrossProducts;

/** Solves systems with one cross-product; columns that depend on earlier ones keep a coefficient of 0. */
final class FoldSolver {

    /** A column of which at most this share is left over by the earlier ones is left out, as R's lm would. */
    private static final double DEPENDENT = 1e-9;

    private final Cholesky factor;
    private final int[] kept;
    private final int width;

    private FoldSolver(Cholesky factor, int[] kept, int width) {
        this.factor = factor;
        this.kept = kept;
        this.width = width;
    }

    /**
     * @param upper triangle of the cross-product, width × width
     * @param penalty added to the diagonal of all but the intercept
     */
    static FoldSolver of(double[] upper, int width, double penalty) {
        double[] whole = upper.clone();
        CrossProducts.mirror(whole, width);
        for (int j = 1; j < width; j++) {
            whole[j * width + j] += penalty;
        }
        int[] kept = without(Cholesky.of(whole, width, DEPENDENT).dependent(), width);
        double[] part = new double[kept.length * kept.length];
        for (int a = 0; a < kept.length; a++) {
            for (int b = 0; b < kept.length; b++) {
                part[a * kept.length + b] = whole[kept[a] * width + kept[b]];
            }
        }
        return new FoldSolver(Cholesky.of(part, kept.length, 0), kept, width);
    }

    private static int[] without(int[] dependent, int width) {
        boolean[] out = new boolean[width];
        for (int j : dependent) {
            out[j] = true;
        }
        int[] kept = new int[width - dependent.length];
        int next = 0;
        for (int j = 0; j < width; j++) {
            if (!out[j]) {
                kept[next++] = j;
            }
        }
        return kept;
    }

    double[] solve(double[] right) {
        double[] part = new double[kept.length];
        for (int a = 0; a < part.length; a++) {
            part[a] = right[kept[a]];
        }
        double[] solved = factor.solve(part);
        double[] whole = new double[width];
        for (int a = 0; a < part.length; a++) {
            whole[kept[a]] = solved[a];
        }
        return whole;
    }
}
