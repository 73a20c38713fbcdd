package org.wayworth.kernel.drift;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.wayworth.kernel.Fit;

/**
 * Population stability index: how far a distribution over bins has moved, Σ (new − old) ln(new / old).
 *
 * <p>The customary marks (0.1 watch, 0.25 act) know nothing of the number of rows: with few rows the index is large
 * although nothing changed. So the value expected under no change, about (bins − 1)(1/n + 1/m), comes with it, and a
 * chi-squared test on the counts.
 *
 * <p>Sources: Siddiqi (2006), Credit Risk Scorecards; expectation: Yurdakul and Naranjo (2020), J. Risk Model
 * Validation 14(4).
 */
public final class StabilityIndex {

    /**
     * @param value the index
     * @param expected what the index would be on average without any change
     * @param chiSquared of the 2 × bins table of counts
     * @param pValue chance of so large a chi-squared without change
     */
    public record Result(
            double value, double expected, double chiSquared, int degreesOfFreedom, double pValue, long n, long m) {}

    private StabilityIndex() {}

    /**
     * @param before counts by bin
     * @param after counts in the same bins
     */
    public static Fit<Result> fit(long[] before, long[] after) {
        requireBins(before.length, after.length);
        long n = total("before", before);
        long m = total("after", after);
        double value = 0;
        double chiSquared = 0;
        for (int bin = 0; bin < before.length; bin++) {
            if (before[bin] == 0 || after[bin] == 0) {
                return emptyBin(bin, before[bin] == 0 ? "before" : "after");
            }
            double old = (double) before[bin] / n;
            double now = (double) after[bin] / m;
            value += term(old, now);
            double both = (double) (before[bin] + after[bin]) / (n + m);
            chiSquared += n * (old - both) * (old - both) / both + m * (now - both) * (now - both) / both;
        }
        int dof = before.length - 1;
        double pValue = ChiSquaredDistribution.of(dof).survivalProbability(chiSquared);
        return Fit.done(new Result(value, dof * (1.0 / n + 1.0 / m), chiSquared, dof, pValue, n, m));
    }

    /** The index of shares whose counts are unknown: nothing can be said of chance. Each must sum to 1. */
    public static Fit<Double> ofShares(double[] before, double[] after) {
        requireBins(before.length, after.length);
        requireShares("before", before);
        requireShares("after", after);
        double value = 0;
        for (int bin = 0; bin < before.length; bin++) {
            if (before[bin] == 0 || after[bin] == 0) {
                return emptyBin(bin, before[bin] == 0 ? "before" : "after");
            }
            value += term(before[bin], after[bin]);
        }
        return Fit.done(value);
    }

    private static double term(double old, double now) {
        return (now - old) * Math.log(now / old);
    }

    private static <T> Fit<T> emptyBin(int bin, String side) {
        return Fit.impossible(
                Fit.Reason.OUTSIDE_MODEL,
                "bin " + bin + " is empty " + side + ", so the index is infinite",
                "join bins until each has rows before and after");
    }

    private static void requireBins(int before, int after) {
        if (before != after || before < 2) {
            throw new IllegalArgumentException(
                    "before and after must have the same 2 or more bins, not " + before + " and " + after);
        }
    }

    private static long total(String name, long[] counts) {
        long total = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] < 0) {
                throw new IllegalArgumentException(name + "[" + bin + "] must be 0 or more, not " + counts[bin]);
            }
            total += counts[bin];
        }
        if (total == 0) {
            throw new IllegalArgumentException(name + " must count a row or more, not 0");
        }
        return total;
    }

    private static void requireShares(String name, double[] shares) {
        double sum = 0;
        for (double share : shares) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(name + " must be shares from 0 to 1, not " + share);
            }
            sum += share;
        }
        if (Math.abs(sum - 1) > 1e-6) {
            throw new IllegalArgumentException(name + " must sum to 1, not " + sum);
        }
    }
}
