package org.wayworth.kernel.sequence;

import java.util.List;

/** First-order transition probabilities between touchpoints, from the start, and to the goal. */
final class PathChain {

    private final int k;
    private final double[] fromStart;
    private final double[][] between;
    private final double[] toGoal;

    private PathChain(int k, double[] fromStart, double[][] between, double[] toGoal) {
        this.k = k;
        this.fromStart = fromStart;
        this.between = between;
        this.toGoal = toGoal;
    }

    static PathChain of(List<RemovalEffect.Path> paths, int k) {
        double[] start = new double[k];
        double[][] between = new double[k][k];
        double[] goal = new double[k];
        double[] leaving = new double[k];
        double people = 0;
        for (RemovalEffect.Path path : paths) {
            double weight = path.conversions() + path.lost();
            List<Integer> steps = path.steps();
            requireKnown(steps, k);
            people += weight;
            start[steps.get(0)] += weight;
            for (int i = 1; i < steps.size(); i++) {
                between[steps.get(i - 1)][steps.get(i)] += weight;
            }
            for (int step : steps) {
                leaving[step] += weight;
            }
            goal[steps.get(steps.size() - 1)] += path.conversions();
        }
        for (int t = 0; t < k; t++) {
            start[t] = people > 0 ? start[t] / people : 0;
            for (int u = 0; u < k; u++) {
                between[t][u] = leaving[t] > 0 ? between[t][u] / leaving[t] : 0;
            }
            goal[t] = leaving[t] > 0 ? goal[t] / leaving[t] : 0;
        }
        return new PathChain(k, start, between, goal);
    }

    private static void requireKnown(List<Integer> steps, int k) {
        for (int step : steps) {
            if (step < 0 || step >= k) {
                throw new IllegalArgumentException("steps must be from 0 to " + (k - 1) + ", not " + step);
            }
        }
    }

    double conversionWithout(int removed) {
        boolean[] kept = new boolean[k];
        for (int t = 0; t < k; t++) {
            kept[t] = t != removed;
        }
        return conversion(kept);
    }

    /** The probability of the goal when only the touchpoints in {@code set} (bit t for touchpoint t) do not lose. */
    double conversion(long set) {
        boolean[] kept = new boolean[k];
        for (int t = 0; t < k; t++) {
            kept[t] = (set >>> t & 1) == 1;
        }
        return conversion(kept);
    }

    /**
     * Solves h = goal + between · h on the kept touchpoints by elimination. The matrix I − between has dominant
     * diagonals, so no pivoting is needed; a touchpoint from which nobody leaves the circle keeps h = 0.
     */
    private double conversion(boolean[] kept) {
        int[] at = new int[k];
        int size = 0;
        for (int t = 0; t < k; t++) {
            if (kept[t]) {
                at[size++] = t;
            }
        }
        double[][] rows = new double[size][size + 1];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                rows[i][j] = (i == j ? 1 : 0) - between[at[i]][at[j]];
            }
            rows[i][size] = toGoal[at[i]];
        }
        for (int i = 0; i < size; i++) {
            double pivot = rows[i][i];
            for (int below = i + 1; below < size && pivot > 1e-14; below++) {
                double factor = rows[below][i] / pivot;
                for (int j = i; j <= size; j++) {
                    rows[below][j] -= factor * rows[i][j];
                }
            }
        }
        double[] reach = new double[size];
        double sum = 0;
        for (int i = size - 1; i >= 0; i--) {
            double value = rows[i][size];
            for (int j = i + 1; j < size; j++) {
                value -= rows[i][j] * reach[j];
            }
            reach[i] = rows[i][i] > 1e-14 ? value / rows[i][i] : 0;
            sum += fromStart[at[i]] * reach[i];
        }
        return sum;
    }
}
