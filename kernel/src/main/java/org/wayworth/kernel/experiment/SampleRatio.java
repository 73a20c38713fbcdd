package org.wayworth.kernel.experiment;

import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.PValue;

/**
 * Did each arm get the share of units it was meant to get? When not, assignment or logging is broken and no
 * read-out can be believed, however large the effect.
 *
 * <p>Method: Pearson's chi-squared on the counts. Source for the threshold: Fabijan et al. (2019), Diagnosing sample
 * ratio mismatch in online controlled experiments, KDD. The same test tells whether arms lost units unevenly.
 */
public final class SampleRatio {

    /** Below this p-value the read-out stops. */
    public static final double THRESHOLD = 0.001;

    /**
     * @param expected counts had the shares been met exactly
     * @param mismatch whether the read-out must stop: {@code pValue} below {@link #THRESHOLD}
     */
    public record Result(Vector counts, Vector expected, double chiSquared, double pValue, boolean mismatch) {}

    private SampleRatio() {}

    /**
     * @param counts units seen, an arm each; at least two arms
     * @param shares meant for each arm, above 0; only their proportions count
     */
    public static Result of(long[] counts, double[] shares) {
        if (counts.length < 2 || counts.length != shares.length) {
            throw new IllegalArgumentException("counts and shares must have the same length of 2 or more, not "
                    + counts.length + " and " + shares.length);
        }
        double total = 0;
        double whole = 0;
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] < 0 || !(shares[k] > 0)) {
                throw new IllegalArgumentException(
                        "arm " + k + " must have a count of 0 or more and a share above 0, not " + counts[k] + " and "
                                + shares[k]);
            }
            total += counts[k];
            whole += shares[k];
        }
        if (total == 0) {
            throw new IllegalArgumentException("counts must not all be 0");
        }
        return test(counts, shares, total / whole);
    }

    private static Result test(long[] counts, double[] shares, double scale) {
        double[] expected = new double[counts.length];
        double[] seen = new double[counts.length];
        double chiSquared = 0;
        for (int k = 0; k < counts.length; k++) {
            expected[k] = shares[k] * scale;
            seen[k] = counts[k];
            chiSquared += (seen[k] - expected[k]) * (seen[k] - expected[k]) / expected[k];
        }
        double pValue = PValue.chiSquared(chiSquared, counts.length - 1.0);
        return new Result(Vector.of(seen), Vector.of(expected), chiSquared, pValue, pValue < THRESHOLD);
    }
}
