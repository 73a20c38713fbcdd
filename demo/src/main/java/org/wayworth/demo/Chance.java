package org.wayworth.demo;

import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** The dice of one customer: keyed by seed and number, so that customers do not depend on each other or on their order. */
final class Chance {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final UniformRandomProvider random;

    private Chance(UniformRandomProvider random) {
        this.random = random;
    }

    static Chance of(long seed, long number) {
        long[] state = new long[6];
        long key = mix(seed) ^ mix(number * GOLDEN_RATIO + 1);
        for (int i = 0; i < state.length; i++) {
            key += GOLDEN_RATIO;
            state[i] = mix(key);
        }
        return new Chance(RandomSource.L64_X128_MIX.create(state));
    }

    /** SplitMix64's finaliser, Stafford's variant 13. */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    double uniform() {
        return random.nextDouble();
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A whole number from {@code first} to {@code last}, both included. */
    int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    double normal() {
        return ZigguratSampler.NormalizedGaussian.of(random).sample();
    }

    double exponential() {
        return ZigguratSampler.Exponential.of(random).sample();
    }

    int poisson(double mean) {
        return mean <= 0 ? 0 : PoissonSampler.of(random, mean).sample();
    }

    /** The place of the weight that was drawn; the weights need not add up to 1. */
    int pick(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = random.nextDouble() * total;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    /** One of the choices, drawn in proportion to its share. */
    <T> T pick(T[] choices, ToDoubleFunction<T> share) {
        double[] weights = new double[choices.length];
        for (int i = 0; i < choices.length; i++) {
            weights[i] = share.applyAsDouble(choices[i]);
        }
        return choices[pick(weights)];
    }

    /** One of the choices; the shares are in the same order. */
    <T> T pick(T[] choices, double[] shares) {
        return choices[pick(shares)];
    }

    <T> T oneOf(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    /**
     * A whole answer on a scale whose expected value is exactly {@code mean}: a beta draw, then rounded up or down by
     * chance in proportion to its fraction. That exactness is what lets an adjusted line find the planted numbers.
     *
     * @param firmness the larger, the closer to the mean
     */
    int rating(double mean, int low, int high, double firmness) {
        double share = (mean - low) / (high - low);
        double up = gamma(firmness * share);
        double down = gamma(firmness * (1 - share));
        double exact = low + (high - low) * up / (up + down);
        int floor = (int) exact;
        return floor + (random.nextDouble() < exact - floor ? 1 : 0);
    }

    private double gamma(double shape) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1).sample();
    }
}
