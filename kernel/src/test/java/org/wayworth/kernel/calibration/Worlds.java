package org.wayworth.kernel.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.random.Streams;

/** Simulated worlds, as many as system property {@code wayworth.worlds} says: 400 by default, 2,000 at night. */
public final class Worlds {

    /** What happened in one world. */
    @FunctionalInterface
    public interface World {
        boolean holds(UniformRandomProvider random);
    }

    private Worlds() {}

    public static int count() {
        return Integer.getInteger("wayworth.worlds", 400);
    }

    /** The share of worlds in which {@code world} holds; world w draws from stream w of the seed. */
    public static double share(long seed, World world) {
        List<Boolean> held = Blocks.map(count(), w -> world.holds(Streams.stream(seed, w)));
        return (double) held.stream().filter(h -> h).count() / held.size();
    }

    /** The truth lies in a 95 % interval in 95 % of worlds, give or take what that many worlds can show. */
    public static void assertCovers95(String what, long seed, World covered) {
        double slack = count() >= 2_000 ? 0.016 : 0.036;
        assertThat(share(seed, covered)).as("coverage of %s", what).isBetween(0.95 - slack, 0.95 + slack);
    }

    /** A 5 % test rejects a true hypothesis in no more than 5 % of worlds, give or take what they can show. */
    public static void assertRejectsAtMost5(String what, long seed, World rejected) {
        double most = count() >= 2_000 ? 0.065 : 0.086;
        assertThat(share(seed, rejected)).as("false alarms of %s", what).isLessThanOrEqualTo(most);
    }

    /** What several intervals of one world held. */
    @FunctionalInterface
    public interface Several {
        /** Whether each interval holds its truth, in the order of their names. */
        boolean[] hold(UniformRandomProvider random);
    }

    /** As {@link #assertCovers95}, for several intervals that come out of the same fit. */
    public static void assertEachCovers95(List<String> what, long seed, Several covered) {
        double slack = count() >= 2_000 ? 0.016 : 0.036;
        List<boolean[]> held = Blocks.map(count(), w -> covered.hold(Streams.stream(seed, w)));
        for (int k = 0; k < what.size(); k++) {
            int interval = k;
            double share = (double) held.stream().filter(h -> h[interval]).count() / held.size();
            assertThat(share).as("coverage of %s", what.get(k)).isBetween(0.95 - slack, 0.95 + slack);
        }
    }

    /** Independent standard normals. */
    public static double[] normals(UniformRandomProvider random, int n) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = normal.sample();
        }
        return values;
    }
}
