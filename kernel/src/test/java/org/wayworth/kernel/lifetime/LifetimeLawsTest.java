package org.wayworth.kernel.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.random.Streams;

/** Laws: hold for any data. */
class LifetimeLawsTest {

    private static final BgNbd CDNOW = new BgNbd(0.243, 4.414, 0.793, 2.426, BgNbd.DropOut.AFTER_REPEAT);
    private static final ParetoNbd PARETO = new ParetoNbd(0.553, 10.578, 0.606, 11.669);

    private final Shop shop = new Shop(Streams.stream(5, 0), 400, 20);

    @Test
    void slopesAndCurvesAreTheDerivativesOfTheLikelihood() {
        Histories histories = shop.histories();
        for (BgNbd.DropOut dropOut : BgNbd.DropOut.values()) {
            derivatives(new BgNbdLikelihood(histories, dropOut)::at, 0.6, 5, 1.1, 2);
        }
        derivatives(new ParetoNbdLikelihood(histories)::at, 0.6, 9, 0.8, 12);
        derivatives(new ParetoNbdLikelihood(histories)::at, 0.6, 15, 1.3, 2);
        int[] buyers = IntStream.range(0, 400).filter(i -> shop.x[i] > 0).toArray();
        int[] purchases = Arrays.stream(buyers).map(i -> shop.x[i]).toArray();
        double[] value =
                Arrays.stream(buyers).mapToDouble(i -> shop.meanValue[i]).toArray();
        derivatives(new GammaGammaLikelihood(purchases, value)::at, 5, 3, 20);
        int[] x = {0, 1, 3, 6};
        int[] last = {0, 4, 5, 6};
        int[] n = {6, 6, 6, 6};
        derivatives(at -> BgBb.logLikelihood(at, x, last, n, new long[] {5, 7, 2, 4}), 1.2, 0.7, 0.6, 2.5);
    }

