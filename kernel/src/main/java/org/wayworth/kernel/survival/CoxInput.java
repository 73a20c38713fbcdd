package org.wayworth.kernel.survival;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Magnitude;

/** What a survival regression asks of its arguments. */
final class CoxInput {

    private CoxInput() {}

    static void require(double[][] columns, double[] time, boolean[] event, Cox.Options options) {
        TimeOrder.require(time, event.length);
        requireColumns(columns, time.length);
        int n = time.length;
        double @Nullable [] start = options.start();
        if (start != null) {
            requireLength("start", start.length, n);
            for (int i = 0; i < n; i++) {
                if (!(start[i] < time[i])) {
                    throw new IllegalArgumentException(
                            "start must lie before time, not " + start[i] + " and " + time[i] + " in row " + i);
                }
            }
        }
        double @Nullable [] weight = options.weight();
        if (weight != null) {
            requireLength("weight", weight.length, n);
            for (int i = 0; i < n; i++) {
                if (!(weight[i] > 0 && weight[i] < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(
                            "weight must be finite and above 0, not " + weight[i] + " in row " + i);
                }
            }
        }
        if (options.stratum() != null) {
            requireLength("stratum", options.stratum().length, n);
        }
        if (options.cluster() != null) {
            requireLength("cluster", options.cluster().length, n);
        }
    }

    /** A refusal where values leave no room for their squares, or where all rows are in one cluster. */
    static <R> Optional<Fit<R>> refusal(double[][] columns, Cox.Options options) {
        double @Nullable [] weight = options.weight();
        int @Nullable [] cluster = options.cluster();
        boolean one = cluster != null && Arrays.stream(cluster).distinct().count() < 2;
        return Magnitude.<R>out(columns)
                .or(() -> weight == null ? Optional.empty() : Magnitude.out(weight))
                .or(() -> one
                        ? Optional.of(Fit.impossible(
                                Fit.Reason.TOO_FEW_ROWS,
                                "all rows are in one cluster",
                                "Use errors without clusters, or a finer grouping."))
                        : Optional.empty());
    }

    static void requireColumns(double[][] columns, int n) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("columns must hold at least one column");
        }
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            requireLength("column " + j, column.length, n);
            double sum = 0;
            for (double value : column) {
                sum += Math.abs(value);
            }
            if (!(sum < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("column " + j + " must be finite in all rows");
            }
        }
    }

    private static void requireLength(String what, int found, int n) {
        if (found != n) {
            throw new IllegalArgumentException(what + " must have one value for each time (" + n + "), not " + found);
        }
    }
}
