package org.wayworth.kernel.survival;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One line for each distinct time: how many rows were still at risk just before it, had the event at it, were
 * censored at it. Rows count by their weight where there is one.
 */
record RiskTable(double[] time, double[] atRisk, double[] events, double[] censored, long rows) {

    static RiskTable of(double[] time, boolean[] event, double @Nullable [] weight) {
        int[] order = TimeOrder.of(time, event);
        int n = time.length;
        double[] at = new double[n];
        double[] events = new double[n];
        double[] censored = new double[n];
        int lines = 0;
        for (int i = 0; i < n; i++) {
            int row = order[i];
            if (i == 0 || time[row] != at[lines - 1]) {
                at[lines++] = time[row] + 0.0;
            }
            double w = weight == null ? 1 : weight[row];
            if (event[row]) {
                events[lines - 1] += w;
            } else {
                censored[lines - 1] += w;
            }
        }
        double[] atRisk = new double[lines];
        double left = 0;
        for (int l = lines - 1; l >= 0; l--) {
            left += events[l] + censored[l];
            atRisk[l] = left;
        }
        return new RiskTable(
                Arrays.copyOf(at, lines), atRisk, Arrays.copyOf(events, lines), Arrays.copyOf(censored, lines), n);
    }

    int lines() {
        return time.length;
    }
}
