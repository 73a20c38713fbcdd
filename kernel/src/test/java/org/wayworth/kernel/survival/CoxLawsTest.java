package org.wayworth.kernel.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Vector;

/** Laws: hold for any data. */
class CoxLawsTest {

    private static final Cox.Options USUAL = Cox.Options.defaults();

    /** With entries, strata and weights at once, against central differences of the log-likelihood. */
    @ParameterizedTest
    @EnumSource(Cox.Ties.class)
    void gradientAndInformationAreTheDerivatives(Cox.Ties ties) {
        Sample sample = Sample.tied(7, 160);
        double[] start = new double[160];
        double[] weight = new double[160];
        for (int i = 0; i < 160; i++) {
            start[i] = i % 4 == 0 ? 0.4 * sample.time[i] : -1;
            weight[i] = 0.5 + i % 3;
        }
        Cox.Options options =
                USUAL.withTies(ties).entering(start).weighted(weight).stratified(sample.group);
        CoxLikelihood likelihood =
                new CoxLikelihood(CoxRows.of(sample.columns, sample.time, sample.event, options), ties);
        double[] at = {0.4, -0.7};
        Pass here = likelihood.at(at);
        double h = 1e-5;
        for (int j = 0; j < 2; j++) {
            Pass up = likelihood.at(moved(at, j, h));
            Pass down = likelihood.at(moved(at, j, -h));
            double slope = (up.logLikelihood() - down.logLikelihood()) / (2 * h);
            assertThat(here.gradient()[j]).isCloseTo(slope, within(1e-6));
            for (int k = 0; k < 2; k++) {
                double curve = -(up.gradient()[k] - down.gradient()[k]) / (2 * h);
                assertThat(here.information()[j * 2 + k]).isCloseTo(curve, within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfRowsDoesNotMatter(long seed) {
        Sample sample = Sample.tied(seed, 300);
        Cox.Result straight = fit(sample, USUAL.robust(300));
        Cox.Result mixed = fit(sample.shuffled(seed), USUAL.robust(300));
        close(mixed.coefficients(), straight.coefficients(), 1e-10);
        assertThat(mixed.covariance().at(0, 1)).isCloseTo(straight.covariance().at(0, 1), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void unitsAndOriginsOfColumnsDoNotMatter(long seed) {
        Sample sample = Sample.tied(seed, 300);
        double[][] changed = {
            Arrays.stream(sample.columns[0]).map(x -> 1000 * x + 5e5).toArray(), sample.columns[1]
        };
        Cox.Result straight = fit(sample, USUAL);
        Cox.Result scaled = Cox.fit(changed, sample.time, sample.event, USUAL).get();
        assertThat(1000 * scaled.coefficients().at(0))
                .isCloseTo(straight.coefficients().at(0), within(1e-8));
        assertThat(scaled.logLikelihood()).isCloseTo(straight.logLikelihood(), within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRowCutInTwoSpansIsTheSameRow(long seed) {
        Sample sample = Sample.tied(seed, 150);
        int[] twice = new int[150];
        Arrays.fill(twice, 2);
        Sample doubled = sample.repeated(twice);
        double[] start = new double[300];
        double[] end = new double[300];
        boolean[] event = new boolean[300];
        for (int i = 0; i < 150; i++) {
            double cut = Math.floor(sample.time[i] / 2) + 0.5;
            boolean cutting = cut < sample.time[i];
            start[2 * i] = -1;
            end[2 * i] = cutting ? cut : 0;
            start[2 * i + 1] = cutting ? cut : -1;
            end[2 * i + 1] = sample.time[i];
            event[2 * i + 1] = sample.event[i];
        }
        Cox.Result spans =
                Cox.fit(doubled.columns, end, event, USUAL.entering(start)).get();
        Cox.Result whole = fit(sample, USUAL);
        close(spans.coefficients(), whole.coefficients(), 1e-10);
        assertThat(spans.logLikelihood()).isCloseTo(whole.logLikelihood(), within(1e-9));
        int[] owner = new int[300];
        Arrays.setAll(owner, i -> i / 2);
        Cox.Result clustered = Cox.fit(
                        doubled.columns, end, event, USUAL.entering(start).clustered(owner))
                .get();
        Cox.Result robust = fit(sample, USUAL.robust(150));
        assertThat(clustered.covariance().at(0, 0))
                .isCloseTo(robust.covariance().at(0, 0), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void weightsCountAsRepetitionUnderBreslow(long seed) {
        Sample sample = Sample.tied(seed, 120);
        int[] times = new int[120];
        Arrays.setAll(times, i -> 1 + i % 3);
        double[] weight = Arrays.stream(times).asDoubleStream().toArray();
        Cox.Options breslow = USUAL.withTies(Cox.Ties.BRESLOW);
        Cox.Result weighted = fit(sample, breslow.weighted(weight));
        Cox.Result repeated = fit(sample.repeated(times), breslow);
        close(weighted.coefficients(), repeated.coefficients(), 1e-10);
        assertThat(weighted.covariance().at(1, 1))
                .isCloseTo(repeated.covariance().at(1, 1), within(1e-12));
    }

    /** Leaving a row out moves the coefficients by about its influence, whose squares the robust variance adds up. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theJackknifeConfirmsTheRobustVariance(long seed) {
        Sample sample = Sample.tied(seed, 200);
        Cox.Result whole = fit(sample, USUAL.robust(200));
        double squares = 0;
        for (int i = 0; i < 200; i++) {
            double without = fit(sample.without(i), USUAL).coefficients().at(0);
            squares += Math.pow(without - whole.coefficients().at(0), 2);
        }
        assertThat(whole.covariance().at(0, 0)).isCloseTo(squares, within(0.1 * squares));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void oneStratumIsNoStratum(long seed) {
        Sample sample = Sample.tied(seed, 150);
        Cox.Result plain = fit(sample, USUAL);
        Cox.Result single = fit(sample, USUAL.stratified(new int[150]));
        assertThat(single.coefficients()).isEqualTo(plain.coefficients());
        assertThat(single.baseline().survival(new double[2], 4, 0))
                .isEqualTo(plain.baseline().survival(new double[2], 4, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void withoutCompetingEventsFineGrayIsCoxWithBreslowsTies(long seed) {
        Sample sample = Sample.tied(seed, 200);
        int[] one = new int[200];
        Arrays.setAll(one, i -> sample.event[i] ? 1 : 0);
        FineGray.Result fineGray =
                FineGray.fit(sample.columns, sample.time, one, 1, 10).get();
        Cox.Result cox = fit(sample, USUAL.withTies(Cox.Ties.BRESLOW));
        close(fineGray.coefficients(), cox.coefficients(), 1e-10);
        assertThat(fineGray.logLikelihood()).isCloseTo(cox.logLikelihood(), within(1e-9));
    }

    /** With competing events: the order of rows, the unit of time, and the unit and zero of a column. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void orderAndUnitsDoNotMatterToFineGray(long seed) {
        Sample sample = Sample.tied(seed, 250);
        Sample mixed = sample.shuffled(seed);
        double[][] columns = {mixed.columns[1], mixed.columns[0].clone()};
        Arrays.setAll(columns[1], i -> 4 * columns[1][i] + 30);
        double[] hours = Arrays.stream(mixed.time).map(t -> 24 * t).toArray();
        FineGray.Result plain =
                FineGray.fit(sample.columns, sample.time, sample.cause, 1, 10).get();
        FineGray.Result changed =
                FineGray.fit(columns, hours, mixed.cause, 1, 10).get();
        assertThat(4 * changed.coefficients().at(1))
                .isCloseTo(plain.coefficients().at(0), within(1e-9));
        assertThat(changed.coefficients().at(0)).isCloseTo(plain.coefficients().at(1), within(1e-9));
        assertThat(changed.hazardRatio(0, 0.9).standardError())
                .isCloseTo(plain.hazardRatio(1, 0.9).standardError(), within(1e-9));
        assertThat(changed.hazardRatio(0, 0.9).value())
                .isCloseTo(Math.exp(plain.coefficients().at(1)), within(1e-9));
    }

    private static Cox.Result fit(Sample sample, Cox.Options options) {
        return Cox.fit(sample.columns, sample.time, sample.event, options).get();
    }

    private static double[] moved(double[] from, int j, double by) {
        double[] to = from.clone();
        to[j] += by;
        return to;
    }

    private static void close(Vector actual, Vector expected, double tolerance) {
        for (int j = 0; j < expected.size(); j++) {
            assertThat(actual.at(j)).isCloseTo(expected.at(j), within(tolerance));
        }
    }
}
