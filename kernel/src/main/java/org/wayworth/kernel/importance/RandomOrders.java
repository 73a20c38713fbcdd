package org.wayworth.kernel.importance;

import org.apache.commons.rng.UniformRandomProvider;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.random.Streams;

/**
 * LMG for many columns: what each column adds where it stands, averaged over random orders and their reverses (Castro,
 * Gómez and Tejada 2009, Computers and Operations Research 36; the reverse halves the variance where it is large).
 */
final class RandomOrders {

    private static final double NOTHING_LEFT = 1e-11;
    private static final int PAIRS_A_BLOCK = 50;

    private final int p;
    private final double[] correlation;

    private RandomOrders(int p, double[] correlation) {
        this.p = p;
        this.correlation = correlation;
    }

    static Lmg.Result lmg(Matrix correlation, int pairs, long seed) {
        int p = correlation.rows() - 1;
        RandomOrders orders = new RandomOrders(p, Correlation.require(correlation));
        double[] sums =
                Blocks.reduce(pairs, PAIRS_A_BLOCK, (from, to) -> orders.block(from, to, seed), (left, right) -> {
                    for (int i = 0; i < left.length; i++) {
                        left[i] += right[i];
                    }
                    return left;
                });
        double[] shares = new double[p];
        double r2 = 0;
        double error = 0;
        for (int j = 0; j < p; j++) {
            shares[j] = sums[j] / pairs;
            r2 += shares[j];
            double variance = Math.max(0, sums[p + j] / pairs - shares[j] * shares[j]) / (pairs - 1);
            error = Math.max(error, StandardError.of(variance));
        }
        return new Lmg.Result(Vector.of(shares), r2, false, error);
    }

    /** Sums, then sums of squares, of the pairs' means. */
    private double[] block(int from, int to, long seed) {
        double[] sums = new double[2 * p];
        for (int pair = from; pair < to; pair++) {
            int[] order = shuffled(Streams.stream(seed, pair));
            double[] forth = gains(order);
            double[] back = gains(reversed(order));
            for (int j = 0; j < p; j++) {
                double mean = (forth[j] + back[j]) / 2;
                sums[j] += mean;
                sums[p + j] += mean * mean;
            }
        }
        return sums;
    }

    /** Cholesky in the given order, outcome last: the squared entries of its last row are the gains in R². */
    private double[] gains(int[] order) {
        double[] factor = new double[(p + 1) * (p + 1)];
        double[] gains = new double[p];
        int size = p + 1;
        for (int a = 0; a < p; a++) {
            double pivot = entry(order, a, a) - dot(factor, a * size, a * size, a);
            if (pivot <= NOTHING_LEFT) {
                continue;
            }
            double root = Math.sqrt(pivot);
            for (int b = a + 1; b <= p; b++) {
                factor[b * size + a] = (entry(order, b, a) - dot(factor, b * size, a * size, a)) / root;
            }
            gains[order[a]] = factor[p * size + a] * factor[p * size + a];
        }
        return gains;
    }

    private double entry(int[] order, int a, int b) {
        int row = a == p ? p : order[a];
        return correlation[row * (p + 1) + order[b]];
    }

    private static double dot(double[] values, int a, int b, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += values[a + k] * values[b + k];
        }
        return sum;
    }

    private int[] shuffled(UniformRandomProvider random) {
        int[] order = new int[p];
        for (int j = 0; j < p; j++) {
            int at = random.nextInt(j + 1);
            order[j] = order[at];
            order[at] = j;
        }
        return order;
    }

    private int[] reversed(int[] order) {
        int[] reversed = new int[p];
        for (int j = 0; j < p; j++) {
            reversed[j] = order[p - 1 - j];
        }
        return reversed;
    }
}
