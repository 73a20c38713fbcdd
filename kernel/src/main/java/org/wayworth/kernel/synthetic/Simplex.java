package org.wayworth.kernel.synthetic;

import java.util.Arrays;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.CrossProducts;

/**
 * Weights, 0 or more with a sum of 1, whose combination of columns comes closest to a target:
 * the least of ‖Aw − b‖² / rows + penalty · ‖w‖².
 */
final class Simplex {

    private static final int MOST_STEPS_PER_WEIGHT = 20;
    private static final double SLACK = 1e-11;
    /** Share of a diagonal that rounding does not swallow. */
    private static final double LEAST_MORE = 1e-14;

    private static final int FIRST_STEPS = 100;
    private static final int MOST_STEPS = 10_000;

    private final double[][] columns;
    private final double[] target;
    private final double penalty;
    private final int rows;
    /** Cross-products per row of the columns, penalty included; lower triangle. */
    private final double[][] cross;
    /** Cross-products per row of the columns with the target. */
    private final double[] inner;

    /**
     * @param columns {@code columns[k][r]}
     * @param centred whether a level common to all rows is free, so that only the shape has to fit
     * @param penalty on the squared weights; above 0, so that there is one solution
     */
    Simplex(double[][] columns, double[] target, boolean centred, double penalty) {
        this.rows = target.length;
        this.penalty = penalty;
        this.columns = new double[columns.length][];
        for (int k = 0; k < columns.length; k++) {
            this.columns[k] = centred ? centre(columns[k]) : columns[k].clone();
        }
        this.target = centred ? centre(target) : target.clone();
        this.cross = new double[columns.length][];
        this.inner = new double[columns.length];
        for (int k = 0; k < columns.length; k++) {
            inner[k] = CrossProducts.dot(this.columns[k], this.target, rows) / rows;
            cross[k] = new double[k + 1];
            for (int j = 0; j <= k; j++) {
                cross[k][j] = CrossProducts.dot(this.columns[k], this.columns[j], rows) / rows;
            }
            cross[k][k] += penalty;
        }
    }

    private static double[] centre(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(v -> v - mean).toArray();
    }

    double objective(double[] w) {
        double[] rest = residuals(w);
        return CrossProducts.dot(rest, rest, rows) / rows + penalty * CrossProducts.dot(w, w, w.length);
    }

    /** Aw − b. */
    private double[] residuals(double[] w) {
        double[] rest = new double[rows];
        for (int r = 0; r < rows; r++) {
            rest[r] = -target[r];
        }
        for (int k = 0; k < w.length; k++) {
            if (w[k] != 0) {
                for (int r = 0; r < rows; r++) {
                    rest[r] += w[k] * columns[k][r];
                }
            }
        }
        return rest;
    }

    /** Half the gradient. */
    private double[] gradient(double[] w) {
        double[] rest = residuals(w);
        double[] gradient = new double[w.length];
        for (int k = 0; k < w.length; k++) {
            gradient[k] = CrossProducts.dot(columns[k], rest, rows) / rows + penalty * w[k];
        }
        return gradient;
    }

    /**
     * The optimum itself, by an active set: among the weights above 0 solve the equations, drop a weight that would
     * fall below 0, take in the one that helps most, until none does.
     */
    double[] exact() {
        int n = columns.length;
        double[] w = new double[n];
        boolean[] in = new boolean[n];
        int first = bestAlone();
        w[first] = 1;
        in[first] = true;
        for (int step = 0; step < MOST_STEPS_PER_WEIGHT * n; step++) {
            settle(w, in);
            double[] gradient = gradient(w);
            double level = CrossProducts.dot(gradient, w, n);
            double scale = 0;
            int enter = -1;
            for (int k = 0; k < n; k++) {
                scale = Math.max(scale, Math.abs(gradient[k]));
                if (!in[k] && (enter < 0 || gradient[k] < gradient[enter])) {
                    enter = k;
                }
            }
            if (enter < 0 || gradient[enter] >= level - SLACK * scale) {
                break;
            }
            in[enter] = true;
        }
        return w;
    }

