package org.wayworth.kernel.regression;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.optimise.CurvedObjective;

/** The negative log-likelihood of ordered answers, in slopes of the standard scores and thresholds. */
final class OrdinalLoss implements CurvedObjective {

    private final double[][] scores;
    private final int[] answer;
    private final double @Nullable [] weights;
    private final int classes;
    private final OrdinalLaw law;
    private final int p;
    private final int size;

    OrdinalLoss(Design design, int[] answer, double @Nullable [] weights, int classes, OrdinalLaw law) {
        double[][] all = new double[design.width][design.n];
        design.fill(0, design.n, all);
        this.scores = Arrays.copyOfRange(all, 1, all.length);
        this.answer = answer;
        this.weights = weights;
        this.classes = classes;
        this.law = law;
        this.p = scores.length;
        this.size = p + classes - 1;
    }

    long rows() {
        long rows = 0;
        for (int i = 0; i < answer.length; i++) {
            rows += weights == null || weights[i] > 0 ? 1 : 0;
        }
        return rows;
    }

    /** One row at one point: its ends, its probability, and derivatives of −log P by both ends. */
    private final class Row {

        final double weight;
        final double high;
        final double low;
        final double probability;

        Row(double[] at, int i) {
            double index = 0;
            for (int j = 0; j < p; j++) {
                index += at[j] * scores[j][i];
            }
            weight = weights == null ? 1 : weights[i];
            high = answer[i] < classes - 1 ? at[p + answer[i]] - index : Double.POSITIVE_INFINITY;
            low = answer[i] > 0 ? at[p + answer[i] - 1] - index : Double.NEGATIVE_INFINITY;
            probability = law.between(low, high);
        }

        double byHigh() {
            return -law.density(high) / probability;
        }

        double byLow() {
            return law.density(low) / probability;
        }

        double byHighTwice() {
            double density = law.density(high);
            return Double.isInfinite(high) ? 0 : -law.slope(high, density) / probability + byHigh() * byHigh();
        }

        double byLowTwice() {
            double density = law.density(low);
            return Double.isInfinite(low) ? 0 : law.slope(low, density) / probability + byLow() * byLow();
        }
    }

    @Override
    public double at(double[] x, double[] gradient) {
        Arrays.fill(gradient, 0);
        for (int k = p + 1; k < size; k++) {
            if (!(x[k] > x[k - 1])) {
                return Double.POSITIVE_INFINITY;
            }
        }
        double loss = 0;
        for (int i = 0; i < answer.length; i++) {
            Row row = new Row(x, i);
            if (row.weight == 0) {
                continue;
            }
            loss -= row.weight * Math.log(row.probability);
            double byIndex = -row.weight * (row.byHigh() + row.byLow());
            for (int j = 0; j < p; j++) {
                gradient[j] += byIndex * scores[j][i];
            }
            if (answer[i] < classes - 1) {
                gradient[p + answer[i]] += row.weight * row.byHigh();
            }
            if (answer[i] > 0) {
                gradient[p + answer[i] - 1] += row.weight * row.byLow();
            }
        }
        return loss;
    }

    @Override
    public double[] hessian(double[] x) {
        double[] hessian = new double[size * size];
        double[] byHigh = new double[size];
        double[] byLow = new double[size];
        for (int i = 0; i < answer.length; i++) {
            Row row = new Row(x, i);
            if (row.weight == 0) {
                continue;
            }
            direction(i, answer[i] < classes - 1 ? answer[i] : -1, byHigh);
            direction(i, answer[i] - 1, byLow);
            double cross = row.weight * row.byHigh() * row.byLow();
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    hessian[a * size + b] += row.weight * row.byHighTwice() * byHigh[a] * byHigh[b]
                            + row.weight * row.byLowTwice() * byLow[a] * byLow[b]
                            + cross * (byHigh[a] * byLow[b] + byLow[a] * byHigh[b]);
                }
            }
        }
        return hessian;
    }

    /** How an end of row i moves with the parameters; all 0 where the end is infinite. */
    private void direction(int i, int threshold, double[] direction) {
        Arrays.fill(direction, 0);
        if (threshold >= 0) {
            for (int j = 0; j < p; j++) {
                direction[j] = -scores[j][i];
            }
            direction[p + threshold] = 1;
        }
    }

    /** The linear map from these parameters to slopes of the columns and thresholds beside them. */
    double[][] backToColumns(Design design) {
        double[][] map = new double[size][size];
        for (int j = 0; j < p; j++) {
            double[] unit = new double[p + 1];
            unit[j + 1] = 1;
            double[] original = design.original(unit);
            map[j][j] = original[j + 1];
            for (int k = p; k < size; k++) {
                // threshold − Σ slope·(x − mean)/scale: the mean's part moves into the threshold
                map[k][j] = -original[0];
            }
        }
        for (int k = p; k < size; k++) {
            map[k][k] = 1;
        }
        return map;
    }
}
