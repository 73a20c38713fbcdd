package org.wayworth.kernel.missing;

import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;

/** Means, spreads and counts of what is present: the start, and the scale to work on. */
record Scale(double[] mean, double[] spread, double[] present, long rows) {

    static Scale of(double[][] columns, double @Nullable [] weights) {
        int p = columns.length;
        double[] mean = new double[p];
        double[] spread = new double[p];
        double[] present = new double[p];
        for (int j = 0; j < p; j++) {
            double weight = 0;
            double sum = 0;
            for (int i = 0; i < columns[j].length; i++) {
                if (!Double.isNaN(columns[j][i])) {
                    double w = weights == null ? 1 : weights[i];
                    weight += w;
                    sum += w * columns[j][i];
                    present[j] += w > 0 ? 1 : 0;
                }
            }
            mean[j] = weight > 0 ? sum / weight : 0;
            double squares = 0;
            for (int i = 0; i < columns[j].length; i++) {
                if (!Double.isNaN(columns[j][i])) {
                    double gap = columns[j][i] - mean[j];
                    squares += (weights == null ? 1 : weights[i]) * gap * gap;
                }
            }
            spread[j] = weight > 0 ? Math.sqrt(squares / weight) : 0;
        }
        return new Scale(mean, spread, present, rows(columns, weights));
    }

    private static long rows(double[][] columns, double @Nullable [] weights) {
        long rows = 0;
        for (int i = 0; i < columns[0].length; i++) {
            boolean any = false;
            for (double[] column : columns) {
                any |= !Double.isNaN(column[i]);
            }
            rows += any && (weights == null || weights[i] > 0) ? 1 : 0;
        }
        return rows;
    }

    @Nullable
    Fit<EmMoments.Result> refusal() {
        for (int j = 0; j < mean.length; j++) {
            if (!(spread[j] > 1e-13 * Math.abs(mean[j]))) {
                return Fit.impossible(
                        Fit.Reason.NO_VARIATION,
                        "column " + j + " (counted from 0) has " + (present[j] == 0 ? "no value" : "one value only"),
                        "leave it out",
                        j);
            }
        }
        return null;
    }

    double[][] standardised(double[][] columns) {
        double[][] scores = new double[columns.length][columns[0].length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < columns[j].length; i++) {
                scores[j][i] = (columns[j][i] - mean[j]) / spread[j];
            }
        }
        return scores;
    }
}
