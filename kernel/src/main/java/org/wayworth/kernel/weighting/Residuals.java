package org.wayworth.kernel.weighting;

import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.matrix.Cholesky;

/**
 * What a row contributes to the error of an estimate once weights were fitted to known totals: only what the totals do
 * not explain.
 */
@FunctionalInterface
interface Residuals {

    /** Unexplained parts of {@code values}. */
    double[] of(double[] values);

    /** Weights not fitted to anything: all of each value counts. */
    static Residuals none() {
        return values -> values;
    }

    /** After linear calibration: residuals of the regression on the auxiliaries, with base weights. */
    static Residuals of(Calibration.Result calibration) {
        int n = calibration.base().size();
        int p = calibration.auxiliaries().columns();
        double[] rows = calibration.auxiliaries().toArray();
        double[] base = calibration.base().toArray();
        double[] products = new double[p * p];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                for (int l = 0; l < p; l++) {
                    products[j * p + l] += base[i] * rows[i * p + j] * rows[i * p + l];
                }
            }
        }
        Cholesky root = Cholesky.of(products, p, 0);
        return values -> {
            double[] moments = new double[p];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < p; j++) {
                    moments[j] += base[i] * rows[i * p + j] * values[i];
                }
            }
            double[] slopes = root.solve(moments);
            double[] rest = values.clone();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < p; j++) {
                    rest[i] -= slopes[j] * rows[i * p + j];
                }
            }
            return rest;
        };
    }

    /**
     * After raking: residuals from the main effects of the margins, by sweeping out the means of one margin after the
     * other until they are 0.
     */
    static Residuals of(Raking.Result raking) {
        List<Raking.Margin> margins = raking.margins();
        return values -> {
            double[] rest = values.clone();
            double[] ones = new double[rest.length];
            Arrays.fill(ones, 1);
            for (int round = 0; round < 100; round++) {
                for (Raking.Margin margin : margins) {
                    double[] sums = margin.sums(rest);
                    double[] counts = margin.sums(ones);
                    for (int i = 0; i < rest.length; i++) {
                        rest[i] -= sums[margin.at(i)] / counts[margin.at(i)];
                    }
                }
            }
            return rest;
        };
    }
}
