package org.wayworth.kernel.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wayworth.kernel.calibration.Worlds.normals;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.calibration.Worlds;

/** Calibration: planted effects that grow with age, units that differ in level, covariates that move the trend. */
@Tag("long")
class DifferenceCalibrationTest {

    private static final int UNITS = 300;
    private static final int[] PERIODS = {1, 2, 3, 4, 5, 6};

    /** Starts in period 3, 5 or never; the effect is {@code effect} a period since the start. */
    private static Panel world(UniformRandomProvider random, double effect) {
        double[] level = normals(random, UNITS);
        double[] covariate = normals(random, UNITS);
        int[] first = new int[UNITS];
        double[][] outcomes = new double[PERIODS.length][];
        for (int i = 0; i < UNITS; i++) {
            double u = random.nextDouble() + 0.1 * covariate[i];
            first[i] = u < 0.3 ? 3 : u < 0.6 ? 5 : Panel.NEVER;
        }
        for (int t = 0; t < PERIODS.length; t++) {
            outcomes[t] = normals(random, UNITS);
            for (int i = 0; i < UNITS; i++) {
                int age = first[i] == Panel.NEVER ? 0 : Math.max(0, PERIODS[t] - first[i] + 1);
                outcomes[t][i] += 2 * level[i] + 0.2 * t + 0.1 * t * covariate[i] + effect * age;
            }
        }
        return Panel.of(PERIODS, outcomes, first).adjustedFor(new double[][] {covariate});
    }

    private static double trueOverall(Panel panel, double effect) {
        double three = 0;
        double five = 0;
        for (int i = 0; i < UNITS; i++) {
            three += panel.firstTreated(i) == 3 ? 1 : 0;
            five += panel.firstTreated(i) == 5 ? 1 : 0;
        }
        return effect * (three * (1 + 2 + 3 + 4) + five * (1 + 2)) / (4 * three + 2 * five);
    }

    @Test
    void overallEffectHoldsTheTruth() {
        GroupTime.Options options = new GroupTime.Options(GroupTime.Controls.NOT_YET_TREATED, 0, 0.95, 99, 1);
        Worlds.assertCovers95("the overall effect of a roll-out", 41, random -> {
            Panel panel = world(random, 0.3);
            return GroupTime.fit(panel, options).get().overall().interval().contains(trueOverall(panel, 0.3));
        });
    }

    @Test
    void bandOfTheEventStudyHoldsAllPointsAtOnce() {
        GroupTime.Options options = new GroupTime.Options(GroupTime.Controls.NEVER_TREATED, 0, 0.95, 499, 2);
        Worlds.assertCovers95("the event study's band", 42, random -> {
            Panel panel = world(random, 0.3);
            return GroupTime.fit(panel, options).get().byAge().points().stream()
                    .allMatch(point -> point.band().contains(0.3 * Math.max(0, point.at() + 1)));
        });
    }

    @Test
    void pretrendTestSeldomCriesOutWhenUnitsChangedAlike() {
        GroupTime.Options options = new GroupTime.Options(GroupTime.Controls.NEVER_TREATED, 0, 0.95, 9, 3);
        Worlds.assertRejectsAtMost5(
                "the test of changes before the start",
                43,
                random -> GroupTime.fit(world(random, 0.3), options)
                                .get()
                                .pretrend()
                                .get()
                                .pValue()
                        < 0.05);
    }

    @Test
    void twoPeriodsHoldTheTruthOnlyWithTheCovariateThatMovesTheTrend() {
        java.util.function.BiPredicate<UniformRandomProvider, Boolean> holds = (random, adjusted) -> {
            // large-sample errors: with 250 units 93.25% of 2,000 worlds
            int n = 600;
            double[] covariate = normals(random, n);
            double[] before = normals(random, n);
            double[] after = normals(random, n);
            double[] treated = new double[n];
            for (int i = 0; i < n; i++) {
                treated[i] = random.nextDouble() < 1 / (1 + Math.exp(-covariate[i])) ? 1 : 0;
                after[i] += 1 + covariate[i] + 0.5 * treated[i];
            }
            double[][] columns = adjusted ? new double[][] {covariate} : new double[0][];
            return TwoPeriods.fit(before, after, treated, columns, null, 0.95)
                    .get()
                    .effect()
                    .interval()
                    .contains(0.5);
        };
        Worlds.assertCovers95("two periods", 44, random -> holds.test(random, true));
        assertThat(Worlds.share(44, random -> holds.test(random, false))).isLessThan(0.2);
    }
}