    private int bestAlone() {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < columns.length; k++) {
            double value = cross[k][k] - 2 * inner[k];
            if (value < least) {
                least = value;
                best = k;
            }
        }
        return best;
    }

    /** Moves to the optimum over the weights that are in, dropping those that reach 0 on the way. */
    private void settle(double[] w, boolean[] in) {
        while (true) {
            double[] wanted = unconstrained(in);
            double reach = 1;
            int leaving = -1;
            for (int k = 0; k < w.length; k++) {
                if (in[k] && wanted[k] < 0) {
                    double to = w[k] / (w[k] - wanted[k]);
                    if (to < reach) {
                        reach = to;
                        leaving = k;
                    }
                }
            }
            for (int k = 0; k < w.length; k++) {
                w[k] = in[k] ? w[k] + reach * (wanted[k] - w[k]) : 0;
            }
            if (leaving < 0) {
                return;
            }
            w[leaving] = 0;
            in[leaving] = false;
        }
    }

    /** The optimum among weights with a sum of 1 of any sign, over those that are in. */
    private double[] unconstrained(boolean[] in) {
        int[] at = new int[in.length];
        int m = 0;
        for (int k = 0; k < in.length; k++) {
            if (in[k]) {
                at[m++] = k;
            }
        }
        double[] part = new double[m * m];
        double[] right = new double[m];
        for (int a = 0; a < m; a++) {
            right[a] = inner[at[a]];
            for (int b = 0; b <= a; b++) {
                part[a * m + b] = cross[at[a]][at[b]];
            }
        }
        Cholesky factor = definite(part, m);
        double[] ones = new double[m];
        Arrays.fill(ones, 1);
        double[] free = factor.solve(right);
        double[] toOne = factor.solve(ones);
        double shift = (1 - Arrays.stream(free).sum()) / Arrays.stream(toOne).sum();
        double[] w = new double[in.length];
        for (int a = 0; a < m; a++) {
            w[at[a]] = free[a] + shift * toOne[a];
        }
        return w;
    }

    /**
     * The factor; where levels are so large beside the penalty that rounding swallows it, with as much more on the diagonal
     * as columns that repeat each other need to be told apart.
     */
    private static Cholesky definite(double[] part, int m) {
        Cholesky factor = Cholesky.of(part, m, 0);
        for (double more = LEAST_MORE; !factor.isDefinite() && more < 1; more *= 10) {
            double[] raised = part.clone();
            for (int a = 0; a < m; a++) {
                raised[a * m + a] *= 1 + more;
            }
            factor = Cholesky.of(raised, m, 0);
        }
        return factor;
    }

    /**
     * The steps and the stopping rule of Arkhangelsky et al. (2021) and of their R package: Frank–Wolfe from even
     * weights, small weights set to 0 after 100 steps, then up to 10,000 more. Stops short of the optimum.
     *
     * @param leastGain steps end when the objective falls by less than its square
     */
    double[] frankWolfe(double leastGain) {
        int n = columns.length;
        double[] w = new double[n];
        Arrays.fill(w, 1.0 / n);
        w = frankWolfe(w, leastGain, FIRST_STEPS);
        double most = Arrays.stream(w).max().orElse(0);
        double[] sparse = Arrays.stream(w).map(v -> v <= most / 4 ? 0 : v).toArray();
        double sum = Arrays.stream(sparse).sum();
        return frankWolfe(Arrays.stream(sparse).map(v -> v / sum).toArray(), leastGain, MOST_STEPS);
    }

    private double[] frankWolfe(double[] start, double leastGain, int steps) {
        double[] w = start;
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step < steps; step++) {
            w = towardsBest(w);
            double value = objective(w);
            if (step >= 2 && before - value <= leastGain * leastGain) {
                break;
            }
            before = value;
        }
        return w;
    }

    private double[] towardsBest(double[] w) {
        double[] gradient = gradient(w);
        int best = 0;
        for (int k = 1; k < w.length; k++) {
            best = gradient[k] < gradient[best] ? k : best;
        }
        double[] move = new double[w.length];
        for (int k = 0; k < w.length; k++) {
            move[k] = (k == best ? 1 : 0) - w[k];
        }
        double[] rest = residuals(w);
        double curve = 0;
        for (int r = 0; r < rows; r++) {
            double away = columns[best][r] - target[r] - rest[r];
            curve += away * away;
        }
        curve = curve / rows + penalty * CrossProducts.dot(move, move, move.length);
        double slope = CrossProducts.dot(gradient, move, move.length);
        double step = curve > 0 ? Math.max(0, Math.min(1, -slope / curve)) : 0;
        double[] next = w.clone();
        for (int k = 0; k < w.length; k++) {
            next[k] += step * move[k];
        }
        return next;
    }
}
