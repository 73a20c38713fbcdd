package org.wayworth.analytics.worlds;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.wayworth.kernel.random.Streams;

/** The laws of chance that made-up companies follow. */
final class Chance {

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;

    Chance(long seed) {
        this.random = Streams.stream(seed, 0);
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    }

    double normal(double mean, double deviation) {
        return mean + deviation * normal.sample();
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    double exponential(double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }

    double gamma(double shape, double scale) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, scale).sample();
    }

    int poisson(double mean) {
        return mean <= 0 ? 0 : PoissonSampler.of(random, mean).sample();
    }

    /** What an order costs: about 30, seldom over 100. */
    double amount() {
        return Math.exp(normal(3.3, 0.55));
    }

    /** A whole rating from 0 to 10. */
    int rating(double mean, double deviation) {
        return (int) Math.max(0, Math.min(10, Math.rint(normal(mean, deviation))));
    }
}