    @Test
    void theOrderOfCustomersDoesNotMatter() {
        int[] order = IntStream.range(0, 400).map(i -> (i * 7 + 3) % 400).toArray();
        Histories mixed = Histories.of(
                Arrays.stream(order).map(i -> shop.x[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> shop.recency[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> shop.age[i]).toArray());
        BgNbd straight = bgNbd(shop.histories());
        close(bgNbd(mixed), straight, 1e-9);
    }

    @Test
    void everyoneTwiceIsTheSameShopWithHalfTheVariance() {
        int[] twice = IntStream.range(0, 800).map(i -> i / 2).toArray();
        Histories doubled = Histories.of(
                Arrays.stream(twice).map(i -> shop.x[i]).toArray(),
                Arrays.stream(twice).mapToDouble(i -> shop.recency[i]).toArray(),
                Arrays.stream(twice).mapToDouble(i -> shop.age[i]).toArray());
        assertThat(doubled.groups()).isEqualTo(shop.histories().groups());
        Fitted<BgNbd> once =
                BgNbd.fit(shop.histories(), BgNbd.DropOut.AFTER_REPEAT).get();
        Fitted<BgNbd> both = BgNbd.fit(doubled, BgNbd.DropOut.AFTER_REPEAT).get();
        close(both.model(), once.model(), 1e-9);
        assertThat(2 * both.logCovariance().at(2, 2))
                .isCloseTo(once.logCovariance().at(2, 2), within(1e-8));
    }

    @Test
    void theUnitOfTimeScalesTheRateOnly() {
        Histories days = Histories.of(
                shop.x,
                Arrays.stream(shop.recency).map(t -> 7 * t).toArray(),
                Arrays.stream(shop.age).map(t -> 7 * t).toArray());
        BgNbd weeks = bgNbd(shop.histories());
        BgNbd inDays = bgNbd(days);
        assertThat(inDays.alpha()).isCloseTo(7 * weeks.alpha(), within(1e-7));
        assertThat(inDays.r()).isCloseTo(weeks.r(), within(1e-9));
        assertThat(inDays.expectedPurchases(3, 140, 200, 70))
                .isCloseTo(weeks.expectedPurchases(3, 20, 200 / 7.0, 10), within(1e-8));
    }

    @Test
    void theCurrencyScalesTheValueOnly() {
        int[] buyers = IntStream.range(0, 400).filter(i -> shop.x[i] > 0).toArray();
        int[] purchases = Arrays.stream(buyers).map(i -> shop.x[i]).toArray();
        GammaGamma pounds = spend(purchases, buyers, 1);
        GammaGamma pence = spend(purchases, buyers, 100);
        assertThat(pence.p()).isCloseTo(pounds.p(), within(1e-7));
        assertThat(pence.gamma()).isCloseTo(100 * pounds.gamma(), within(1e-5));
        assertThat(pence.expectedValue(3, 2500)).isCloseTo(100 * pounds.expectedValue(3, 25), within(1e-6));
    }

    /** The paper's own form of the conditional expectation, term by term, where its terms stay small. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 12})
    void theTransformedSeriesIsThePapersSeries(int x) {
        double age = 30;
        double horizon = 39;
        double z = horizon / (CDNOW.alpha() + age + horizon);
        double c = CDNOW.a() + CDNOW.b() + x - 1;
        double term = 1;
        double series = 1;
        for (int k = 1; k < 4000; k++) {
            term *= (CDNOW.r() + x + k - 1) * (CDNOW.b() + x + k - 1) / ((c + k - 1) * k) * z;
            series += term;
        }
        double expected = c / (CDNOW.a() - 1) * (1 - Math.pow(1 - z, CDNOW.r() + x) * series);
        expected *= CDNOW.probabilityAlive(x, 25, age);
        assertThat(CDNOW.expectedPurchases(x, 25, age, horizon)).isCloseTo(expected, within(1e-10 * expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 150, 400, 2000})
    void heavyBuyersKeepTheirDigits(int x) {
        double before = -1;
        for (double recency : x == 0 ? new double[] {0} : new double[] {10, 20, 30, 38, 39}) {
            double alive = CDNOW.probabilityAlive(x, recency, 39);
            double purchases = CDNOW.expectedPurchases(x, recency, 39, 39);
            double paretoPurchases = PARETO.expectedPurchases(x, recency, 39, 39);
            assertThat(alive).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(before);
            assertThat(purchases).isFinite().isBetween(0.0, x + 1.0);
            assertThat(paretoPurchases).isFinite().isBetween(0.0, x + 1.0);
            before = alive;
        }
    }

    @Test
    void nothingBreaksWhereAOrSIsOne() {
        BgNbd atOne = new BgNbd(0.5, 5, 1, 2, BgNbd.DropOut.AFTER_ANY);
        BgNbd near = new BgNbd(0.5, 5, 1 + 1e-7, 2, BgNbd.DropOut.AFTER_ANY);
        assertThat(atOne.expectedPurchases(3, 20, 30, 10))
                .isCloseTo(near.expectedPurchases(3, 20, 30, 10), within(1e-6));
        ParetoNbd pareto = new ParetoNbd(0.5, 5, 1, 9);
        ParetoNbd nearPareto = new ParetoNbd(0.5, 5, 1 + 1e-7, 9);
        assertThat(pareto.expectedPurchases(3, 20, 30, 10))
                .isCloseTo(nearPareto.expectedPurchases(3, 20, 30, 10), within(1e-6));
    }

    /** Against a very fine midpoint sum. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3, 40, 200})
    void theIntegralOverTheMomentOfStoppingIsRight(int x) {
        for (double[] p : new double[][] {{0.5, 10, 0.6, 12}, {0.5, 10, 0.6, 0.2}, {0.5, 0.3, 2, 12}}) {
            double recency = x == 0 ? 0 : 20;
            double from = Math.log(Math.min(p[1], p[3]) + recency);
            double to = Math.log(Math.min(p[1], p[3]) + 39);
            int cells = 400_000;
            double width = (to - from) / cells;
            double at = Math.log(p[1] + recency);
            double sum = 0;
            for (int k = 0; k < cells; k++) {
                double y = from + (k + 0.5) * width;
                double t = Math.exp(y) - Math.min(p[1], p[3]);
                sum += Math.exp(y - (p[0] + x) * (Math.log(p[1] + t) - at) - (p[2] + 1) * Math.log(p[3] + t))
                        * p[2]
                        * width;
            }
            double expected = Math.log(sum) - (p[0] + x) * at;
            double integral = new StoppedIntegral(p[0], p[1], p[2], p[3]).log(x, recency, 39);
            assertThat(integral).isCloseTo(expected, within(1e-7));
        }
    }

    @Test
    void probabilitiesOfAllHistoriesAddUpToOne() {
        BgBbTerms terms = new BgBbTerms(new double[] {1.2, 0.7, 0.6, 2.5}, 6);
        double sum = Math.exp(terms.mixture(0, 0, 6).logSum());
        for (int last = 1; last <= 6; last++) {
            double orders = 1;
            for (int x = 1; x <= last; x++) {
                sum += orders * Math.exp(terms.mixture(x, last, 6).logSum());
                orders = orders * (last - x) / x;
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void discountingAtNoRateIsNoDiscount() {
        Horizon free = new Horizon(52, 0);
        assertThat(DiscountedPurchases.expected(CDNOW, 3, 20, 30, free))
                .isEqualTo(CDNOW.expectedPurchases(3, 20, 30, 52));
        Horizon year = Horizon.years(1, 365.25 / 7, 0.1);
        assertThat(Math.exp(-year.rate() * year.length())).isCloseTo(1 / 1.1, within(1e-14));
    }

    /** Against a sum over thin slices of time. */
    @ParameterizedTest
    @EnumSource(BgNbd.DropOut.class)
    void discountedPurchasesAreTheSumOverSlices(BgNbd.DropOut dropOut) {
        BgNbd model = new BgNbd(0.4, 4, 0.8, 2.4, dropOut);
        Horizon horizon = Horizon.years(3, 52, 0.15);
        int slices = 20_000;
        double width = horizon.length() / slices;
        double sum = 0;
        double before = 0;
        for (int k = 1; k <= slices; k++) {
            double now = model.expectedPurchases(4, 25, 30, k * width);
            sum += (now - before) * Math.exp(-horizon.rate() * (k - 0.5) * width);
            before = now;
        }
        assertThat(DiscountedPurchases.expected(model, 4, 25, 30, horizon)).isCloseTo(sum, within(1e-8 * sum));
    }

    @Test
    void weibullWithoutStretchIsBetaGeometric() {
        ShiftedBetaGeometric simple = new ShiftedBetaGeometric(0.7, 2);
        BetaDiscreteWeibull stretched = new BetaDiscreteWeibull(0.7, 2, 1);
        for (int t = 0; t < 20; t++) {
            assertThat(stretched.survival(t)).isEqualTo(simple.survival(t));
            assertThat(simple.retention(t + 1)).isCloseTo((2.0 + t) / (2.7 + t), within(1e-12));
        }
    }

    /** Contracts first seen after two renewals tell the same retention as those seen from the start, from there on. */
    @Test
    void contractsSeenFromTheMiddleOnAreTakenForWhatTheyAre() {
        ShiftedBetaGeometric truth = new ShiftedBetaGeometric(0.7, 2);
        double[] kept = new double[10];
        double[] lost = new double[10];
        double[] survivors = new double[11];
        for (int t = 0; t <= 10; t++) {
            survivors[t] = 1e6 * truth.survival(t);
        }
        for (int t = 1; t <= 10; t++) {
            double seen = survivors[t - 1] + (t > 2 ? 3e6 * truth.survival(t - 1) : 0);
            kept[t - 1] = seen * truth.retention(t);
            lost[t - 1] = seen - kept[t - 1];
        }
        ShiftedBetaGeometric all = ShiftedBetaGeometric.fit(new Renewals(kept, lost, 2_000_000))
                .get()
                .model();
        ShiftedBetaGeometric cohort = ShiftedBetaGeometric.fit(survivors).get().model();
        assertThat(all.alpha()).isCloseTo(0.7, within(1e-6));
        assertThat(all.beta()).isCloseTo(2, within(1e-6));
        assertThat(cohort.alpha()).isCloseTo(0.7, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.3, 1, 7.7, 60})
    void polygammasObeyTheirRecurrences(double x) {
        assertThat(PolyGamma.digamma(x + 1) - PolyGamma.digamma(x)).isCloseTo(1 / x, within(1e-13 / x + 1e-14));
        assertThat(PolyGamma.trigamma(x) - PolyGamma.trigamma(x + 1)).isCloseTo(1 / (x * x), within(1e-13 / (x * x)));
        assertThat(PolyGamma.digamma(1)).isCloseTo(-0.5772156649015329, within(1e-14));
        assertThat(PolyGamma.trigamma(1)).isCloseTo(Math.PI * Math.PI / 6, within(1e-13));
    }

    private static void derivatives(Function<double[], Derivatives> likelihood, double... at) {
        Derivatives here = likelihood.apply(at);
        int k = at.length;
        for (int j = 0; j < k; j++) {
            double h = 1e-5 * at[j];
            double[] moved = at.clone();
            moved[j] += h;
            Derivatives up = likelihood.apply(moved);
            moved[j] = at[j] - h;
            Derivatives down = likelihood.apply(moved);
            double scale = 1 + Math.abs(here.value);
            assertThat(here.gradient[j]).isCloseTo((up.value - down.value) / (2 * h), within(1e-7 * scale / at[j]));
            for (int m = 0; m < k; m++) {
                double curve = (up.gradient[m] - down.gradient[m]) / (2 * h);
                assertThat(here.hessian[j * k + m]).isCloseTo(curve, within(1e-7 * scale / at[j] / Math.min(1, at[m])));
            }
        }
    }

    private GammaGamma spend(int[] purchases, int[] buyers, double factor) {
        double[] value = Arrays.stream(buyers)
                .mapToDouble(i -> factor * shop.meanValue[i])
                .toArray();
        return GammaGamma.fit(purchases, value).get().fitted().model();
    }

    private static BgNbd bgNbd(Histories histories) {
        return BgNbd.fit(histories, BgNbd.DropOut.AFTER_REPEAT).get().model();
    }

    private static void close(BgNbd actual, BgNbd expected, double tolerance) {
        for (int k = 0; k < 4; k++) {
            double value = expected.parameters().at(k);
            assertThat(actual.parameters().at(k)).isCloseTo(value, within(tolerance * value));
        }
    }
}
