package org.wayworth.kernel.weighting;

import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.util.Arrays;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.matrix.Rows;

/**
 * The change of a weighted mean from one sample to a later one, parted into what would have changed at the earlier mix of
 * classes (direct standardisation) and what the mix itself moved.
 *
 * <p>With pₖ the earlier share of class k and m₁ₖ its later mean, the standardised change is Σ pₖ m₁ₖ less the earlier
 * mean, and the rest of the plain change is the mix's. Errors are linearised, the earlier shares being estimated too; parts
 * of one unit in both samples count together. Intervals are Student's with (units − 1) degrees of freedom. Sources:
 * Kitagawa (1955), Journal of the American Statistical Association 50, 1168–1194; Särndal, Swensson and Wretman (1992),
 * Model Assisted Survey Sampling, 5.5.
 */
public final class DirectStandardisation {

    /**
     * One of the two samples.
     *
     * @param values one a row
     * @param weights one a row, above 0
     * @param level the class of each row, from 0
     * @param unit whose row it is; the same number in both samples is the same unit
     */
    public record Sample(double[] values, double[] weights, int[] level, int[] unit) {

        public Sample {
            Rows.requireWeights(weights, values.length);
            if (level.length != values.length || unit.length != values.length) {
                throw new IllegalArgumentException("values, levels and units must have one entry a row, not "
                        + values.length + ", " + level.length + " and " + unit.length);
            }
        }

        private double weight() {
            return Arrays.stream(weights).sum();
        }

        private double mean() {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += weights[i] * values[i];
            }
            return sum / weight();
        }

        private double[] weightsByLevel(int levels) {
            double[] sums = new double[levels];
            for (int i = 0; i < values.length; i++) {
                sums[level[i]] += weights[i];
            }
            return sums;
        }

        private double[] meansByLevel(double[] weightOfLevel) {
            double[] sums = new double[weightOfLevel.length];
            for (int i = 0; i < values.length; i++) {
                sums[level[i]] += weights[i] * values[i];
            }
            // a class without rows has no mean, and none is asked for
            Arrays.setAll(sums, k -> weightOfLevel[k] > 0 ? sums[k] / weightOfLevel[k] : 0);
            return sums;
        }
    }

    /**
     * @param standardised the change at the earlier mix
     * @param mix what the mix moved: the plain change less the standardised one
     */
    public record Result(Estimate standardised, Estimate mix) {}

    private DirectStandardisation() {}

    /** @param levels number of classes; each that the earlier sample has must occur in the later one */
    public static Fit<Result> fit(Sample earlier, Sample later, int levels, double level) {
        Interval.requireLevel(level);
        double[] then = earlier.weightsByLevel(levels);
        double[] now = later.weightsByLevel(levels);
        for (int k = 0; k < levels; k++) {
            if (then[k] > 0 && now[k] <= 0) {
                return Fit.impossible(
                        Fit.Reason.NO_OVERLAP, "a class of the earlier sample does not occur later", "join classes");
            }
        }
        double all = earlier.weight();
        double[] share = Arrays.stream(then).map(weight -> weight / all).toArray();
        double[] means = later.meansByLevel(now);
        double standard = 0;
        for (int k = 0; k < levels; k++) {
            standard += share[k] * means[k];
        }
        Parts parts = new Parts();
        double before = earlier.mean();
        for (int i = 0; i < earlier.values().length; i++) {
            double weight = earlier.weights()[i] / all;
            double byMix = weight * (means[earlier.level()[i]] - standard);
            parts.add(earlier.unit()[i], byMix - weight * (earlier.values()[i] - before), -byMix);
        }
        double after = later.mean();
        double allNow = later.weight();
        for (int i = 0; i < later.values().length; i++) {
            int k = later.level()[i];
            double value = later.values()[i];
            double fixed = share[k] * later.weights()[i] / now[k] * (value - means[k]);
            parts.add(later.unit()[i], fixed, later.weights()[i] / allNow * (value - after) - fixed);
        }
        if (parts.units() < 2) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, "only one unit", "take more");
        }
        int n = earlier.values().length + later.values().length;
        return Fit.done(new Result(
                parts.estimate(standard - before, parts.standardised, n, level),
                parts.estimate(after - standard, parts.mix, n, level)));
    }

    /** Linearised parts, summed by unit. */
    private static final class Parts {

        private final Int2DoubleOpenHashMap standardised = new Int2DoubleOpenHashMap();
        private final Int2DoubleOpenHashMap mix = new Int2DoubleOpenHashMap();

        void add(int unit, double toStandardised, double toMix) {
            standardised.addTo(unit, toStandardised);
            mix.addTo(unit, toMix);
        }

        int units() {
            return standardised.size();
        }

        /** Parts add up to 0 over all units, so that their squares are those of distances from their mean. */
        Estimate estimate(double value, Int2DoubleOpenHashMap parts, int n, double level) {
            double[] squares = parts.values().toDoubleArray();
            Arrays.setAll(squares, u -> squares[u] * squares[u]);
            Arrays.sort(squares);
            double m = squares.length;
            double error = Math.sqrt(m / (m - 1) * Arrays.stream(squares).sum());
            double reach = error * Quantile.studentReach(level, m - 1);
            return new Estimate(value, error, new Interval(value - reach, value + reach, level), n);
        }
    }
}
