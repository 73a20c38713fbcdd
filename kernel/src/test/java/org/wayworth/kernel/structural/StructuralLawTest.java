package org.wayworth.kernel.structural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.wayworth.kernel.calibration.Worlds.normals;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.structural.StructuralSeries.Options;
import org.wayworth.kernel.structural.StructuralSeries.Trend;
import org.wayworth.kernel.structural.StructuralSeries.Variances;

/** Laws, planted truth, calibration and messages. */
class StructuralLawTest {

    private static final int PERIODS = 100;
    private static final int EVENT = 80;

    private record World(double[] series, double[][] companions) {

        /** A level that wanders by {@code wander}, a companion with weight 2, and an effect from the event on. */
        static World of(UniformRandomProvider random, double wander, double effect) {
            double[] companion = normals(random, PERIODS);
            double[] steps = normals(random, PERIODS);
            double[] series = normals(random, PERIODS);
            double level = 50;
            for (int t = 0; t < PERIODS; t++) {
                level += wander * steps[t];
                companion[t] += 5 + Math.sin(t / 5.0);
                series[t] += level + 2 * companion[t] + (t >= EVENT ? effect : 0);
            }
            return new World(series, new double[][] {companion});
        }
    }

    @Test
    void averageEffectHoldsThePlantedOneWhenTheLevelStandsStill() {
        Worlds.assertCovers95("the average effect, level still, variances as estimated", 71, random -> {
            World world = World.of(random, 0, 1.5);
            return Impact.fit(world.series, world.companions, EVENT, Options.DEFAULT.with(Variances.AS_ESTIMATED))
                    .get()
                    .average()
                    .interval()
                    .contains(1.5);
        });
    }

    /** At the edge, a level that never moves, averaged intervals are wider than they need be; never narrower. */
    @Test
    void averagedIntervalsHoldAtLeastAsOftenWhenTheLevelStandsStill() {
        double share = Worlds.share(71, random -> {
            World world = World.of(random, 0, 1.5);
            return Impact.fit(world.series, world.companions, EVENT, Options.DEFAULT)
                    .get()
                    .average()
                    .interval()
                    .contains(1.5);
        });
        assertThat(share).isGreaterThan(0.95);
    }

    @Test
    void averageEffectHoldsThePlantedOneWhenTheLevelWanders() {
        Worlds.assertCovers95("the average effect, level wandering", 72, random -> {
            World world = World.of(random, 0.5, 1.5);
            return Impact.fit(world.series, world.companions, EVENT, Options.DEFAULT)
                    .get()
                    .average()
                    .interval()
                    .contains(1.5);
        });
    }

    @Test
    void eventsThatDidNotHappenAreSeldomFound() {
        Worlds.assertRejectsAtMost5("a placebo event", 73, random -> {
            World world = World.of(random, 0.5, 3);
            return Impact.placebo(world.series, world.companions, EVENT, Options.DEFAULT)
                            .get()
                            .pValue()
                    < 0.05;
        });
    }

    @Test
    void aSeasonAndASlopeAreForecast() {
        int n = 120;
        double[] noise = normals(Streams.stream(74, 0), n);
        double[] series = new double[n];
        double[] truth = new double[n];
        for (int t = 0; t < n; t++) {
            truth[t] = 100 + 0.5 * t + 10 * Math.cos(2 * Math.PI * t / 12);
            series[t] = truth[t] + 0.1 * noise[t];
        }
        Impact.Result result = Impact.fit(series, new double[0][], 96, Options.DEFAULT.of(Trend.LOCAL_LINEAR, 12))
                .get();
        for (int h = 0; h < 24; h++) {
            assertThat(result.expected().at(h)).isCloseTo(truth[96 + h], within(0.5));
        }
        assertThat(result.average().interval().contains(0)).isTrue();
    }

    @Test
    void unitsDoNotMatter() {
        World world = World.of(Streams.stream(75, 0), 0.3, 1);
        Impact.Result plain = Impact.fit(world.series, world.companions, EVENT, Options.DEFAULT)
                .get();
        double[] thousands =
                Arrays.stream(world.series).map(y -> 1000 * y - 7e4).toArray();
        double[][] other = {
            Arrays.stream(world.companions[0]).map(x -> 5 - x / 100).toArray()
        };
        Impact.Result moved =
                Impact.fit(thousands, other, EVENT, Options.DEFAULT).get();
        assertThat(moved.average().value()).isCloseTo(1000 * plain.average().value(), within(0.05));
        assertThat(moved.average().standardError())
                .isCloseTo(1000 * plain.average().standardError(), within(0.05));
    }

    @Test
    void aCompanionThatDoesNotVaryIsRefused() {
        World world = World.of(Streams.stream(76, 0), 0.3, 1);
        double[] flat = new double[PERIODS];
        Arrays.fill(flat, 3);
        Fit<Impact.Result> fit = Impact.fit(world.series, new double[][] {flat}, EVENT, Options.DEFAULT);
        assertThat(fit.toString()).contains("regressor 0 does not vary");
    }

    @Test
    void tooShortAPastIsRefused() {
        Fit<Impact.Result> fit =
                Impact.fit(new double[30], new double[0][], 20, Options.DEFAULT.of(Trend.LOCAL_LEVEL, 12));
        assertThat(fit.toString()).contains("at least 29 periods are needed");
    }

    @Test
    void wrongCallsSayWhatMustHold() {
        assertThatThrownBy(() -> Impact.fit(new double[10], new double[0][], 10, Options.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("event must be 1 to 9 of 10 periods, not 10");
        assertThatThrownBy(() -> Options.DEFAULT.of(Trend.LOCAL_LEVEL, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("season must be 0 or at least 2, not 1");
    }
}
