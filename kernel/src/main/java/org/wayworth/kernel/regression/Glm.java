package org.wayworth.kernel.regression;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.CrossProducts;
import org.wayworth.kernel.parallel.Blocks;

/**
 * Iterated weighted least squares on standard scores (McCullagh and Nelder 1989): each round is one pass over the
 * rows for loss, gradient and information, then a small solve; steps are halved until the loss falls.
 */
final class Glm {

    private static final int ROUNDS = 60;
    private static final int HALVINGS = 30;
    /** The largest change of a standardised coefficient in the last step; Newton then doubles its digits once more. */
    private static final double CLOSE = 1e-11;
    /** As above, when rounding stops the steps from shrinking any further. */
    private static final double CLOSE_ENOUGH = 1e-7;

    private final Design design;
    private final double[] y;
    private final double @Nullable [] weights;
    private final Family family;

    Glm(Design design, double[] y, double @Nullable [] weights, Family family) {
        this.design = design;
        this.y = y;
        this.weights = weights;
        this.family = family;
    }

    /** Loss, gradient and information at one point; {@code information} is width × width and complete. */
    record State(double[] at, double loss, double[] gradient, double[] information) {}

    /** The optimum with the factor of its information. */
    record Solution(State state, Cholesky factor, int rounds) {}

    /** What stopped the iterations, for the caller to name. */
    interface Watch {
        /** A refusal, or null to go on. */
        @Nullable
        Fit<Solution> look(int round, State state, double[] step);
    }

    Fit<Solution> fit(double meanOutcome, Watch watch) {
        double[] start = new double[design.width];
        if (design.intercept) {
            start[0] = family.link(meanOutcome);
        }
        State state = evaluate(start);
        double last = Double.POSITIVE_INFINITY;
        for (int round = 1; round <= ROUNDS; round++) {
            Cholesky factor = Cholesky.of(state.information, design.width, 1e-14);
            if (!factor.isDefinite()) {
                return notConverged("the information matrix lost rank in round " + round);
            }
            double[] step = factor.solve(state.gradient);
            Fit<Solution> stopped = watch.look(round, state, step);
            if (stopped != null) {
                return stopped;
            }
            double size = largest(step);
            state = descend(state, step);
            if (size <= CLOSE || (size <= CLOSE_ENOUGH && size >= last)) {
                return Fit.done(new Solution(state, Cholesky.of(state.information, design.width, 1e-14), round));
            }
            last = size;
        }
        return notConverged("the last step still changed a standardised coefficient by " + last);
    }

    static Fit<Solution> notConverged(String found) {
        return Fit.impossible(Fit.Reason.NOT_CONVERGED, found, "leave out or join columns, or use a penalised fit");
    }

    private State descend(State from, double[] step) {
        double share = 1;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double[] at = from.at.clone();
            for (int j = 0; j < at.length; j++) {
                at[j] += share * step[j];
            }
            State state = evaluate(at);
            if (state.loss <= from.loss + 1e-10 * (1 + Math.abs(from.loss))) {
                return state;
            }
            share /= 2;
        }
        return from;
    }

    static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    State evaluate(double[] at) {
        int k = design.width;
        double[] sums = Blocks.reduce(design.n, Blocks.ROWS, (from, to) -> block(at, from, to), (left, right) -> {
            for (int i = 0; i < left.length; i++) {
                left[i] += right[i];
            }
            return left;
        });
        double[] information = Arrays.copyOf(sums, k * k);
        CrossProducts.mirror(information, k);
        return new State(at, sums[k * k + k], Arrays.copyOfRange(sums, k * k, k * k + k), information);
    }

    /** Information, gradient and loss of a block, one after the other. */
    private double[] block(double[] at, int from, int to) {
        int k = design.width;
        int rows = to - from;
        double[][] x = new double[k][rows];
        design.fill(from, to, x);
        double[] loss = new double[rows];
        double[] score = new double[rows];
        double[] weight = new double[rows];
        family.evaluate(y, from, linear(x, at, rows), rows, loss, score, weight);
        double[] sums = new double[k * k + k + 1];
        for (int i = 0; i < rows; i++) {
            double w = weights == null ? 1 : weights[from + i];
            sums[k * k + k] += w == 0 ? 0 : w * loss[i];
            score[i] = w == 0 ? 0 : w * score[i];
            weight[i] = w == 0 ? 0 : Math.sqrt(w * weight[i]);
        }
        for (int j = 0; j < k; j++) {
            sums[k * k + j] = CrossProducts.dot(x[j], score, rows);
            for (int i = 0; i < rows; i++) {
                x[j][i] *= weight[i];
            }
        }
        CrossProducts.addUpper(x, rows, sums);
        return sums;
    }

    private static double[] linear(double[][] x, double[] at, int rows) {
        double[] eta = new double[rows];
        for (int j = 0; j < at.length; j++) {
            double slope = at[j];
            double[] column = x[j];
            for (int i = 0; i < rows; i++) {
                eta[i] += slope * column[i];
            }
        }
        return eta;
    }

    /** The linear predictor of every row. */
    double[] linear(double[] at) {
        double[] eta = new double[design.n];
        Blocks.reduce(
                design.n,
                Blocks.ROWS,
                (from, to) -> {
                    double[][] x = new double[design.width][to - from];
                    design.fill(from, to, x);
                    System.arraycopy(linear(x, at, to - from), 0, eta, from, to - from);
                    return true;
                },
                Boolean::logicalAnd);
        return eta;
    }

    /** Square roots of the information weights and the scores divided by them, as a sandwich wants them. */
    record Working(double[] rootWeights, double[] residuals) {}

    Working working(double[] at) {
        double[] eta = linear(at);
        double[] loss = new double[design.n];
        double[] score = new double[design.n];
        double[] weight = new double[design.n];
        family.evaluate(y, 0, eta, design.n, loss, score, weight);
        for (int i = 0; i < design.n; i++) {
            double w = weights == null ? 1 : weights[i];
            weight[i] = Math.sqrt(w * weight[i]);
            score[i] = weight[i] > 0 ? w * score[i] / weight[i] : 0;
        }
        return new Working(weight, score);
    }
}
