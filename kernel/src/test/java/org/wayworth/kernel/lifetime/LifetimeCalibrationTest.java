package org.wayworth.kernel.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;

/** Calibration: in made-up shops with known parameters 95 % intervals cover them in 95 %. */
@Tag("long")
class LifetimeCalibrationTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void intervalsOfBuyingParametersCover(int parameter) {
        double truth = Shop.BUYING.parameters().at(parameter);
        Worlds.assertCovers95(
                Shop.BUYING.names().get(parameter),
                201,
                random -> buying(new Shop(random, 1500, 0))
                        .estimate(parameter, 0.95)
                        .interval()
                        .contains(truth));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void intervalsOfSpendingParametersCover(int parameter) {
        double truth = Shop.SPENDING.parameters().at(parameter);
        Worlds.assertCovers95(
                Shop.SPENDING.names().get(parameter),
                202,
                random -> spending(new Shop(random, 1500, 0))
                        .estimate(parameter, 0.95)
                        .interval()
                        .contains(truth));
    }

    /** The target is what the true model expects of these customers. */
    @Test
    void theIntervalOfTotalValueCovers() {
        Horizon horizon = new Horizon(20, 0);
        Worlds.assertCovers95("total lifetime value", 203, random -> {
            CustomerValue.Options options = new CustomerValue.Options(0.3, horizon, 79, random.nextLong(), 0.95);
            Shop shop = new Shop(random, 400, 0);
            Fit<CustomerValue.Result> value = value(shop, options);
            // about one such small shop in a thousand gets no interval but a refusal: it is drawn again
            while (!value.isDone()) {
                shop = new Shop(random, 400, 0);
                value = value(shop, options);
            }
            double truth = 0;
            for (int i = 0; i < shop.x.length; i++) {
                truth += 0.3
                        * Shop.SPENDING.expectedValue(shop.x[i], shop.meanValue[i])
                        * Shop.BUYING.expectedPurchases(shop.x[i], shop.recency[i], shop.age[i], 20);
            }
            return value.get().total().interval().contains(truth);
        });
    }

    private static Fit<CustomerValue.Result> value(Shop shop, CustomerValue.Options options) {
        return spendingFit(shop)
                .flatMap(spend ->
                        CustomerValue.of(buying(shop), spend.fitted(), shop.histories(), shop.meanValue, options));
    }

    @Test
    void intervalsOfRetentionParametersCover() {
        ShiftedBetaGeometric truth = new ShiftedBetaGeometric(0.8, 2.2);
        Worlds.assertCovers95("alpha of retention", 204, random -> {
            double[] survivors = new double[8];
            survivors[0] = 2000;
            for (int t = 1; t < 8; t++) {
                double renews = truth.retention(t);
                survivors[t] = IntStream.range(0, (int) survivors[t - 1])
                        .filter(i -> random.nextDouble() < renews)
                        .count();
            }
            return ShiftedBetaGeometric.fit(survivors)
                    .get()
                    .estimate(0, 0.95)
                    .interval()
                    .contains(truth.alpha());
        });
    }

    /** Planted truth: the hold-out is foreseen in total, by group and over time, and better than by "same again". */
    @Test
    void theHoldOutIsForeseen() {
        Shop shop = new Shop(Streams.stream(77, 0), 10_000, 26);
        BgNbd model = buying(shop).model();
        HoldOut.Result result = HoldOut.compare(model, shop.histories(), 26, shop.later, 7);
        assertThat(result.actual()).isEqualTo(Arrays.stream(shop.later).sum());
        assertThat(result.expected()).isCloseTo(result.actual(), within(0.04 * result.actual()));
        assertThat(result.error()).isLessThan(result.errorOfSameAgain());
        List<HoldOut.Group> groups = result.groups();
        assertThat(groups).hasSize(8);
        for (HoldOut.Group group : groups) {
            assertThat(group.expected()).isCloseTo(group.actual(), within(0.15 + 0.1 * group.actual()));
        }
        double[] first = Arrays.stream(shop.age).map(age -> 50 - age).toArray();
        double byNow =
                HoldOut.expectedTotals(model, first, new double[] {30, 50}).at(1);
        assertThat(byNow).isCloseTo(shop.histories().purchases(), within(0.03 * byNow));
    }

    @Test
    void valuesAddUpToTheirTotal() {
        Shop shop = new Shop(Streams.stream(78, 0), 800, 0);
        CustomerValue.Options options = new CustomerValue.Options(0.25, Horizon.years(2, 52, 0.1), 40, 9, 0.9);
        CustomerValue.Result result = CustomerValue.of(
                        buying(shop), spending(shop), shop.histories(), shop.meanValue, options)
                .get();
        assertThat(Arrays.stream(result.values().toArray()).sum())
                .isCloseTo(result.total().value(), within(1e-9 * result.total().value()));
        assertThat(result.total().interval().contains(result.total().value())).isTrue();
        assertThat(result.topDecileShare()).isBetween(0.2, 0.9);
    }

    private static Fitted<BgNbd> buying(Shop shop) {
        return BgNbd.fit(shop.histories(), BgNbd.DropOut.AFTER_REPEAT).get();
    }

    private static Fitted<GammaGamma> spending(Shop shop) {
        return spendingFit(shop).get().fitted();
    }

    private static Fit<GammaGamma.Result> spendingFit(Shop shop) {
        int[] buyers =
                IntStream.range(0, shop.x.length).filter(i -> shop.x[i] > 0).toArray();
        return GammaGamma.fit(
                Arrays.stream(buyers).map(i -> shop.x[i]).toArray(),
                Arrays.stream(buyers).mapToDouble(i -> shop.meanValue[i]).toArray());
    }
}
