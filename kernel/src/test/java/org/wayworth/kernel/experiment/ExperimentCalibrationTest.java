package org.wayworth.kernel.experiment;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.calibration.Worlds;

/** Calibration: intervals hold a planted effect as often as they say, and peeking does not add false claims. */
class ExperimentCalibrationTest {

    private static final double EFFECT = 0.4;

    private record World(double[] treated, double[] before, double[] outcome, double[] orders, double[] spent) {

        static World of(UniformRandomProvider random, double effect) {
            int n = 400;
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
            World world = new World(new double[n], new double[n], new double[n], new double[n], new double[n]);
            for (int i = 0; i < n; i++) {
                world.treated[i] = random.nextDouble() < 0.4 ? 1 : 0;
                world.before[i] = Math.exp(0.5 * normal.sample());
                world.outcome[i] = 2 * world.before[i] + effect * world.treated[i] + normal.sample();
                world.orders[i] = 1 + random.nextInt(5);
                world.spent[i] = world.orders[i] * (3 + effect * world.treated[i] + world.before[i]) + normal.sample();
            }
            return world;
        }
    }

    @Test
    void welchHoldsThePlantedEffect() {
        Worlds.assertCovers95("the difference in means", 11, random -> {
            World world = World.of(random, EFFECT);
            Units units = Units.of(world.treated);
            return MeanDifference.fit(units.treatment(world.outcome), units.control(world.outcome), 0.95)
                    .get()
                    .estimate()
                    .interval()
                    .contains(EFFECT);
        });
    }

    @Test
    void cupedHoldsThePlantedEffect() {
        Worlds.assertCovers95("CUPED", 12, random -> {
            World world = World.of(random, EFFECT);
            return Cuped.fit(world.treated, world.before, world.outcome, 0.95)
                    .get()
                    .difference()
                    .estimate()
                    .interval()
                    .contains(EFFECT);
        });
    }

    @Test
    void adjustedDifferenceHoldsThePlantedEffect() {
        Worlds.assertCovers95("the adjusted difference", 16, random -> {
            World world = World.of(random, EFFECT);
            return AdjustedDifference.fit(
                            new double[][] {world.before},
                            world.treated,
                            world.outcome,
                            AdjustedDifference.Options.at(0.95))
                    .get()
                    .estimate()
                    .interval()
                    .contains(EFFECT);
        });
    }

    /** Thirty groups of ten to twenty units share half of their noise; the groups are randomised. */
    @Test
    void adjustedDifferenceHoldsThePlantedEffectWhenGroupsAreRandomised() {
        Worlds.assertCovers95("the adjusted difference of groups", 17, random -> {
            int n = 450;
            int[] group = new int[n];
            double[][] before = {Worlds.normals(random, n)};
            double[] treated = new double[n];
            double[] outcome = Worlds.normals(random, n);
            double[] shared = Worlds.normals(random, 30);
            for (int i = 0; i < n; i++) {
                group[i] = (int) (30 * Math.sqrt(i / (double) n));
                treated[i] = group[i] % 2;
                outcome[i] += shared[group[i]] + before[0][i] + EFFECT * treated[i];
            }
            return AdjustedDifference.fit(
                            before,
                            treated,
                            outcome,
                            AdjustedDifference.Options.at(0.95).clustered(group))
                    .get()
                    .estimate()
                    .interval()
                    .contains(EFFECT);
        });
    }

    @Test
    void ratioHoldsThePlantedEffect() {
        Worlds.assertCovers95("a ratio's difference", 13, random -> {
            World world = World.of(random, EFFECT);
            return RatioDifference.fit(world.treated, world.spent, world.orders, 0.95)
                    .get()
                    .difference()
                    .interval()
                    .contains(EFFECT);
        });
    }

    @Test
    void fiftyPeeksDoNotAddFalseClaims() {
        Worlds.assertRejectsAtMost5("an always valid test looked at fifty times", 14, random -> {
            List<AlwaysValid.Look> looks = looks(random, 50);
            List<AlwaysValid.Reading> readings =
                    AlwaysValid.follow(looks, AlwaysValid.tunedFor(2.0 / 2500, 0.95), 0.95);
            return readings.get(readings.size() - 1).pValue() < 0.05;
        });
    }

    @Test
    void plannedLooksDoNotAddFalseClaims() {
        double[] critical = GroupSequential.spend(
                        GroupSequential.Spending.OBRIEN_FLEMING, new double[] {0.2, 0.4, 0.6, 0.8, 1}, 0.05)
                .critical()
                .toArray();
        Worlds.assertRejectsAtMost5("five planned looks", 15, random -> {
            List<AlwaysValid.Look> looks = looks(random, 5);
            for (int k = 0; k < 5; k++) {
                AlwaysValid.Look look = looks.get(k);
                if (Math.abs(look.difference()) / Math.sqrt(look.variance()) > critical[k]) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Differences without effect as 50 more units an arm, of variance 1, arrive between looks. */
    private static List<AlwaysValid.Look> looks(UniformRandomProvider random, int count) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<AlwaysValid.Look> looks = new ArrayList<>(count);
        double sum = 0;
        for (int k = 1; k <= count; k++) {
            sum += normal.sample() * Math.sqrt(2.0 * 50);
            looks.add(new AlwaysValid.Look(sum / (50.0 * k), 2.0 / (50.0 * k)));
        }
        return looks;
    }
}
