package org.wayworth.kernel.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws: hold for any data. */
class SurvivalLawsTest {

    private static final KaplanMeier.Options USUAL = KaplanMeier.Options.defaults();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfRowsDoesNotMatter(long seed) {
        Sample sample = Sample.tied(seed, 300);
        Sample mixed = sample.shuffled(seed + 100);
        assertThat(curve(mixed)).isEqualTo(curve(sample));
        assertThat(logRank(mixed)).isCloseTo(logRank(sample), within(1e-12));
        assertThat(gray(mixed)).isCloseTo(gray(sample), within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void changingTheUnitOfTimeChangesTimesOnly(long seed) {
        Sample sample = Sample.tied(seed, 200);
        double[] minutes = Arrays.stream(sample.time).map(t -> 1440 * t).toArray();
        SurvivalCurve days = curve(sample);
        SurvivalCurve inMinutes = KaplanMeier.fit(minutes, sample.event, USUAL).get();
        assertThat(inMinutes.survival()).isEqualTo(days.survival());
        assertThat(inMinutes.high()).isEqualTo(days.high());
        assertThat(RestrictedMean.of(inMinutes, 1440 * 5, 0.95).get().value())
                .isCloseTo(1440 * RestrictedMean.of(days, 5, 0.95).get().value(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void weightsCountAsRepetition(long seed) {
        Sample sample = Sample.tied(seed, 150);
        double[] weight = new double[150];
        int[] times = new int[150];
        for (int i = 0; i < 150; i++) {
            times[i] = 1 + i % 3;
            weight[i] = times[i];
        }
        Sample repeated = sample.repeated(times);
        SurvivalCurve weighted = KaplanMeier.fit(sample.time, sample.event, USUAL.repeated(weight))
                .get();
        assertThat(weighted.survival()).isEqualTo(curve(repeated).survival());
        assertThat(weighted.low()).isEqualTo(curve(repeated).low());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void withoutCensoringTheCurveIsTheShareStillThere(long seed) {
        Sample sample = Sample.tied(seed, 120);
        boolean[] all = new boolean[120];
        Arrays.fill(all, true);
        SurvivalCurve curve = KaplanMeier.fit(sample.time, all, USUAL).get();
        for (double t : new double[] {1, 3, 6}) {
            long still = Arrays.stream(sample.time).filter(x -> x > t).count();
            assertThat(curve.at(t).value()).isCloseTo(still / 120.0, within(1e-12));
        }
        double mean =
                Arrays.stream(sample.time).map(x -> Math.min(x, 4)).average().orElseThrow();
        assertThat(RestrictedMean.of(curve, 4, 0.95).get().value()).isCloseTo(mean, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sharesOfAllKindsAndOfNoneAddUpToOne(long seed) {
        Sample sample = Sample.tied(seed, 250);
        AalenJohansen.Result shares =
                AalenJohansen.fit(sample.time, sample.cause, 0.95).get();
        SurvivalCurve none = KaplanMeier.fit(sample.time, CauseTable.anyEvent(sample.cause), USUAL)
                .get();
        for (double t : new double[] {1, 2, 5, 8}) {
            double sum = shares.cause(1).at(t).value()
                    + shares.cause(2).at(t).value()
                    + none.at(t).value();
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void withOneKindOfEventIncidenceIsOneMinusSurvival(long seed) {
        Sample sample = Sample.tied(seed, 250);
        int[] one = new int[250];
        for (int i = 0; i < 250; i++) {
            one[i] = sample.event[i] ? 1 : 0;
        }
        AalenJohansen.Curve incidence =
                AalenJohansen.fit(sample.time, one, 0.95).get().cause(1);
        assertThat(incidence.at(4).value()).isCloseTo(1 - curve(sample).at(4).value(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void namesOfGroupsDoNotMatter(long seed) {
        Sample sample = Sample.tied(seed, 240);
        Sample renamed = sample.withGroups(
                Arrays.stream(sample.group).map(g -> (g + 1) % 3).toArray());
        assertThat(logRank(renamed)).isCloseTo(logRank(sample), within(1e-10));
        assertThat(gray(renamed)).isCloseTo(gray(sample), within(1e-8));
    }

    /** Cox's score test at 0 is the log-rank test when no times are tied. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void logRankIsTheScoreTestOfCox(long seed) {
        Sample sample = Sample.untied(seed, 200);
        int[] two = Arrays.stream(sample.group).map(g -> g == 0 ? 0 : 1).toArray();
        double[][] column = {Arrays.stream(two).asDoubleStream().toArray()};
        CoxRows rows = CoxRows.of(column, sample.time, sample.event, Cox.Options.defaults());
        Pass pass = new CoxLikelihood(rows, Cox.Ties.EFRON).at(new double[1]);
        double score = pass.gradient()[0] * pass.gradient()[0] / pass.information()[0];
        assertThat(LogRank.test(sample.time, sample.event, two, LogRank.Options.defaults())
                        .get()
                        .chiSquared())
                .isCloseTo(score, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void concordanceIsTheShareOfPairs(long seed) {
        Sample sample = Sample.tied(seed, 90);
        double[] risk =
                Arrays.stream(sample.columns[0]).map(x -> Math.rint(2 * x)).toArray();
        double good = 0;
        double pairs = 0;
        for (int i = 0; i < 90; i++) {
            for (int j = 0; j < 90; j++) {
                boolean later =
                        sample.time[j] > sample.time[i] || (sample.time[j] == sample.time[i] && !sample.event[j]);
                if (i != j && sample.event[i] && later) {
                    pairs++;
                    good += risk[i] > risk[j] ? 1 : risk[i] == risk[j] ? 0.5 : 0;
                }
            }
        }
        Concordance.Result result =
                Concordance.of(sample.time, sample.event, risk, null, 0.95).get();
        assertThat(result.concordance().value()).isCloseTo(good / pairs, within(1e-12));
        assertThat(result.concordant() + result.discordant() + result.equalRisk())
                .isEqualTo((long) pairs);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theJackknifeConfirmsTheErrorOfConcordance(long seed) {
        Sample sample = Sample.tied(seed, 150);
        double[] risk = sample.columns[0];
        double whole = Concordance.of(sample.time, sample.event, risk, null, 0.95)
                .get()
                .concordance()
                .standardError();
        double[] without = new double[150];
        for (int i = 0; i < 150; i++) {
            Sample less = sample.without(i);
            without[i] = Concordance.of(less.time, less.event, less.columns[0], null, 0.95)
                    .get()
                    .concordance()
                    .value();
        }
        double mean = Arrays.stream(without).average().orElseThrow();
        double jackknife = Math.sqrt(
                Arrays.stream(without).map(c -> (c - mean) * (c - mean)).sum() * 149 / 150);
        assertThat(whole).isCloseTo(jackknife, within(0.05 * jackknife));
    }

    private static SurvivalCurve curve(Sample sample) {
        return KaplanMeier.fit(sample.time, sample.event, USUAL).get();
    }

    private static double logRank(Sample sample) {
        return LogRank.test(sample.time, sample.event, sample.group, LogRank.Options.defaults())
                .get()
                .chiSquared();
    }

    private static double gray(Sample sample) {
        return GrayTest.test(sample.time, sample.cause, sample.group, 1).get().chiSquared();
    }
}
