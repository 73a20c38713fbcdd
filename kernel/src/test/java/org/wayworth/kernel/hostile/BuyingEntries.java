package org.wayworth.kernel.hostile;

import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.lifetime.BetaDiscreteWeibull;
import org.wayworth.kernel.lifetime.BgBb;
import org.wayworth.kernel.lifetime.BgNbd;
import org.wayworth.kernel.lifetime.CustomerValue;
import org.wayworth.kernel.lifetime.DiscountedPurchases;
import org.wayworth.kernel.lifetime.GammaGamma;
import org.wayworth.kernel.lifetime.GammaPoisson;
import org.wayworth.kernel.lifetime.Histories;
import org.wayworth.kernel.lifetime.HoldOut;
import org.wayworth.kernel.lifetime.Horizon;
import org.wayworth.kernel.lifetime.InactiveCustomers;
import org.wayworth.kernel.lifetime.ParetoNbd;
import org.wayworth.kernel.lifetime.Renewals;
import org.wayworth.kernel.lifetime.ShiftedBetaGeometric;
import org.wayworth.kernel.lifetime.Shop;
import org.wayworth.kernel.random.Streams;

/** What customers will bring. */
final class BuyingEntries {

    private BuyingEntries() {}

    static void add(Entries entries) {
        for (BgNbd.DropOut dropOut : BgNbd.DropOut.values()) {
            entries.add(
                    "lifetime.BgNbd.fit " + dropOut,
                    t -> BgNbd.fit(histories(t), dropOut).map(fit -> asked(t, fit.model(), fit)));
        }
        // its likelihood has no closed form: few customers, so that a likelihood that rises for ever ends soon
        entries.add(
                "lifetime.ParetoNbd.fit",
                t -> ParetoNbd.fit(histories(isShop(t) ? t : t.first(8)))
                        .map(fit -> asked(isShop(t) ? t : t.first(8), fit.model(), fit)));
        entries.add("lifetime.BgBb.fit", BuyingEntries::occasions);
        entries.add(
                "lifetime.GammaGamma.fit",
                t -> GammaGamma.fit(bought(t), spent(t))
                        .map(fit -> List.of(
                                fit,
                                fit.fitted().estimate(0, 0.95),
                                fit.fitted().model().meanValue(),
                                fit.fitted().model().expectedValue(2, t.times()[0]))));
        entries.add(
                "lifetime.GammaPoisson.fit",
                t -> GammaPoisson.fit(t.counts(), t.times())
                        .map(model -> List.of(model, model.probabilityOfNone(0, t.times()[0], t.times()[0]))));
        entries.add(
                "lifetime.InactiveCustomers.fit",
                t -> InactiveCustomers.fit(t.counts(), t.times(), t.times()[0], t.event()));
        entries.add(
                "lifetime.ShiftedBetaGeometric.fit",
                t -> ShiftedBetaGeometric.fit(survivors(t))
                        .map(fit -> List.of(
                                fit,
                                fit.estimate(0, 0.95),
                                fit.model().survival(3),
                                fit.model().retention(2))));
        entries.add(
                "lifetime.BetaDiscreteWeibull.fit",
                t -> BetaDiscreteWeibull.fit(survivors(t))
                        .map(fit -> List.of(
                                fit,
                                fit.estimate(0, 0.95),
                                fit.model().survival(3),
                                fit.model().discountedRenewals(1, 10, 0.1))));
        entries.add("lifetime.Renewals", t -> ShiftedBetaGeometric.fit(Renewals.ofCohort(survivors(t))));
        entries.add(
                "lifetime.CustomerValue.of",
                t -> BgNbd.fit(histories(t), BgNbd.DropOut.AFTER_REPEAT)
                        .flatMap(buying -> GammaGamma.fit(bought(t), spent(t))
                                .flatMap(spend -> CustomerValue.of(
                                        buying,
                                        spend.fitted(),
                                        histories(t),
                                        isShop(t) ? SHOP.meanValues() : t.times(),
                                        new CustomerValue.Options(0.3, Horizon.years(2, 52, 0.1), 20, 3, 0.95)))));
    }

