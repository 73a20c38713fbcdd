package org.wayworth.kernel.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wayworth.kernel.calibration.Worlds.normals;

import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.calibration.Worlds;

/**
 * Calibration: in worlds where covariates move both exposure and outcome, adjusted intervals hold the planted effect
 * as often as they say and the unadjusted difference does not; without effect, none is claimed.
 */
@Tag("long")
class CausalCalibrationTest {

    private static final double EFFECT = 0.5;
    private static final int ROWS = 600;
    /** A refusal is no miss; here every world shall answer. */
    private static final Overlap.Rule NEVER_REFUSE = new Overlap.Rule(0.02, 0.98, 0.01);

    /** Three covariates move exposure and outcome; the effect grows with the first, so that groups differ in it. */
    private record World(double[][] columns, double[] treated, double[] outcome, int[] customer) {

        static World of(UniformRandomProvider random, double effect, boolean bent) {
            double[][] x = {normals(random, ROWS), normals(random, ROWS), normals(random, ROWS)};
            double[] noise = normals(random, ROWS);
            double[] treated = new double[ROWS];
            double[] outcome = new double[ROWS];
            for (int i = 0; i < ROWS; i++) {
                double shape = bent ? x[0][i] * x[0][i] - 1 : x[0][i];
                double odds = 0.6 * shape - 0.4 * x[1][i];
                treated[i] = random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
                outcome[i] = shape - 0.5 * x[1][i] + 0.3 * x[2][i] + treated[i] * effect * (1 + x[1][i]) + noise[i];
            }
            return new World(x, treated, outcome, new int[ROWS]);
        }

        /** The same, four rows a customer who share covariates, exposure and half of the noise. */
        static World clustered(UniformRandomProvider random, double effect) {
            World world = of(random, effect, false);
            double[] shared = normals(random, ROWS);
            for (int i = 0; i < ROWS; i++) {
                int first = i - i % 4;
                world.customer[i] = first;
                for (double[] column : world.columns) {
                    column[i] = column[first];
                }
                world.treated[i] = world.treated[first];
                world.outcome[i] = world.columns[0][i]
                        - 0.5 * world.columns[1][i]
                        + world.treated[i] * effect * (1 + world.columns[1][i])
                        + shared[first]
                        + shared[i];
            }
            return world;
        }
    }

    private static Aipw.Options linear(CrossFitting split) {
        return Aipw.Options.standard(split)
                .learning(List.of(LinearLearner.leastSquares()), List.of(LogisticLearner.maximumLikelihood()))
                .keeping(NEVER_REFUSE);
    }

    private static CrossFitting split(long seed) {
        return CrossFitting.standard(seed).repeated(1);
    }

    private static Predicate<Estimate> holds(double effect) {
        return estimate -> estimate.interval().contains(effect);
    }

    @Test
    void aipwHoldsThePlantedEffectInConfoundedWorlds() {
        Worlds.assertCovers95("AIPW", 21, random -> {
            World world = World.of(random, EFFECT, false);
            return holds(EFFECT)
                    .test(Aipw.fit(world.columns, world.treated, world.outcome, linear(split(1)))
                            .get()
                            .effect());
        });
    }

    /** With repeats the rule for the variance adds the splits' spread, so it may hold slightly more often. */
    @Test
    void aipwWithSplinesHoldsThePlantedEffectWhenConfoundingIsBent() {
        Worlds.assertCovers95("AIPW with splines and three splits", 22, random -> {
            World world = World.of(random, EFFECT, true);
            CrossFitting split = CrossFitting.standard(2).repeated(3);
            Aipw.Options options = linear(split)
                    .learning(
                            List.of(SplineLearner.of(LinearLearner.leastSquares())),
                            List.of(SplineLearner.of(LogisticLearner.maximumLikelihood())));
            return holds(EFFECT)
                    .test(Aipw.fit(world.columns, world.treated, world.outcome, options)
                            .get()
                            .effect());
        });
    }

    @Test
    void aipwHoldsThePlantedEffectWhenRowsAreClustered() {
        Worlds.assertCovers95("AIPW with clusters", 23, random -> {
            World world = World.clustered(random, EFFECT);
            Aipw.Options options = linear(split(3).clustered(world.customer));
            return holds(EFFECT)
                    .test(Aipw.fit(world.columns, world.treated, world.outcome, options)
                            .get()
                            .effect());
        });
    }

    /**
     * The learners can follow these covariates. Where they cannot (a dose that turns at a kink, an outcome that bends
     * the same way), what is left of the confounding stays: 91.6% of 2,000 worlds.
     */
    @Test
    void partiallyLinearHoldsThePlantedEffectOfADose() {
        Worlds.assertCovers95("the partially linear model", 24, random -> {
            World world = World.of(random, 0, false);
            double[] dose = normals(random, ROWS);
            for (int i = 0; i < ROWS; i++) {
                dose[i] += world.columns[0][i] + world.columns[1][i];
                world.outcome[i] += EFFECT * dose[i];
            }
            PartiallyLinear.Options options = PartiallyLinear.Options.standard(split(4));
            return holds(EFFECT)
                    .test(PartiallyLinear.fit(world.columns, dose, world.outcome, options)
                            .get()
                            .effect());
        });
    }

    @Test
    void inverseWeightingHoldsThePlantedEffect() {
        Worlds.assertCovers95("inverse weighting", 25, random -> {
            World world = World.of(random, EFFECT, false);
            InverseWeighting.Options options =
                    new InverseWeighting.Options(Estimand.ALL, new Overlap.Rule(0.01, 0.99, 0.1), 0.95);
            return holds(EFFECT)
                    .test(InverseWeighting.fit(world.columns, world.treated, world.outcome, options)
                            .get()
                            .effect());
        });
    }

    @Test
    void standardisationHoldsThePlantedEffect() {
        Worlds.assertCovers95("standardisation", 26, random -> {
            World world = World.of(random, EFFECT, false);
            return holds(EFFECT)
                    .test(Standardisation.fit(world.columns, world.treated, world.outcome, 0.95)
                            .get()
                            .effect());
        });
    }

    @Test
    void theUnadjustedDifferenceMissesInTheSameWorlds() {
        double share = Worlds.share(21, random -> {
            World world = World.of(random, EFFECT, false);
            double[][] nothing = {normals(random, ROWS)};
            return holds(EFFECT)
                    .test(Standardisation.fit(nothing, world.treated, world.outcome, 0.95)
                            .get()
                            .effect());
        });
        assertThat(share).as("coverage without adjustment").isLessThan(0.1);
    }

    @Test
    void noEffectIsClaimedWhereThereIsNone() {
        Worlds.assertRejectsAtMost5("AIPW", 27, random -> {
            World world = World.of(random, 0, false);
            return !holds(0).test(Aipw.fit(world.columns, world.treated, world.outcome, linear(split(5)))
                    .get()
                    .effect());
        });
    }

    @Test
    @Tag("nightly")
    void shuffledExposuresAreNotClaimedToHaveAnEffect() {
        Worlds.assertRejectsAtMost5("AIPW on shuffled exposures", 28, random -> {
            World world = World.of(random, EFFECT, true);
            double[] shuffled = world.treated.clone();
            for (int i = ROWS - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                double kept = shuffled[i];
                shuffled[i] = shuffled[j];
                shuffled[j] = kept;
            }
            return !holds(0).test(Aipw.fit(world.columns, shuffled, world.outcome, linear(split(6)))
                    .get()
                    .effect());
        });
    }
}
