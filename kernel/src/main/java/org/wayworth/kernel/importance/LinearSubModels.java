package org.wayworth.kernel.importance;

/**
 * R² of every linear sub-model from one correlation matrix.
 *
 * <p>A walk down the tree "column 0 in or out, column 1 in or out, …". Taking a column in eliminates it from the
 * columns still open, which leaves the outcome's unexplained variance in the last corner; leaving it out costs
 * nothing. A node with m open columns costs m²/2 and there are 2^(p−m) of them, about six operations a model in all.
 */
final class LinearSubModels {

    /** A column of which no more than this share is left over by those taken in adds nothing. */
    private static final double NOTHING_LEFT = 1e-11;

    private final int p;
    private final double[] r2;
    /** Matrix of the open columns and the outcome, one for each depth at which a column was taken in. */
    private final double[][] levels;

    LinearSubModels(double[] correlation, int p) {
        this.p = p;
        this.r2 = new double[1 << p];
        this.levels = new double[p + 1][];
        levels[0] = correlation.clone();
        for (int depth = 1; depth <= p; depth++) {
            int size = p + 1 - depth;
            levels[depth] = new double[size * size];
        }
    }

    double[] all() {
        visit(0, 0, levels[0], 0, p + 1);
        return r2;
    }

    /**
     * @param depth the next column to decide upon
     * @param model columns taken in so far
     * @param matrix holds the open columns and the outcome from {@code at} on, upper triangle, rows {@code stride} apart
     */
    private void visit(int depth, int model, double[] matrix, int at, int stride) {
        int open = p - depth;
        if (open == 0) {
            r2[model] = 1 - matrix[at];
            return;
        }
        int rest = at + stride + 1;
        double pivot = matrix[at];
        if (pivot > NOTHING_LEFT) {
            double[] reduced = levels[depth + 1];
            eliminate(matrix, at, stride, open, reduced);
            visit(depth + 1, model | 1 << depth, reduced, 0, open);
        } else {
            visit(depth + 1, model | 1 << depth, matrix, rest, stride);
        }
        visit(depth + 1, model, matrix, rest, stride);
    }

    private static void eliminate(double[] matrix, int at, int stride, int open, double[] reduced) {
        double perPivot = 1 / matrix[at];
        for (int i = 0; i < open; i++) {
            double factor = matrix[at + 1 + i] * perPivot;
            int row = at + (i + 1) * stride + 1;
            for (int k = i; k < open; k++) {
                reduced[i * open + k] = matrix[row + k] - factor * matrix[at + 1 + k];
            }
        }
    }
}