    /** Six occasions each; an ordinary shop's customers are those of a made-up table: bought x times, last at an occasion. */
    private static Object occasions(Table t) {
        int[] x = isShop(t)
                ? new int[] {6, 5, 4, 3, 2, 1, 5, 4, 3, 2, 1, 4, 3, 2, 1, 3, 2, 1, 2, 1, 1, 0}
                : Arrays.stream(t.counts()).map(c -> Math.min(5, c)).toArray();
        int[] last = new int[x.length];
        int[] places = {6, 6, 6, 6, 6, 6, 5, 5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 3, 2, 2, 1, 0};
        Arrays.setAll(last, i -> isShop(t) ? places[i] : x[i] == 0 ? 0 : Math.min(6, x[i] + i / 12));
        int[] opportunities = new int[x.length];
        Arrays.fill(opportunities, 6);
        long[] shop = {61, 35, 26, 17, 12, 6, 16, 15, 11, 9, 6, 12, 9, 8, 4, 16, 12, 7, 30, 14, 55, 170};
        long[] customers = new long[x.length];
        Arrays.setAll(customers, i -> isShop(t) ? shop[i] : 3);
        return BgBb.fit(x, last, opportunities, customers)
                .map(fit -> List.of(
                        fit,
                        fit.estimate(0, 0.95),
                        fit.model().probabilityAlive(x[0], last[0], 6),
                        fit.model().expectedPurchases(x[0], last[0], 6, 10),
                        fit.model().discountedPurchases(x[0], last[0], 6, 10, 0.1)));
    }

    private static Object asked(
            Table t, org.wayworth.kernel.lifetime.BuyingModel<?> model, org.wayworth.kernel.lifetime.Fitted<?> fit) {
        Histories histories = histories(t);
        int[] actual = new int[histories.size()];
        Arrays.setAll(actual, i -> i % 3);
        return List.of(
                fit,
                fit.estimate(0, 0.95),
                model.probabilityAlive(0, 0, t.times()[0]),
                model.probabilityAlive(3, t.times()[0] / 2, t.times()[0]),
                model.expectedPurchases(3, t.times()[0] / 2, t.times()[0], 50),
                model.expectedPurchases(50),
                DiscountedPurchases.expected(model, 3, t.times()[0] / 2, t.times()[0], Horizon.years(3, 52, 0.1)),
                DiscountedPurchases.expected(model, Horizon.unlimited(52, 0.1)),
                HoldOut.compare(model, histories, 20, actual, 3),
                HoldOut.expectedTotals(model, new double[] {0, 1}, new double[] {5, 10}));
    }

    /** Histories of an ordinary shop stand in for the ordinary table, so that the models have something to find. */
    private static final Shop SHOP = new Shop(Streams.stream(2026, 1), 400, 20);

    private static boolean isShop(Table t) {
        return t.name().equals("ordinary");
    }

    private static double[] spent(Table t) {
        return isShop(t)
                ? Arrays.stream(SHOP.meanValues()).filter(value -> value > 0).toArray()
                : t.times();
    }

    private static int[] bought(Table t) {
        if (isShop(t)) {
            return Arrays.stream(SHOP.purchases()).filter(x -> x > 0).toArray();
        }
        return Arrays.stream(t.counts()).map(c -> Math.max(1, c)).toArray();
    }

    private static Histories histories(Table t) {
        if (isShop(t)) {
            return SHOP.histories();
        }
        int[] x = Arrays.stream(t.counts()).map(c -> Math.min(c, 400)).toArray();
        double[] age = t.times();
        double[] recency = new double[t.n()];
        Arrays.setAll(recency, i -> x[i] == 0 ? 0 : age[i] * t.chances()[i]);
        return Histories.of(x, recency, age);
    }

    /** Falling, from the sizes of the outcome. */
    private static double[] survivors(Table t) {
        double[] sorted = t.amounts();
        Arrays.sort(sorted);
        double[] falling = new double[Math.min(8, sorted.length)];
        Arrays.setAll(falling, i -> sorted[sorted.length - 1 - i]);
        return falling;
    }
}
