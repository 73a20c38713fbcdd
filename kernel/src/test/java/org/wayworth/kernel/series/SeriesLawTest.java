package org.wayworth.kernel.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.series.MannKendall.Correction;

/** Laws for any series, planted truths, coverage and messages. */
class SeriesLawTest {

    private static final MannKendall.Options PLAIN = new MannKendall.Options(Correction.NONE, 0.95);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void turningASeriesRoundTurnsItsTrend(long seed) {
        double[] values = Worlds.normals(Streams.stream(seed, 0), 40);
        double[] turned = new double[40];
        for (int i = 0; i < 40; i++) {
            turned[i] = 3 - 2 * values[39 - i];
        }
        MannKendall.Result one =
                MannKendall.fit(values, MannKendall.Options.defaults()).get();
        MannKendall.Result other =
                MannKendall.fit(turned, MannKendall.Options.defaults()).get();
        assertThat(other.s()).isEqualTo(one.s());
        assertThat(other.slope()).isCloseTo(2 * one.slope(), within(1e-12));
        assertThat(other.pValue()).isCloseTo(one.pValue(), within(1e-12));
        assertThat(one.slopeInterval().contains(one.slope())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void seasonTrendAndRemainderAddUpAndFollowUnits(long seed) {
        double[] values = Worlds.normals(Streams.stream(seed, 0), 100);
        double[] other = new double[100];
        for (int i = 0; i < 100; i++) {
            other[i] = 10 + 5 * values[i];
        }
        for (Stl.Season season : Stl.Season.values()) {
            for (Stl.Fitting fitting : Stl.Fitting.values()) {
                Stl.Options options = new Stl.Options(7, season, 9, fitting);
                Stl.Result parts = Stl.fit(values, options).get();
                Stl.Result scaled = Stl.fit(other, options).get();
                for (int i = 0; i < 100; i++) {
                    double sum = parts.season().at(i)
                            + parts.trend().at(i)
                            + parts.remainder().at(i);
                    assertThat(sum).isCloseTo(values[i], within(1e-12));
                    assertThat(scaled.trend().at(i))
                            .isCloseTo(10 + 5 * parts.trend().at(i), within(1e-6));
                    assertThat(scaled.season().at(i))
                            .isCloseTo(5 * parts.season().at(i), within(1e-6));
                }
            }
        }
    }

    /** In other units and from another zero the same points are outside and the same levels shift. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void chartsAndBreaksFollowUnits(long seed) {
        double[] values = Worlds.normals(Streams.stream(seed, 3), 80);
        Arrays.setAll(values, i -> values[i] + (i >= 40 ? 2 : 0));
        double[] other = Arrays.stream(values).map(v -> 250 - 8 * v).toArray();
        Ewma.Result chart = Ewma.fit(values, 0.5, 1.2, Ewma.Options.defaults());
        Ewma.Result turned = Ewma.fit(other, 246, 9.6, Ewma.Options.defaults());
        assertThat(chart.outside()).isNotEmpty();
        assertThat(turned.outside()).isEqualTo(chart.outside());
        assertThat(turned.high().at(50)).isCloseTo(250 - 8 * chart.low().at(50), within(1e-9));
        ChangePoints.Result breaks =
                ChangePoints.fit(values, ChangePoints.Options.defaults()).get();
        ChangePoints.Result moved =
                ChangePoints.fit(other, ChangePoints.Options.defaults()).get();
        assertThat(breaks.breaks()).isNotEmpty();
        assertThat(moved.breaks()).isEqualTo(breaks.breaks());
        assertThat(moved.cusum()).isCloseTo(breaks.cusum(), within(1e-9));
        assertThat(moved.means().at(0)).isCloseTo(250 - 8 * breaks.means().at(0), within(1e-9));
        long[] hits =
                Arrays.stream(values).mapToLong(v -> Math.round(40 + 6 * v)).toArray();
        long[] sizes = new long[80];
        Arrays.fill(sizes, 100);
        long[] misses = Arrays.stream(hits).map(h -> 100 - h).toArray();
        for (ProportionChart.Kind kind : ProportionChart.Kind.values()) {
            ProportionChart.Result of = ProportionChart.fit(hits, sizes, kind).get();
            ProportionChart.Result rest =
                    ProportionChart.fit(misses, sizes, kind).get();
            assertThat(rest.outside()).isEqualTo(of.outside());
            assertThat(rest.low().at(7)).isCloseTo(1 - of.high().at(7), within(1e-12));
        }
    }

    /** Planted: level 0, 3, 1 with breaks after positions 29 and 59. */
    @Test
    void findsThePlantedLevelShifts() {
        double[] values = Worlds.normals(Streams.stream(7, 0), 100);
        for (int i = 0; i < 100; i++) {
            values[i] = 0.4 * values[i] + (i < 30 ? 0 : i < 60 ? 3 : 1);
        }
        ChangePoints.Result shifts =
                ChangePoints.fit(values, ChangePoints.Options.defaults()).get();
        assertThat(shifts.breaks()).containsExactly(29, 59);
        assertThat(shifts.means().at(1)).isCloseTo(3, within(0.3));
        assertThat(shifts.cusum()).isGreaterThan(1.36);
    }

    /** BIC promises no level; on 60 independent values it calls a shift in about 6 worlds of 100. */
    @Test
    void seldomFindsAShiftWhereThereIsNone() {
        double share = Worlds.share(
                8,
                random -> !ChangePoints.fit(Worlds.normals(random, 60), ChangePoints.Options.defaults())
                        .get()
                        .breaks()
                        .isEmpty());
        assertThat(share).isLessThan(0.1);
    }

    @Test
    void senIntervalHoldsThePlantedSlope() {
        Worlds.assertCovers95("Sen's slope", 9, random -> {
            double[] values = Worlds.normals(random, 30);
            for (int i = 0; i < 30; i++) {
                values[i] += 0.05 * i;
            }
            return MannKendall.fit(values, PLAIN).get().slopeInterval().contains(0.05);
        });
    }

    @Test
    void noTrendIsSeldomCalledATrend() {
        Worlds.assertRejectsAtMost5(
                "Mann-Kendall",
                10,
                random ->
                        MannKendall.fit(Worlds.normals(random, 40), PLAIN).get().pValue() < 0.05);
        Worlds.assertRejectsAtMost5(
                "Mann-Kendall, corrected",
                10,
                random -> MannKendall.fit(Worlds.normals(random, 40), MannKendall.Options.defaults())
                                .get()
                                .pValue()
                        < 0.05);
    }

    /** With AR(1) noise of 0.4 the plain test cries wolf; the correction removes most of it. */
    @Test
    void correctionTamesAutocorrelation() {
        double plain = Worlds.share(
                11, random -> MannKendall.fit(related(random), PLAIN).get().pValue() < 0.05);
        double corrected = Worlds.share(
                11,
                random -> MannKendall.fit(related(random), MannKendall.Options.defaults())
                                .get()
                                .pValue()
                        < 0.05);
        assertThat(plain).isGreaterThan(0.12);
        assertThat(corrected).isLessThan(0.6 * plain);
    }

    private static double[] related(UniformRandomProvider random) {
        double[] values = Worlds.normals(random, 100);
        for (int i = 1; i < values.length; i++) {
            values[i] += 0.4 * values[i - 1];
        }
        return values;
    }

    /** Shares whose truth wanders: the p-chart alarms nearly everywhere, Laney's does not. */
    @Test
    void laneyAllowsForWanderingShares() {
        UniformRandomProvider random = Streams.stream(12, 0);
        double[] wander = Worlds.normals(random, 40);
        long[] hits = new long[40];
        long[] sizes = new long[40];
        for (int i = 0; i < 40; i++) {
            sizes[i] = 50_000L + i;
            hits[i] = Math.round(sizes[i] * (0.3 + 0.01 * wander[i]));
        }
        ProportionChart.Result plain =
                ProportionChart.fit(hits, sizes, ProportionChart.Kind.P).get();
        ProportionChart.Result laney =
                ProportionChart.fit(hits, sizes, ProportionChart.Kind.LANEY).get();
        assertThat(plain.outside()).hasSizeGreaterThan(10);
        assertThat(laney.outside()).hasSizeLessThanOrEqualTo(1);
        assertThat(laney.spread()).isGreaterThan(3);
    }

    @Test
    void autocorrelationOfAnAlternatingSeriesIsMinusOneNearly() {
        double[] values = new double[200];
        for (int i = 0; i < 200; i++) {
            values[i] = i % 2;
        }
        Autocorrelation.Result result = Autocorrelation.fit(values, 2).get();
        assertThat(result.correlations().at(0)).isCloseTo(-0.995, within(1e-12));
        assertThat(result.correlations().at(1)).isCloseTo(0.99, within(1e-12));
        assertThat(result.pValue()).isLessThan(1e-10);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> MannKendall.fit(new double[] {1, Double.NaN, 3, 4}, PLAIN))
                .hasMessage("values must be finite; values[1] is NaN");
        assertThat(MannKendall.fit(new double[] {1, 1, 1, 1, 1}, PLAIN))
                .isInstanceOfSatisfying(
                        Fit.Impossible.class, no -> assertThat(no.reason()).isEqualTo(Fit.Reason.NO_VARIATION));
        assertThat(Stl.fit(new double[20], Stl.Options.fixedSeason(12)).isDone())
                .isFalse();
        assertThatThrownBy(() -> ProportionChart.fit(new long[] {5}, new long[] {4}, ProportionChart.Kind.P))
                .hasMessage("hits must lie from 0 to the period's size of 1 or more; period 0 has 5 of 4");
    }
}
