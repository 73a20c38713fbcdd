package org.wayworth.kernel.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random streams keyed by a seed and a number: repetition 17 draws the same numbers whichever thread runs it, and
 * however many repetitions there are.
 *
 * <p>Generator: L64X128Mix (Steele and Vigna 2021, "LXM", OOPSLA); the key is spread over its state by SplitMix64.
 */
public final class Streams {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private Streams() {}

    /** The stream of {@code seed} with number {@code index}; equal arguments give equal streams. */
    public static UniformRandomProvider stream(long seed, long index) {
        long[] state = new long[6];
        long key = mix(seed) ^ mix(index * GOLDEN_RATIO + 1);
        for (int i = 0; i < state.length; i++) {
            key += GOLDEN_RATIO;
            state[i] = mix(key);
        }
        return RandomSource.L64_X128_MIX.create(state);
    }

    /** A seed for a part of the work, so that parts do not share a stream. */
    public static long childSeed(long seed, long part) {
        return mix(mix(seed) + GOLDEN_RATIO * (part + 1));
    }

    /** SplitMix64's finaliser, variant 13 of Stafford: one to one on 64 bits. */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
