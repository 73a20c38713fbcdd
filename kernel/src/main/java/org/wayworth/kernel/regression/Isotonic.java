package org.wayworth.kernel.regression;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;

/**
 * The rising step function nearest to the data, by pooling adjacent violators (Barlow, Bartholomew, Bremner and Brunk
 * 1972). Rows with the same x share one value.
 *
 * @param x distinct values, rising
 * @param fitted the value at each, never falling
 */
public record Isotonic(Vector x, Vector fitted, long n) {

    /** @param weights one a row, or null for ones */
    public static Isotonic fit(double[] x, double[] y, double @Nullable [] weights) {
        Rows.requireLength("y", y.length, x.length);
        Rows.requireFinite("x", x);
        Rows.requireFinite("y", y);
        Rows.requireWeights(weights, x.length);
        Magnitude.require("x", x);
        Magnitude.require("y", y);
        int[] order = IntStream.range(0, x.length)
                .filter(i -> weights == null || weights[i] > 0)
                .boxed()
                .sorted((a, b) -> Double.compare(x[a], x[b]))
                .mapToInt(i -> i)
                .toArray();
        double[] at = new double[order.length];
        double[] sum = new double[order.length];
        double[] weight = new double[order.length];
        int ties = -1;
        for (int row : order) {
            if (ties < 0 || x[row] != at[ties]) {
                at[++ties] = x[row];
            }
            double w = weights == null ? 1 : weights[row];
            sum[ties] += w * y[row];
            weight[ties] += w;
        }
        int distinct = ties + 1;
        return new Isotonic(
                Vector.of(Arrays.copyOf(at, distinct)), Vector.of(pool(sum, weight, distinct)), order.length);
    }

    private static double[] pool(double[] sum, double[] weight, int count) {
        int[] end = new int[count];
        int blocks = 0;
        for (int i = 0; i < count; i++) {
            double s = sum[i];
            double w = weight[i];
            while (blocks > 0 && sum[blocks - 1] / weight[blocks - 1] >= s / w) {
                blocks--;
                s += sum[blocks];
                w += weight[blocks];
            }
            sum[blocks] = s;
            weight[blocks] = w;
            end[blocks++] = i + 1;
        }
        double[] fitted = new double[count];
        int from = 0;
        for (int b = 0; b < blocks; b++) {
            Arrays.fill(fitted, from, end[b], sum[b] / weight[b]);
            from = end[b];
        }
        return fitted;
    }

    /** The value of the step function: that of the nearest x at or below, and of the first x below all. */
    public double at(double value) {
        double result = fitted.at(0);
        for (int i = 0; i < x.size() && x.at(i) <= value; i++) {
            result = fitted.at(i);
        }
        return result;
    }
}
