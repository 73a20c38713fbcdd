package org.wayworth.kernel.survival;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wayworth.kernel.calibration.Worlds;

/** Calibration: in simulated worlds 95 % intervals cover the truth in 95 %, and 5 % tests of nothing alarm in 5 %. */
class SurvivalCalibrationTest {

    private static final double HAZARD = 0.25;
    private static final double HORIZON = 4;

    @ParameterizedTest
    @EnumSource(IntervalKind.class)
    void theIntervalCoversTheCurve(IntervalKind kind) {
        Worlds.assertCovers95(
                "Kaplan–Meier at 3, " + kind,
                101,
                random -> exponential(random, 150, HAZARD)
                        .curve(kind)
                        .at(3)
                        .interval()
                        .contains(Math.exp(-3 * HAZARD)));
    }

    @Test
    void theIntervalOfTheMedianCovers() {
        double truth = Math.log(2) / HAZARD;
        Worlds.assertCovers95("median", 102, random -> {
            SurvivalCurve.Quantile median =
                    exponential(random, 200, HAZARD).curve().median();
            return median.low().orElse(0) <= truth && truth <= median.high().orElse(Double.POSITIVE_INFINITY);
        });
    }

    @Test
    void theDifferenceOfRestrictedMeansCovers() {
        double slow = 0.15;
        double truth = restrictedMean(slow) - restrictedMean(HAZARD);
        Worlds.assertCovers95(
                "difference of restricted means",
                103,
                random -> RestrictedMean.difference(
                                exponential(random, 150, slow).curve(),
                                exponential(random, 150, HAZARD).curve(),
                                HORIZON,
                                0.95)
                        .get()
                        .difference()
                        .interval()
                        .contains(truth));
    }

    @ParameterizedTest
    @EnumSource(Cox.Ties.class)
    void theHazardRatioCovers(Cox.Ties ties) {
        Worlds.assertCovers95("Cox hazard ratio", 104, random -> {
            Sample sample = Sample.drawn(random, 200, false);
            return Cox.fit(
                            sample.columns,
                            sample.time,
                            sample.event,
                            Cox.Options.defaults().withTies(ties))
                    .get()
                    .hazardRatio(0, 0.95)
                    .interval()
                    .contains(Math.exp(0.5));
        });
    }

    @Test
    void theRobustIntervalCovers() {
        Worlds.assertCovers95("Cox hazard ratio, robust", 105, random -> {
            Sample sample = Sample.drawn(random, 300, false);
            return Cox.fit(
                            sample.columns,
                            sample.time,
                            sample.event,
                            Cox.Options.defaults().robust(300))
                    .get()
                    .estimate(1, 0.95)
                    .interval()
                    .contains(-0.3);
        });
    }

    /** Both causes have half of the hazard, so the share with the first is half of the share with any. */
    @Test
    void theIntervalOfAnIncidenceCovers() {
        double truth = 0.5 * (1 - Math.exp(-HORIZON * HAZARD));
        Worlds.assertCovers95("incidence", 106, random -> {
            Times times = exponential(random, 200, HAZARD);
            int[] cause = new int[200];
            for (int i = 0; i < 200; i++) {
                cause[i] = times.event[i] ? 1 + random.nextInt(2) : 0;
            }
            return AalenJohansen.fit(times.time, cause, 0.95)
                    .get()
                    .cause(1)
                    .at(HORIZON)
                    .interval()
                    .contains(truth);
        });
    }

    /** Truth: of two rows with proportional hazards, the one with the greater risk goes first in r/(1 + r) of pairs. */
    @Test
    void theIntervalOfConcordanceCovers() {
        Worlds.assertCovers95("concordance", 112, random -> {
            int n = 300;
            double[] risk = new double[n];
            double[] time = new double[n];
            boolean[] event = new boolean[n];
            for (int i = 0; i < n; i++) {
                risk[i] = random.nextInt(3);
                time[i] = -Math.log1p(-random.nextDouble()) / Math.exp(0.7 * risk[i]);
                event[i] = true;
            }
            // a third of pairs tie in risk and count one half; of the others two thirds lie one apart, one third two
            double one = Math.exp(0.7) / (1 + Math.exp(0.7));
            double two = Math.exp(1.4) / (1 + Math.exp(1.4));
            double truth = 0.5 / 3 + 2.0 / 3 * (2 * one / 3 + two / 3);
            return Concordance.of(time, event, risk, null, 0.95)
                    .get()
                    .concordance()
                    .interval()
                    .contains(truth);
        });
    }

