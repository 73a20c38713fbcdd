package org.wayworth.kernel.structural;

import java.util.ArrayList;
import java.util.List;

/**
 * How the hidden states move and what of them is seen, in units of the irregular part's variance.
 *
 * <p>Source: Harvey (1989), Forecasting, structural time series models and the Kalman filter, sections 2.3 and 4.1;
 * the season in dummy form.
 */
final class StateSpace {

    final int size;
    /** States whose sum is seen. */
    final int[] seen;
    /** Variance of what each state is moved by. */
    final double[] noise;
    /** The transition: state {@code row} is the sum of {@code value} times state {@code column}. */
    private final int[] row;

    private final int[] column;
    private final double[] value;

    private StateSpace(int size, int[] seen, double[] noise, List<int[]> entries) {
        this.size = size;
        this.seen = seen;
        this.noise = noise;
        this.row = entries.stream().mapToInt(e -> e[0]).toArray();
        this.column = entries.stream().mapToInt(e -> e[1]).toArray();
        this.value = entries.stream().mapToDouble(e -> e[2]).toArray();
    }

    /** @param ratios variances over the irregular one: level, then slope and season where there are any */
    static StateSpace of(StructuralSeries.Options options, double[] ratios) {
        boolean slope = options.trend() == StructuralSeries.Trend.LOCAL_LINEAR;
        int start = slope ? 2 : 1;
        int seasons = Math.max(0, options.season() - 1);
        double[] noise = new double[start + seasons];
        noise[0] = ratios[0];
        List<int[]> entries = new ArrayList<>();
        entries.add(new int[] {0, 0, 1});
        if (slope) {
            noise[1] = ratios[1];
            entries.add(new int[] {0, 1, 1});
            entries.add(new int[] {1, 1, 1});
        }
        if (seasons > 0) {
            noise[start] = ratios[start];
            for (int k = 0; k < seasons; k++) {
                entries.add(new int[] {start, start + k, -1});
            }
            for (int k = 1; k < seasons; k++) {
                entries.add(new int[] {start + k, start + k - 1, 1});
            }
        }
        return new StateSpace(noise.length, seasons > 0 ? new int[] {0, start} : new int[] {0}, noise, entries);
    }

    /** How many variances a model of this kind has beside the irregular one. */
    static int ratios(StructuralSeries.Options options) {
        return (options.trend() == StructuralSeries.Trend.LOCAL_LINEAR ? 2 : 1) + (options.season() > 1 ? 1 : 0);
    }

    /** T a. */
    double[] next(double[] state) {
        double[] moved = new double[size];
        for (int e = 0; e < value.length; e++) {
            moved[row[e]] += value[e] * state[column[e]];
        }
        return moved;
    }

    /** T'w. */
    double[] backward(double[] weights) {
        double[] moved = new double[size];
        for (int e = 0; e < value.length; e++) {
            moved[column[e]] += value[e] * weights[row[e]];
        }
        return moved;
    }

    /** T P T' + Q, rows one after the other. */
    double[] next(double[] covariance, double[] spare) {
        java.util.Arrays.fill(spare, 0);
        for (int e = 0; e < value.length; e++) {
            for (int j = 0; j < size; j++) {
                spare[row[e] * size + j] += value[e] * covariance[column[e] * size + j];
            }
        }
        double[] moved = new double[size * size];
        for (int e = 0; e < value.length; e++) {
            for (int i = 0; i < size; i++) {
                moved[i * size + row[e]] += value[e] * spare[i * size + column[e]];
            }
        }
        for (int i = 0; i < size; i++) {
            moved[i * size + i] += noise[i];
            for (int j = 0; j < i; j++) {
                double mean = (moved[i * size + j] + moved[j * size + i]) / 2;
                moved[i * size + j] = mean;
                moved[j * size + i] = mean;
            }
        }
        return moved;
    }

    double observe(double[] state) {
        double sum = 0;
        for (int s : seen) {
            sum += state[s];
        }
        return sum;
    }
}
