package org.wayworth.kernel.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.resample.Bootstrap;
import org.wayworth.kernel.resample.Replicates;
import org.wayworth.kernel.resample.Sampling;

/**
 * Krippendorff's alpha: agreement of any number of coders, at any level of measurement, with gaps allowed. 1 is
 * perfect, 0 is what chance gives.
 *
 * <p>Custom asks for 0.8, and 0.667 for tentative conclusions. Interval: percentile bootstrap over units.
 *
 * <p>Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, University of Pennsylvania.
 */
public final class KrippendorffAlpha {

    /** How far apart two values are. */
    public enum Scale {
        /** Equal or not. */
        NOMINAL,
        /** By the number of values that lie between, ends counted half. */
        ORDINAL,
        /** By the squared difference. */
        INTERVAL,
        /** By the squared difference over the sum; for values above 0. */
        RATIO
    }

    /**
     * @param alpha 1 − observed over expected disagreement
     * @param units with two values or more; the others say nothing
     * @param values in those units
     * @param interval from resampled units
     */
    public record Result(double alpha, Interval interval, int units, int values) {}

    private KrippendorffAlpha() {}

    /**
     * @param coders {@code coders[c][u]}: the value coder c gave unit u, NaN where none
     * @param level of the interval
     * @param options of the bootstrap over units
     */
    public static Fit<Result> fit(double[][] coders, Scale scale, double level, Bootstrap.Options options) {
        Interval.requireLevel(level);
        List<double[]> units = units(coders);
        Optional<Fit<Result>> out = Magnitude.out(coders);
        if (out.isPresent()) {
            return out.get();
        }

        double[] all = units.stream()
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
        if (scale == Scale.RATIO && all.length > 0 && all[0] <= 0) {
            throw new IllegalArgumentException("values must be above 0 on a ratio scale, not " + all[0]);
        }
        if (units.size() < 2) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS, units.size() + " units with two values", "code more units twice");
        }
        if (all.length < 2) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION, "every value is " + all[0], "code units that differ from each other");
        }
        int[][] codes = codes(units, all);
        int values = units.stream().mapToInt(unit -> unit.length).sum();
        return Bootstrap.run(Sampling.rows(codes.length), rows -> alpha(codes, rows, all, scale), options)
                .map(drawn -> result(drawn, level, codes.length, values));
    }

    private static Result result(Replicates drawn, double level, int units, int values) {
        return new Result(drawn.estimate().at(0), drawn.percentile(0, level), units, values);
    }

    private static List<double[]> units(double[][] coders) {
        if (coders.length < 2) {
            throw new IllegalArgumentException("coders must be 2 or more, not " + coders.length);
        }
        List<double[]> units = new ArrayList<>();
        for (int u = 0; u < coders[0].length; u++) {
            double[] given = new double[coders.length];
            int count = 0;
            for (double[] coder : coders) {
                if (coder.length != coders[0].length) {
                    throw new IllegalArgumentException(
                            "every coder must have " + coders[0].length + " units like the first, not " + coder.length);
                }
                if (!Double.isNaN(coder[u])) {
                    given[count++] = coder[u];
                }
            }
            if (count >= 2) {
                units.add(Arrays.copyOf(given, count));
            }
        }
        return units;
    }

    private static int[][] codes(List<double[]> units, double[] all) {
        return units.stream()
                .map(unit -> Arrays.stream(unit)
                        .mapToInt(value -> Arrays.binarySearch(all, value))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Empty when the units drawn hold one value only. */
    private static double[] alpha(int[][] units, int[] rows, double[] values, Scale scale) {
        int k = values.length;
        double[][] coincidences = new double[k][k];
        double[] totals = new double[k];
        double n = 0;
        for (int row : rows) {
            int[] unit = units[row];
            for (int i = 0; i < unit.length; i++) {
                totals[unit[i]]++;
                n++;
                for (int j = 0; j < unit.length; j++) {
                    if (i != j) {
                        coincidences[unit[i]][unit[j]] += 1.0 / (unit.length - 1);
                    }
                }
            }
        }
        double observed = 0;
        double expected = 0;
        for (int c = 0; c < k; c++) {
            for (int d = 0; d < k; d++) {
                double distance = c == d ? 0 : distance(c, d, totals, values, scale);
                observed += coincidences[c][d] * distance;
                expected += totals[c] * totals[d] * distance;
            }
        }
        return expected == 0 ? new double[0] : new double[] {1 - (n - 1) * observed / expected};
    }

    private static double distance(int c, int d, double[] totals, double[] values, Scale scale) {
        double gap = values[c] - values[d];
        return switch (scale) {
            case NOMINAL -> 1;
            case INTERVAL -> gap * gap;
            case RATIO -> gap * gap / ((values[c] + values[d]) * (values[c] + values[d]));
            case ORDINAL -> {
                double between = -(totals[c] + totals[d]) / 2;
                for (int g = Math.min(c, d); g <= Math.max(c, d); g++) {
                    between += totals[g];
                }
                yield between * between;
            }
        };
    }
}
