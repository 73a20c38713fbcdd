package org.wayworth.kernel.resample;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.random.Streams;

/**
 * Permutation test: how often does a shuffle of the labels give a figure as extreme as the one seen?
 *
 * <p>Exact when, under the hypothesis, the shuffled thing could as well have been in any order: within strata where
 * only that holds. The p-value counts the observed order as one of the shuffles, so it is never 0.
 *
 * <p>Source: Phipson and Smyth (2010), Permutation P-values Should Never Be Zero, Stat. Appl. Genet. Mol. Biol. 9(1).
 */
public final class Permutation {

    /** Figures closer than this, relative to their size, are ties: sums differ in their last digits by order alone. */
    private static final double TIE = 1e-12;

    /** A figure of the data with the labels taken from row {@code order[i]} for row i. */
    @FunctionalInterface
    public interface Statistic {
        double of(int[] order);
    }

    /** Which figures count as extreme. */
    public enum Tail {
        /** As large or larger. */
        HIGH,
        /** As small or smaller. */
        LOW,
        /** As far from zero or farther. */
        BOTH
    }

    /**
     * @param shuffles 999 gives p-values in steps of 0.001
     * @param seed shuffle b uses stream b of it
     */
    public record Options(int shuffles, Tail tail, long seed) {
        public Options {
            if (shuffles < 1) {
                throw new IllegalArgumentException("shuffles must be 1 or more, not " + shuffles);
            }
        }
    }

    /**
     * @param observed the figure of the data as they are
     * @param extreme shuffles with a figure as extreme
     * @param pValue (extreme + 1) / (shuffles + 1)
     */
    public record Result(double observed, int extreme, int shuffles, double pValue) {}

    private Permutation() {}

    /** Shuffles all {@code n} rows. */
    public static Result test(int n, Statistic statistic, Options options) {
        return test(new int[n], statistic, options);
    }

    /** Shuffles rows within their stratum only. */
    public static Result test(int[] stratum, Statistic statistic, Options options) {
        if (stratum.length < 2) {
            throw new IllegalArgumentException("there must be 2 rows or more to shuffle, not " + stratum.length);
        }
        int[][] members = Sampling.members(stratum);
        double observed = statistic.of(Sampling.counting(stratum.length));
        List<Boolean> hits = Blocks.map(options.shuffles(), b -> {
            int[] order = shuffled(stratum.length, members, Streams.stream(options.seed(), b));
            return asExtreme(statistic.of(order), observed, options.tail());
        });
        int extreme = (int) hits.stream().filter(hit -> hit).count();
        return new Result(observed, extreme, options.shuffles(), (extreme + 1.0) / (options.shuffles() + 1.0));
    }

    private static int[] shuffled(int n, int[][] members, UniformRandomProvider random) {
        int[] order = new int[n];
        for (int[] rows : members) {
            int[] shuffled = rows.clone();
            for (int i = shuffled.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swapped = shuffled[i];
                shuffled[i] = shuffled[j];
                shuffled[j] = swapped;
            }
            for (int i = 0; i < rows.length; i++) {
                order[rows[i]] = shuffled[i];
            }
        }
        return order;
    }

    private static boolean asExtreme(double value, double observed, Tail tail) {
        double tie = TIE * Math.abs(observed);
        return switch (tail) {
            case HIGH -> value >= observed - tie;
            case LOW -> value <= observed + tie;
            case BOTH -> Math.abs(value) >= Math.abs(observed) - tie;
        };
    }
}
