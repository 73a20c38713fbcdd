package org.wayworth.kernel.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wayworth.kernel.calibration.Worlds.normals;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.random.Streams;

/**
 * Calibration: where a dose does the same for all, hardly ever is a difference claimed; where it does not, it is found
 * and its size told.
 */
@Tag("long")
@DisplayName("planted truth: unequal effects")
class UnequalEffectsCalibrationTest {

    private static final int ROWS = 600;

    /** Splits where worlds are many, and where time is no matter. */
    private static final int FEW = 5;

    private static final int MANY = 21;
    private static final double EFFECT = 1;

    /** More than this share of null worlds with a claim would be one too many, whatever chance says. */
    private static final double MOST = 0.065;

    /** Covariates move dose and outcome, one of them bent; noise grows with another. */
    private record World(double[][] columns, double[] dose, double[] outcome, int[] customer) {

        /** @param extra by how much the effect is larger where the first covariate is above 0 */
        static World of(UniformRandomProvider random, int rows, double extra, boolean several) {
            double[][] x = {normals(random, rows), normals(random, rows), normals(random, rows), normals(random, rows)};
            double[] doseNoise = normals(random, rows);
            double[] noise = normals(random, rows);
            double[] shared = normals(random, rows);
            World world = new World(x, new double[rows], new double[rows], new int[rows]);
            for (int i = 0; i < rows; i++) {
                int who = several ? i - i % 2 : i;
                world.customer[i] = who;
                for (double[] column : x) {
                    column[i] = column[who];
                }
                world.dose[i] = x[0][i] + 0.5 * x[1][i] * x[1][i] + doseNoise[i];
                double effect = EFFECT + (x[0][i] > 0 ? extra : 0);
                world.outcome[i] = effect * world.dose[i]
                        + x[0][i]
                        - x[1][i]
                        + (several ? shared[who] : 0)
                        + noise[i] * (1 + 0.5 * Math.abs(x[2][i]));
            }
            return world;
        }

        UnequalEffects.Result told(long seed, boolean several, int splits) {
            CrossFitting split = CrossFitting.standard(seed);
            if (several) {
                split = split.clustered(customer);
            }
            PartiallyLinear.Result rests = PartiallyLinear.fit(
                            columns, dose, outcome, PartiallyLinear.Options.standard(split.repeated(1)))
                    .get();
            EffectSignal signal = EffectSignal.perUnit(
                    rests.exposureRest().toArray(), rests.outcomeRest().toArray());
            UnequalEffects.Options standard = UnequalEffects.Options.standard(split);
            return UnequalEffects.fit(
                            columns,
                            signal,
                            new UnequalEffects.Options(
                                    standard.learners(),
                                    standard.parts(),
                                    standard.split().repeated(splits)))
                    .get();
        }
    }

    /** Parts hold it together, in 95% of worlds or more: half the error is spent on choosing the median. */
    @Test
    void claimsNoDifferenceWhereThereIsNoneAndEveryPartHoldsTheEffectOfAll() {
        List<UnequalEffects.Result> told = Blocks.map(
                Worlds.count(),
                w -> World.of(Streams.stream(51, w), ROWS, 0, false).told(1, false, FEW));
        long alarms = told.stream().filter(one -> one.pValue() < 0.05).count();
        long held = told.stream()
                .filter(one -> one.parts().stream()
                        .allMatch(part -> part.effect().interval().contains(EFFECT)))
                .count();
        assertThat((double) alarms / told.size()).as("false alarms").isLessThanOrEqualTo(MOST);
        assertThat((double) held / told.size()).as("all five held").isGreaterThanOrEqualTo(0.95);
    }

    @Test
    @Tag("nightly")
    void claimsNoneWhereCustomersHaveSeveralRows() {
        double share = Worlds.share(
                52,
                random -> World.of(random, ROWS, 0, true).told(2, true, MANY).pValue() < 0.05);
        assertThat(share).as("false alarms with clusters").isLessThanOrEqualTo(MOST);
    }

    @Test
    @Tag("nightly")
    void claimsNoneInLargerWorlds() {
        double share = Worlds.share(
                53,
                random -> World.of(random, 4_000, 0, false).told(3, false, MANY).pValue() < 0.05);
        assertThat(share).as("false alarms of larger worlds").isLessThanOrEqualTo(MOST);
    }

    @Test
    @Tag("nightly")
    void findsItInMostSmallerWorlds() {
        double share = Worlds.share(
                56,
                random -> World.of(random, ROWS, 1, false).told(6, false, MANY).pValue() < 0.05);
        assertThat(share).as("power").isGreaterThan(0.8);
    }

    @Test
    void findsThePlantedDifferenceAndWhoIsBehindIt() {
        UnequalEffects.Result told =
                World.of(Streams.stream(55, 0), 6_000, 1, false).told(5, false, MANY);
        assertThat(told.pValue()).isLessThan(1e-6);
        assertThat(told.parts().get(0).effect().interval().contains(EFFECT)).isTrue();
        assertThat(told.parts().get(4).effect().interval().contains(EFFECT + 1)).isTrue();
        double behind = told.traits().get(0).value();
        assertThat(behind).as("the trait that parts them").isGreaterThan(1);
        for (int j = 1; j < 4; j++) {
            assertThat(Math.abs(told.traits().get(j).value())).as("trait " + j).isLessThan(behind / 2);
        }
    }
}