    /**
     * Fine and Gray's own world (1999, section 5): the share that ever has the first kind of event by t is 1 − (1 − ½(1 −
     * e⁻ᵗ))^exp(βx), the rest have the second at an exponential time.
     */
    @Test
    void theSubdistributionHazardRatioCovers() {
        double slope = 0.5;
        Worlds.assertCovers95("Fine–Gray ratio", 110, random -> {
            double[][] x = {Worlds.normals(random, 300)};
            double[] time = new double[300];
            int[] cause = new int[300];
            for (int i = 0; i < 300; i++) {
                double power = Math.exp(slope * x[0][i]);
                double ever = 1 - Math.pow(0.5, power);
                boolean first = random.nextDouble() < ever;
                double reached = 1 - Math.pow(1 - random.nextDouble() * ever, 1 / power);
                double happens = first ? -Math.log1p(-2 * reached) : -Math.log1p(-random.nextDouble());
                double leaves = 3 * random.nextDouble();
                time[i] = Math.min(happens, leaves) + 1e-9;
                cause[i] = happens > leaves ? 0 : first ? 1 : 2;
            }
            return FineGray.fit(x, time, cause, 1, 10)
                    .get()
                    .hazardRatio(0, 0.95)
                    .interval()
                    .contains(Math.exp(slope));
        });
    }

    @Test
    void testsOfEqualGroupsAlarmRarely() {
        Worlds.assertRejectsAtMost5("log-rank", 107, random -> {
            Sample sample = Sample.drawn(random, 180, true);
            return LogRank.test(sample.time, sample.event, sample.group, LogRank.Options.defaults())
                            .get()
                            .pValue()
                    < 0.05;
        });
        Worlds.assertRejectsAtMost5("Gray", 108, random -> {
            Sample sample = Sample.drawn(random, 180, true);
            return GrayTest.test(sample.time, sample.cause, sample.group, 1)
                            .get()
                            .pValue()
                    < 0.05;
        });
    }

    @Test
    void proportionalHazardsThatArePlantedAlarmRarely() {
        Worlds.assertRejectsAtMost5("proportional hazards", 109, random -> {
            Sample sample = Sample.drawn(random, 250, false);
            return ProportionalHazards.test(
                                    sample.columns,
                                    sample.time,
                                    sample.event,
                                    Cox.Options.defaults(),
                                    ProportionalHazards.Clock.KAPLAN_MEIER)
                            .get()
                            .all()
                            .pValue()
                    < 0.05;
        });
    }

    private static double restrictedMean(double hazard) {
        return (1 - Math.exp(-HORIZON * hazard)) / hazard;
    }

    private record Times(double[] time, boolean[] event) {
        SurvivalCurve curve() {
            return curve(IntervalKind.LOG_LOG);
        }

        SurvivalCurve curve(IntervalKind kind) {
            return KaplanMeier.fit(time, event, KaplanMeier.Options.defaults().withKind(kind))
                    .get();
        }
    }

    /** Censored evenly between 1 and 8. */
    private static Times exponential(UniformRandomProvider random, int n, double hazard) {
        double[] time = new double[n];
        boolean[] event = new boolean[n];
        for (int i = 0; i < n; i++) {
            double happens = -Math.log1p(-random.nextDouble()) / hazard;
            double leaves = 1 + 7 * random.nextDouble();
            time[i] = Math.min(happens, leaves);
            event[i] = happens <= leaves;
        }
        return new Times(time, event);
    }
}
